// Servers that all test files of one jest run share. The run's main process starts each when it is first asked for,
// over a socket, and stops them all at the end; they also end when that process is killed.

import { once } from 'node:events';
import { createServer, connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { AtEnd } from './global-setup';

/** What a test file can ask the run for. */
export interface Shared {
  temporal: { address: string; uiAddress: string };
  timeSkippingServer: { executable: string };
  database: { url: string };
}

export type Providers = { [name in keyof Shared]: () => Promise<Shared[name]> };

const variable = 'PENSTOCK_TEST_SERVERS';

/** Serves the providers to the test files. Called once a run, before its workers are started. */
export async function shareServers(providers: Providers, atEnd: AtEnd): Promise<void> {
  const server = createServer({ allowHalfOpen: true }, (socket) => void answer(socket, providers));
  const path = join(tmpdir(), `penstock-test-${process.pid}.sock`);
  server.listen(path);
  await once(server, 'listening');
  process.env[variable] = path;
  atEnd(() => new Promise((resolve) => server.close(resolve)));
}

async function answer(socket: Socket, providers: Providers): Promise<void> {
  try {
    const name = (await text(socket)) as keyof Shared;
    socket.end(JSON.stringify({ value: await providers[name]() }));
  } catch (error) {
    socket.end(JSON.stringify({ error: (error as Error).message }));
  }
}

/** Asks the run for one of its servers; waits while it is started. */
export async function sharedServer<Name extends keyof Shared>(name: Name): Promise<Shared[Name]> {
  const path = process.env[variable];
  if (path === undefined) throw new Error('no shared servers: globalSetup of jest.config.js has not run');
  const socket = connect({ path, allowHalfOpen: true });
  socket.end(name);
  const { value, error } = JSON.parse(await text(socket)) as { value?: Shared[Name]; error?: string };
  if (value === undefined) throw new Error(error);
  return value;
}
