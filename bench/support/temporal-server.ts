// A Temporal server on its own, started with the same flags as the embedded one.
import { join } from 'node:path';
import { findServer } from '../../src/engine/embedded-server/find-server';
import { freePort } from '../../src/engine/embedded-server/ports';
import { startEmbeddedServer, type EmbeddedServer } from '../../src/engine/embedded-server/start-server';
import { searchAttributeNames } from '../../src/model/delivery';
import type { Stack } from '../../src/program/stack';
import { temporaryDirectory } from './penstock';

export async function startTemporal(stack: Stack, port?: number): Promise<EmbeddedServer> {
  const directory = await temporaryDirectory(stack);
  const server = await startEmbeddedServer({
    executable: await findServer(() => undefined),
    dbFile: join(directory, 'temporal.db'),
    logFile: join(directory, 'temporal.log'),
    port: port ?? (await freePort()),
    uiPort: await freePort(),
    namespace: 'default',
    searchAttributes: Object.fromEntries(Object.values(searchAttributeNames).map((name) => [name, 'Keyword'])),
  });
  stack.push('Temporal server', () => server.stop());
  return server;
}
