// `sources test` and `sinks test`: what would happen to an event.
import type { Command } from 'commander';
import { parse } from 'lossless-json';
import { readJsonObject } from '../input/documents';
import { readableJson } from '../output/readable-json';
import { triedFacts } from '../output/tried';
import type { Terminal } from '../terminal';
import { apiCommand, ofSink, ofSource } from './api-command';

interface TestOptions {
  file?: string;
  event?: string;
  send?: true;
}

const withSample = (command: Command, what: string): Command =>
  command
    .argument('<id>')
    .option('--file <file>', `${what} as JSON ("-": standard input); else an empty one`)
    .option('--event <uid>', 'a stored event instead')
    .option('--send', 'send it once for real, outside deliveries and statistics');

async function sampleOf({ file, event }: TestOptions, name: string, terminal: Terminal): Promise<object> {
  if (event !== undefined) return { eventUid: event };
  // Its numbers keep their digits, as those of an event do.
  return file === undefined ? {} : { [name]: await readJsonObject(file, terminal, (text) => parse(text)) };
}

const queryOf = ({ send }: TestOptions): { send?: 'true' } => (send ? { send: 'true' } : {});

export function addSourceTest(sources: Command, terminal: Terminal): void {
  withSample(
    apiCommand<TestOptions>(
      sources,
      ['test', 'show what a request would be accepted as, and which sinks take it'],
      terminal,
      async ({ api, id, show }, options) => {
        const body = await sampleOf(options, 'request', terminal);
        const answer = await api.send('POST', ofSource(id, '/test'), { document: body, query: queryOf(options) });
        show(answer, ({ events }) =>
          events.map(({ event, sinks }) => [readableJson(event), ...sinks.map(triedFacts)].join('\n\n')).join('\n\n'),
        );
      },
    ),
    'a request, {"headers": …, "json": …},',
  );
}

export function addSinkTest(sinks: Command, terminal: Terminal): void {
  withSample(
    apiCommand<TestOptions & { source: string }>(
      sinks,
      ['test', 'show what a sink would send for an event'],
      terminal,
      async ({ api, id, show }, options) => {
        const body = await sampleOf(options, 'event', terminal);
        const path = ofSink(options.source, id, '/test');
        show(await api.send('POST', path, { document: body, query: queryOf(options) }), triedFacts);
      },
    ).requiredOption('--source <id>', 'the source it belongs to'),
    'an event, {"type": …, "data": …},',
  );
}
