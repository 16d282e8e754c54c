// The Temporal dev server: started, and waited for until it can be used.

import { readFile } from 'node:fs/promises';
import { PenstockError } from '../../model/errors';
import { isPortFree } from './ports';
import { lastLines } from './run-command';
import { untilReady, type Expected } from './server-readiness';
import { spawnTied } from './tied-process';

export interface EmbeddedServerOptions extends Expected {
  /** Path of a `temporal` executable. */
  executable: string;
  /** SQLite file of the server. */
  dbFile: string;
  /** Ports of 127.0.0.1 for gRPC and for the web UI. */
  port: number;
  uiPort: number;
  /** URL of the codec server that the UI has payloads decoded by. */
  codecEndpoint?: string;
  /** The server's output is appended here. */
  logFile: string;
}

export interface EmbeddedServer {
  /** host:port for clients and workers. */
  address: string;
  /** URL of the Temporal UI. */
  uiAddress: string;
  pid: number;
  /** Settled when the server has ended: why, in words. */
  ended: Promise<string>;
  /** Ends the server within 5 s. */
  stop: () => Promise<void>;
}

/**
 * Starts the server and waits until it answers and knows the namespace and the search attributes.
 * `signal` calls the start off.
 * @throws PenstockError `engineUnavailable` with the last lines of the server's log.
 */
export async function startEmbeddedServer(
  options: EmbeddedServerOptions,
  signal?: AbortSignal,
): Promise<EmbeddedServer> {
  for (const port of [options.port, options.uiPort]) {
    if (!(await isPortFree(port)))
      throw new PenstockError('engineUnavailable', `port ${port} of 127.0.0.1 is taken; the Temporal server needs it`);
  }
  const command = [options.executable, 'server', 'start-dev', ...flags(options)];
  const { pid, ended, stop, kill } = await spawnTied(command, options.logFile);
  const address = `127.0.0.1:${options.port}`;
  try {
    await untilReady(address, options, ended, signal);
  } catch (error) {
    kill();
    await ended;
    const said = lastLines(withoutStacks(await readFile(options.logFile, 'utf8')), 5);
    const message = `the Temporal server did not start: ${(error as Error).message}; ${options.logFile} ends with: ${said}`;
    throw new PenstockError('engineUnavailable', message, { cause: error });
  }
  return { address, uiAddress: `http://127.0.0.1:${options.uiPort}`, pid, ended, stop };
}

// A server that panics says why first; the stacks of its goroutines after it would fill the lines shown.
const withoutStacks = (log: string): string => log.replace(/^(goroutine \d+ \[|\t|created by |\S+\(.*\)$).*/gm, '');

const flags = (options: EmbeddedServerOptions): string[] => {
  const { port, uiPort, dbFile, namespace, searchAttributes, codecEndpoint } = options;
  return [
    ...['--ip', '127.0.0.1', '--port', String(port), '--ui-ip', '127.0.0.1', '--ui-port', String(uiPort)],
    ...['--db-filename', dbFile, '--sqlite-pragma', 'journal_mode=WAL', '--sqlite-pragma', 'synchronous=NORMAL'],
    ...['--namespace', namespace, '--log-level', 'warn'],
    ...(codecEndpoint === undefined ? [] : ['--ui-codec-endpoint', codecEndpoint]),
    ...Object.entries(searchAttributes).flatMap(([name, type]) => ['--search-attribute', `${name}=${type}`]),
  ];
};
