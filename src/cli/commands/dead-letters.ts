import type { Command } from 'commander';
import { deliveryTable } from '../output/deliveries';
import { printable } from '../output/printable';
import { ApiError } from '../penstock/api-error';
import type { PenstockClient } from '../penstock/client';
import { at } from '../penstock/paths';
import type { Terminal } from '../terminal';
import { UsageError } from '../usage-error';
import { apiCommand } from './api-command';
import { deliveryQuery, withDeliveryFilter, type DeliveryFilter } from './deliveries';
import { refuseUnknown } from './refuse-unknown';
import { more } from './paging';

interface RetryOptions {
  all?: true;
  source?: string;
  sink?: string;
}

interface Retried {
  retried: string[];
  failed: { id: string; error: string; message: string }[];
}

export function addDeadLetters(program: Command, terminal: Terminal, setExitCode: (code: number) => void): void {
  const deadLetters = program.command('dead-letters').description('deliveries that wait for a decision');

  withDeliveryFilter(
    apiCommand<DeliveryFilter>(
      deadLetters,
      ['list', 'list dead letters, newest first'],
      terminal,
      async ({ api, show }, options) => {
        const query = { ...deliveryQuery(options), state: 'dead' } as const;
        const answer = await api.send('GET', '/v1/deliveries', { query });
        if (answer.json.deliveries.length === 0) await refuseUnknown(api, options);
        show(answer, ({ deliveries, nextAfterId }, look) =>
          deliveries.length === 0 ? 'There are no dead letters.' : deliveryTable(deliveries, look) + more(nextAfterId),
        );
      },
    ),
  );

  apiCommand<RetryOptions>(
    deadLetters,
    ['retry', 'attempt dead letters again now'],
    terminal,
    async ({ api, args, show }, options) => {
      const { all, source, sink } = options;
      if (all ? args.length > 0 : args.length === 0) throw new UsageError('give the ids of dead letters, or --all');
      if (!all && (source ?? sink) !== undefined) throw new UsageError('--source and --sink go with --all');
      const done = await retryEach(api, all ? deadLetterIds(api, options) : args);
      if (all && done.retried.length + done.failed.length === 0) await refuseUnknown(api, options);
      show({ text: JSON.stringify(done), json: done }, retriedInWords);
      if (done.failed.length > 0) setExitCode(1);
    },
  )
    .argument('[ids...]')
    .option('--all', 'all there are')
    .option('--source <id>', 'with --all: of this source')
    .option('--sink <id>', 'with --all: to this sink');
}

/** Page by page, newest first: one that dies again on the way is not seen twice. */
async function* deadLetterIds(api: PenstockClient, filter: DeliveryFilter): AsyncGenerator<string> {
  let after: string | undefined;
  do {
    const query = {
      ...deliveryQuery({ ...filter, limit: 100, ...(after !== undefined && { after }) }),
      state: 'dead',
    } as const;
    const { json } = await api.send('GET', '/v1/deliveries', { query });
    yield* json.deliveries.map(({ id }) => id);
    after = json.nextAfterId;
  } while (after !== undefined);
}

/** One that is refused, because somebody else was faster perhaps, does not keep the others waiting. */
async function retryEach(api: PenstockClient, ids: AsyncIterable<string> | string[]): Promise<Retried> {
  const done: Retried = { retried: [], failed: [] };
  for await (const id of ids) {
    try {
      await api.send('POST', at('/v1/deliveries/{id}/retry', { id }));
      done.retried.push(id);
    } catch (error) {
      if (!(error instanceof ApiError) || error.status === 401) throw error;
      done.failed.push({ id, error: error.code, message: error.message });
    }
  }
  return done;
}

function retriedInWords({ retried, failed }: Retried): string {
  const count = `${retried.length} retried${failed.length > 0 ? `, ${failed.length} refused:` : ''}`;
  return [count, ...failed.map(({ id, message }) => `  ${id}  ${printable(message)}`)].join('\n');
}
