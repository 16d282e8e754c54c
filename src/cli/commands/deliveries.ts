import { Option, type Command } from 'commander';
import { deliveryStates, type Amendment, type DeliveryState } from '../../model/delivery';
import { encodeBody } from '../../model/event';
import { readDocument } from '../input/documents';
import { jsonText } from '../input/pairs';
import { deliveryInFull, deliveryTable, discardedInWords, takenUpInWords } from '../output/deliveries';
import { at } from '../penstock/paths';
import type { Terminal } from '../terminal';
import { UsageError } from '../usage-error';
import { acceptedBetween, withAcceptedBetween, type AcceptedOptions } from './accepted-between';
import { apiCommand } from './api-command';
import { refuseUnknown } from './refuse-unknown';
import { more, withPages, type PageOptions } from './paging';

export interface DeliveryFilter extends PageOptions, AcceptedOptions {
  source?: string;
  sink?: string;
  type?: string;
  root?: string;
}

interface KeyOption {
  idempotencyKey?: string;
}

interface AmendOptions extends KeyOption {
  data?: string;
  text?: string;
  file?: string;
}

export function addDeliveries(program: Command, terminal: Terminal): void {
  const deliveries = program.command('deliveries').description('events on their way to sinks');

  withDeliveryFilter(
    apiCommand<DeliveryFilter & { state?: DeliveryState }>(
      deliveries,
      ['list', 'list deliveries, newest first'],
      terminal,
      async ({ api, show }, options) => {
        const query = { ...deliveryQuery(options), state: options.state };
        const answer = await api.send('GET', '/v1/deliveries', { query });
        if (answer.json.deliveries.length === 0) await refuseUnknown(api, options);
        show(answer, ({ deliveries, nextAfterId }, look) => deliveryTable(deliveries, look) + more(nextAfterId));
      },
    ).addOption(new Option('--state <state>', 'in this state').choices(deliveryStates)),
  );

  apiCommand(deliveries, ['get', 'show a delivery and its attempts'], terminal, async ({ api, id, show }) => {
    show(await api.send('GET', at('/v1/deliveries/{id}', { id })), deliveryInFull);
  }).argument('<id>');

  const takeUp = <Options extends KeyOption>(
    verb: 'retry' | 'amend' | 'discard',
    description: string,
    bodyOf: (options: Options) => Promise<object | undefined> | undefined,
  ): Command =>
    apiCommand<Options>(deliveries, [verb, description], terminal, async ({ api, id, show }, options) => {
      const body = await bodyOf(options);
      const { idempotencyKey } = options;
      const headers = idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey };
      const request = { headers, ...(body && { document: body }) };
      const answer = await api.send('POST', at(`/v1/deliveries/{id}/${verb}`, { id }), request);
      show(answer, verb === 'discard' ? discardedInWords : takenUpInWords);
    })
      .argument('<id>')
      .option('--idempotency-key <key>', 'the same request under the same key counts once');

  takeUp('retry', 'attempt a delivery again now', () => undefined);

  takeUp<AmendOptions>('amend', "attempt a delivery again now, with other data in the event's place", (options) =>
    amendmentOf(options, terminal),
  )
    .option('--data <json>', 'the new data', jsonText)
    .option('--text <text>', 'the new data, when it is not JSON')
    .option('--file <file>', 'a file with the new data ("-": standard input)');

  takeUp<KeyOption & { reason?: string }>('discard', 'give a delivery up', ({ reason }) =>
    reason === undefined ? undefined : Promise.resolve({ reason }),
  ).option('--reason <text>', 'why; it is kept with the delivery');
}

export const withDeliveryFilter = (command: Command): Command =>
  withPages(
    withAcceptedBetween(command)
      .option('--source <id>', 'of this source')
      .option('--sink <id>', 'to this sink')
      .option('--type <type>', 'of events of this type')
      .option('--root <uid>', 'of the chain that this event began'),
  );

export const deliveryQuery = ({ source, sink, type, root, after, limit, ...accepted }: DeliveryFilter) => ({
  sourceId: source,
  sinkId: sink,
  eventType: type,
  rootid: root,
  ...acceptedBetween(accepted),
  afterId: after,
  limit,
});

async function amendmentOf({ data, text, file }: AmendOptions, terminal: Terminal): Promise<Amendment> {
  if ([data, text, file].filter((given) => given !== undefined).length !== 1) {
    throw new UsageError('give the new data with one of --data, --text and --file');
  }
  if (file !== undefined) return encodeBody(await readDocument(file, terminal));
  // JSON too is sent as text, so that long numbers arrive as they were written.
  return { text: data ?? text ?? '' };
}
