import type { BulkStanding } from '../../dispatch/bulk';
import type { BulkOrder } from '../../model/bulk';
import { facts } from './facts';
import type { Look } from './look';
import { table } from './table';
import { age } from './times';

export const bulkTable = (operations: BulkOrder[], look: Look): string =>
  table(look, operations, [
    { title: 'OPERATION', of: ({ id }) => id, isWhole: true },
    { title: 'VERB', of: ({ verb }) => verb },
    { title: 'MATCHES', of: ({ matches }) => String(matches), isNumber: true },
    { title: 'PER SECOND', of: ({ perSecond }) => String(perSecond), isNumber: true },
    { title: 'AGE', of: ({ asOf }) => age(asOf, look.now), isNumber: true },
  ]);

export const bulkStanding = ({ order, progress }: BulkStanding): string =>
  facts({
    operation: order.id,
    verb: order.verb,
    of: Object.entries(order.filter)
      .map(([name, value]) => `${name} ${value}`)
      .join(', '),
    state: progress.state,
    done: `${progress.done} of ${order.matches}`,
    refused: progress.failed,
    ...(order.verb === 'replay' && { 'not for the sink': progress.skipped }),
    'the first of these': progress.failures.map(({ id, message }) => `${id}: ${message}`).join('\n'),
  });
