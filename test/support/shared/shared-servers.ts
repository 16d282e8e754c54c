// Servers that all test files of one jest run share. The run's main process starts each when it is first asked for,
// by HTTP over a socket file, and stops them all at the end; they also end when that process is killed.

import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

/** What a test file can ask the run for. */
export interface Shared {
  temporal: { address: string; uiAddress: string };
  timeSkippingServer: { executable: string };
  database: { url: string };
  /** The folder of its jars. */
  kafka: { jars: string };
  fileCatalog: { url: string };
  s3Catalog: { url: string; endpoint: string; accessKeyId: string; secretAccessKey: string };
  nessie: Shared['s3Catalog'];
  pyiceberg: { python: string };
  /** An embedded ledger with nothing in it, in the folder of its copies. */
  ledgers: { folder: string; empty: string };
}

export type Providers = { [name in keyof Shared]: () => Promise<Shared[name]> };

const variable = 'PENSTOCK_TEST_SERVERS';

/**
 * Serves the providers to the test files. Called once a run, before its workers are started.
 * Answers a function that ends this, waiting for starts under way.
 */
export async function shareServers(providers: Providers): Promise<() => Promise<void>> {
  const server = createServer((request, response) => {
    const provide = providers[request.url!.slice(1) as keyof Shared];
    provide().then(
      (value) => response.end(JSON.stringify(value)),
      (error: Error) => response.writeHead(500).end(error.message),
    );
  });
  const path = join(tmpdir(), `penstock-test-${randomBytes(6).toString('hex')}.sock`);
  server.listen(path);
  await once(server, 'listening');
  process.env[variable] = path;
  return () => new Promise((resolve) => server.close(() => resolve()));
}

/** Asks the run for one of its servers; waits while it is started. */
export async function sharedServer<Name extends keyof Shared>(name: Name): Promise<Shared[Name]> {
  const request = get({ socketPath: process.env[variable], path: `/${name}`, agent: false });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const answer = await text(response);
  if (response.statusCode !== 200) throw new Error(answer);
  return JSON.parse(answer) as Shared[Name];
}
