import type { Command } from 'commander';
import { listFunctions } from '../../functions/find-functions';
import type { ListedLogLine } from '../../ledger/function-logs';
import { readSettings } from '../../program/settings';
import { emittedEvent } from '../../sources/emitted-event';
import { tryFunction, type Tried } from '../functions/try-function';
import { readData, readEventData, type EventDataOptions } from '../input/event-data';
import { lookOf, type Look } from '../output/look';
import { printable } from '../output/printable';
import { table } from '../output/table';
import { age } from '../output/times';
import { say, type Terminal } from '../terminal';
import { UsageError } from '../usage-error';
import { apiCommand } from './api-command';
import { wholeNumber } from './paging';

interface TestOptions extends EventDataOptions {
  functionsDir?: string;
  type: string;
  secret: Record<string, string>;
}

export function addFunctions(program: Command, terminal: Terminal, setExitCode: (code: number) => void): void {
  const functions = program.command('functions').description('your own code, run by sinks of type function');
  const directoryOf = ({ functionsDir }: { functionsDir?: string }): string => {
    const directory = functionsDir ?? readSettings(terminal.env).functionsDirectory;
    if (directory === undefined) throw new UsageError('give --functions-dir, or set PENSTOCK_FUNCTIONS_DIR');
    return directory;
  };
  const directoryOption = ['--functions-dir <directory>', 'where the modules are [PENSTOCK_FUNCTIONS_DIR]'] as const;

  const list = functions.command('list').description('list the functions of a directory');
  list.option(...directoryOption).action(async () => {
    const found = await listFunctions(directoryOf(list.opts()));
    const columns = [
      { title: 'FUNCTION', of: ({ name }: { name: string }) => name, isWhole: true },
      { title: 'MODULE', of: ({ path }: { path: string }) => path },
    ];
    say(terminal.stdout, found.length === 0 ? 'There are no functions.' : table(lookOf(terminal), found, columns));
  });

  const test = functions.command('test').description('run a function once; nothing that it writes or emits stays');
  test
    .argument('<name>')
    .option(...directoryOption)
    .option('--type <type>', 'of the event', 'test')
    .option('--data <data>', 'of the event; JSON, or text')
    .option('--data-file <file>', 'a file with it ("-": standard input)')
    .option('--secret <name=value>', 'one of the secrets; may be given again', addPair, {})
    .action(async (name: string) => {
      const options = test.opts<TestOptions>();
      const data = await readEventData(options, terminal);
      const given = {
        source: '/penstock/cli',
        type: options.type,
        ...(data !== undefined && { data: readData(data).value }),
      };
      const tried = await tryFunction({
        directory: directoryOf(options),
        name,
        event: emittedEvent('test', given, {}, ''),
        secrets: options.secret,
        allowAddresses: readSettings(terminal.env).allowAddresses,
        timeLimitMs: 30_000,
      });
      say(terminal.stdout, triedInWords(tried));
      if (tried.failure !== undefined) setExitCode(1);
    });

  apiCommand<{ delivery?: string; limit?: number; before?: number }>(
    functions,
    ['logs', 'show what functions said, newest first'],
    terminal,
    async ({ api, args: [functionName], show }, { delivery, limit, before }) => {
      const query = { functionName, deliveryId: delivery, limit, before };
      const answer = await api.send('GET', '/v1/functions/logs', { query });
      show(answer, ({ lines }, look) => logInWords(lines, look));
    },
  )
    .argument('[name]', 'of this function')
    .option('--delivery <id>', 'of this delivery')
    .option('--limit <number>', 'how many at most, 1–1000 (default 100)', wholeNumber)
    .option('--before <id>', 'those before this line', wholeNumber);
}

function addPair(text: string, pairs: Record<string, string>): Record<string, string> {
  const [, name, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
  if (name === undefined || value === undefined) throw new UsageError(`--secret: must be name=value, not "${text}"`);
  return { ...pairs, [name]: value };
}

const triedInWords = ({ said, written, emitted, answer, failure }: Tried): string =>
  [
    ...said.map(({ level, message }) => `${level}: ${printable(message)}`),
    ...written.map(({ collection, key, value }) => {
      const to = value === undefined ? 'deletes it' : `writes ${JSON.stringify(value)}`;
      return printable(`${collection}/${key}: ${to}`);
    }),
    ...emitted.map(({ into, type, data }) => printable(`emits ${type} into ${into}: ${JSON.stringify(data ?? null)}`)),
    failure === undefined ? `answers ${JSON.stringify(answer)}` : `fails: ${printable(failure)}`,
  ].join('\n');

const logInWords = (lines: ListedLogLine[], look: Look): string =>
  lines.length === 0
    ? 'Nothing was said.'
    : table(
        look,
        lines,
        [
          { title: 'DELIVERY', of: ({ deliveryId }) => deliveryId, isWhole: true },
          { title: 'FUNCTION', of: ({ functionName }) => functionName },
          { title: 'ATTEMPT', of: ({ attempt }) => String(attempt), isNumber: true },
          { title: 'LEVEL', of: ({ level }) => level },
          { title: 'AGE', of: ({ at }) => age(at, look.now), isNumber: true },
        ],
        ({ message }) => message,
      );
