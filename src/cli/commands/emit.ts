import type { Command } from 'commander';
import { readEventData, readLosslessData, type EventDataOptions } from '../input/event-data';
import type { Terminal } from '../terminal';
import { apiCommand, ofSource } from './api-command';
import { acceptedInWords } from './send';

interface EmitOptions extends EventDataOptions {
  source: string;
  type: string;
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
      const data = await readEventData(options, terminal);
      const body = {
        source: '/penstock/cli',
        type,
        ...(id !== undefined && { id }),
        ...(subject !== undefined && { subject }),
        ...(data !== undefined && { data: readLosslessData(data) }),
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
