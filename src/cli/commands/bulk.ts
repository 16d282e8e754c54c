import { InvalidArgumentError, Option, type Command } from 'commander';
import { bulkVerbs, type BulkVerb } from '../../model/bulk';
import { deliveryStates } from '../../model/delivery';
import { bulkStanding, bulkTable } from '../output/bulk';
import { at } from '../penstock/paths';
import type { Terminal } from '../terminal';
import { acceptedBetween, withAcceptedBetween, type AcceptedOptions } from './accepted-between';
import { apiCommand } from './api-command';

interface BulkOptions extends AcceptedOptions {
  source: string;
  sink?: string;
  state?: string;
  type?: string;
  perSecond?: number;
  reason?: string;
  dryRun?: true;
  idempotencyKey?: string;
}

const descriptions: Record<BulkVerb, string> = {
  retry: 'attempt many deliveries again: dead letters, unless told otherwise',
  discard: 'give many deliveries up: dead letters, unless told otherwise',
  replay: 'deliver the events again that the filter of a sink takes, also those from before it existed',
};

export function addBulk(program: Command, terminal: Terminal): void {
  const bulk = program.command('bulk').description('one request for many deliveries');

  for (const verb of bulkVerbs) addVerb(bulk, verb, terminal);

  apiCommand(bulk, ['list', 'list what was asked for, newest first'], terminal, async ({ api, show }) => {
    show(await api.send('GET', '/v1/bulk'), ({ operations }, look) =>
      operations.length === 0 ? 'There are none.' : bulkTable(operations, look),
    );
  });

  apiCommand(bulk, ['get', 'show how far it is'], terminal, async ({ api, id, show }) => {
    show(await api.send('GET', at('/v1/bulk/{id}', { id })), bulkStanding);
  }).argument('<id>');

  apiCommand(bulk, ['cancel', 'take up no more of them'], terminal, async ({ api, id, show }) => {
    show(await api.send('POST', at('/v1/bulk/{id}/cancel', { id })), bulkStanding);
  }).argument('<id>');
}

function addVerb(bulk: Command, verb: BulkVerb, terminal: Terminal): void {
  const command = withAcceptedBetween(
    apiCommand<BulkOptions>(bulk, [verb, descriptions[verb]], terminal, async ({ api, show }, options) => {
      const { perSecond, reason, dryRun, idempotencyKey } = options;
      const body = {
        verb,
        filter: filterOf(options),
        ...(perSecond !== undefined && { perSecond }),
        ...(reason !== undefined && { reason }),
        ...(dryRun && { dryRun }),
      };
      const headers = idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey };
      const answer = await api.send('POST', '/v1/bulk', { document: body, headers });
      show(answer, (order) =>
        'id' in order
          ? `${verb} of ${order.matches} has begun; see: penstock bulk get ${order.id}`
          : `${order.matches} match.`,
      );
    }),
  )
    .requiredOption('--source <id>', 'of this source')
    .option('--type <type>', 'of events of this type')
    .option('--per-second <number>', 'so many a second, at most; 50 when left out', number)
    .option('--dry-run', 'only count them')
    .option('--idempotency-key <key>', 'the same request under the same key counts once');
  if (verb === 'replay') {
    command.requiredOption('--sink <id>', 'to this sink');
    return;
  }
  command.option('--sink <id>', 'to this sink');
  command.addOption(new Option('--state <state>', 'in this state; dead when left out').choices(deliveryStates));
  if (verb === 'discard') command.option('--reason <text>', 'why; it is kept with each delivery');
}

function number(text: string): number {
  if (text.trim() === '' || Number.isNaN(Number(text))) throw new InvalidArgumentError('It must be a number.');
  return Number(text);
}

const filterOf = ({ source, sink, state, type, ...accepted }: BulkOptions) => ({
  sourceId: source,
  ...(sink !== undefined && { sinkId: sink }),
  ...(state !== undefined && { state }),
  ...(type !== undefined && { eventType: type }),
  ...acceptedBetween(accepted),
});
