import type { Command } from 'commander';
import { newUuid } from '../../model/ids';
import { readAll, readDocument } from '../input/documents';
import { headerPair } from '../input/pairs';
import { deliveriesOfEvent } from '../output/events';
import type { Look } from '../output/look';
import { printable } from '../output/printable';
import { eventHeaders } from '../send/event-headers';
import { signatureHeaders } from '../send/signature-headers';
import type { Accepted } from '../penstock/client';
import type { Terminal } from '../terminal';
import { UsageError } from '../usage-error';
import { apiCommand, ofSource } from './api-command';

interface SendOptions {
  source: string;
  type: string;
  data?: string;
  dataFile?: string;
  id?: string;
  subject?: string;
  contentType?: string;
  header?: Record<string, string>;
}

export function addSend(program: Command, terminal: Terminal): void {
  apiCommand<SendOptions>(program, ['send', 'send an event to a source'], terminal, async ({ api, show }, options) => {
    const body = await dataOf(options, terminal);
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
    };
    show(await api.ingest(ingest.path, { headers, body }), acceptedInWords);
  })
    .requiredOption('--source <id>', 'the source to send it to')
    .requiredOption('--type <type>', 'what kind of event it is, such as order.created')
    .option('--data <text>', 'its data; JSON, or text')
    .option('--data-file <file>', 'a file with its data ("-": standard input, as when there is neither)')
    .option('--id <id>', 'its id: sent twice, it counts once; made when left out')
    .option('--subject <subject>', 'what it is about')
    .option('--content-type <type>', 'of its data; application/json or text/plain when left out')
    .option('--header <name: value>', 'a request header; may be repeated', headerPair);
}

async function dataOf({ data, dataFile }: SendOptions, terminal: Terminal): Promise<Buffer> {
  if (data !== undefined && dataFile !== undefined) throw new UsageError('give one of --data and --data-file');
  if (data !== undefined) return Buffer.from(data);
  if (dataFile !== undefined) return readDocument(dataFile, terminal);
  if (terminal.stdin.isTTY) throw new UsageError('give the data with --data or --data-file, or pipe it in');
  return readAll(terminal.stdin);
}

export function acceptedInWords({ event, duplicate, deliveries }: Accepted, look: Look): string {
  const what = duplicate ? 'it was accepted before, as' : 'accepted as';
  return `event ${printable(event.id)}: ${what} ${event.uid}\n\n${deliveriesOfEvent(deliveries, look)}`;
}
