import type { Command } from 'commander';
import { readAll, readDocument } from '../input/documents';
import { jsonOrText } from '../input/pairs';
import type { Terminal } from '../terminal';
import { UsageError } from '../usage-error';
import { apiCommand, ofSource } from './api-command';
import { acceptedInWords } from './send';

interface EmitOptions {
  source: string;
  type: string;
  data?: string;
  dataFile?: string;
  id?: string;
  subject?: string;
}

export function addEmit(program: Command, terminal: Terminal): void {
  apiCommand<EmitOptions>(
    program,
    ['emit', 'emit an event into a source of any type, as its administrator'],
    terminal,
    async ({ api, show }, options) => {
      const { source, type, id, subject } = options;
      const data = await dataOf(options, terminal);
      const body = {
        source: '/penstock/cli',
        type,
        ...(id !== undefined && { id }),
        ...(subject !== undefined && { subject }),
        ...(data !== undefined && { data: jsonOrText(data) }),
      };
      show(await api.send('POST', ofSource(source, '/events'), { document: body }), acceptedInWords);
    },
  )
    .requiredOption('--source <id>', 'the source to emit it into')
    .requiredOption('--type <type>', 'what kind of event it is, such as order.created')
    .option('--data <data>', 'its data; JSON, or text')
    .option('--data-file <file>', 'a file with its data ("-": standard input)')
    .option('--id <id>', 'its id: emitted twice, it counts once; made when left out')
    .option('--subject <subject>', 'what it is about');
}

/** None is data too: an event may have nothing to say but its type. */
async function dataOf({ data, dataFile }: EmitOptions, terminal: Terminal): Promise<string | undefined> {
  if (data !== undefined && dataFile !== undefined) throw new UsageError('give one of --data and --data-file');
  if (dataFile === '-') return (await readAll(terminal.stdin)).toString('utf8');
  return dataFile === undefined ? data : (await readDocument(dataFile, terminal)).toString('utf8');
}
