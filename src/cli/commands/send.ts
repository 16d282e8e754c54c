import type { Command } from 'commander';
import { newUuid } from '../../model/ids';
import { readAll } from '../input/documents';
import { readEventData, type EventDataOptions } from '../input/event-data';
import { headerPair } from '../input/pairs';
import { answered } from '../output/delivery-standing';
import { deliveriesOfEvent } from '../output/events';
import type { Look } from '../output/look';
import { printable } from '../output/printable';
import { readableJson } from '../output/readable-json';
import { eventHeaders } from '../send/event-headers';
import { signatureHeaders } from '../send/signature-headers';
import type { Accepted } from '../penstock/client';
import type { Terminal } from '../terminal';
import { UsageError } from '../usage-error';
import { apiCommand, ofSource } from './api-command';
import { wholeNumber } from './paging';

interface SendOptions extends EventDataOptions {
  source: string;
  type: string;
  id?: string;
  subject?: string;
  contentType?: string;
  header?: Record<string, string>;
  wait?: number;
}

export function addSend(program: Command, terminal: Terminal): void {
  apiCommand<SendOptions>(program, ['send', 'send an event to a source'], terminal, async ({ api, show }, options) => {
    const body = await bodyOf(options, terminal);
    const { json: source } = await api.send('GET', ofSource(options.source, ''));
    if (source.type !== 'http') {
      throw new UsageError(
        `source "${source.id}" is of type "${source.type}": nothing can be sent to it; "penstock emit" emits into any`,
      );
    }
    const { json: ingest } = await api.send('GET', ofSource(options.source, '/secret'));
    const id = options.id ?? newUuid();
    const headers = {
      ...eventHeaders({ ...options, id }, body),
      ...signatureHeaders(source.config.verification, ingest.secret, id, body),
      ...options.header,
      ...(options.wait !== undefined && { prefer: `wait=${options.wait}` }),
    };
    const waitMs = (options.wait ?? 0) * 1000;
    const answer = await api.ingest(ingest.path, { headers, body, waitMs });
    show(answer, acceptedInWords);
    if (answer.refused) throw answer.refused;
  })
    .requiredOption('--source <id>', 'the source to send it to')
    .requiredOption('--type <type>', 'what kind of event it is, such as order.created')
    .option('--data <text>', 'its data; JSON, or text')
    .option('--data-file <file>', 'a file with its data ("-": standard input, as when there is neither)')
    .option('--id <id>', 'its id: sent twice, it counts once; made when left out')
    .option('--subject <subject>', 'what it is about')
    .option('--content-type <type>', 'of its data; application/json or text/plain when left out')
    .option('--wait <seconds>', 'wait for the outcome of its one attempt, 1–60', wholeNumber)
    .option('--header <name: value>', 'a request header; may be repeated', headerPair);
}

async function bodyOf(options: SendOptions, terminal: Terminal): Promise<Buffer> {
  const given = await readEventData(options, terminal);
  if (given) return given;
  if (terminal.stdin.isTTY) throw new UsageError('give the data with --data or --data-file, or pipe it in');
  return readAll(terminal.stdin);
}

export function acceptedInWords(accepted: Accepted, look: Look): string {
  const { event, duplicate, deliveries } = accepted;
  const what = duplicate ? 'it was accepted before, as' : 'accepted as';
  const words = `event ${printable(event.id)}: ${what} ${event.uid}\n\n${deliveriesOfEvent(deliveries, look)}`;
  const outcome = 'outcome' in accepted ? accepted.outcome : undefined;
  return outcome ? `${words}\n\n${outcomeInWords(outcome)}` : words;
}

type Outcome = NonNullable<Extract<Accepted, { outcome?: unknown }>['outcome']>;

function outcomeInWords({ sinkId, state, receipt }: Outcome): string {
  const how = receipt && answered(receipt);
  const data = receipt?.data && readableJson(receipt.data);
  return [`${sinkId}: ${state}${how === undefined ? '' : `, ${how}`}`, ...(data === undefined ? [] : [data])].join(
    '\n',
  );
}
