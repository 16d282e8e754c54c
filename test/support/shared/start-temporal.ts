// The Temporal dev server of a jest run.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../../src/engine/embedded-server/ports';
import { startEmbeddedServer } from '../../../src/engine/embedded-server/start-server';
import { searchAttributeNames } from '../../../src/model/delivery';
import type { AtEnd } from './global-setup';
import type { Shared } from './shared-servers';

export async function startTemporal(executable: string, atEnd: AtEnd): Promise<Shared['temporal']> {
  const directory = await mkdtemp(join(tmpdir(), 'penstock-temporal-'));
  atEnd(() => rm(directory, { recursive: true }));
  const server = await startEmbeddedServer({
    executable,
    dbFile: join(directory, 'temporal.db'),
    logFile: join(directory, 'temporal.log'),
    port: await freePort(),
    uiPort: await freePort(),
    namespace: 'default',
    searchAttributes: Object.fromEntries(Object.values(searchAttributeNames).map((name) => [name, 'Keyword'])),
  });
  atEnd(() => server.stop());
  return { address: server.address, uiAddress: server.uiAddress };
}
