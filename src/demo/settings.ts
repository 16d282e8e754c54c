// Settings of a Penstock that is there for the demo only: nothing of it is left, and nothing it finds is disturbed.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, isPortFree } from '../engine/embedded-server/ports';
import { readSettings, type Settings } from '../program/settings';
import type { Stack } from '../program/stack';

/** Makes the state directory; it is removed when the stack is stopped. */
export async function demoSettings(env: NodeJS.ProcessEnv, stack: Stack): Promise<Settings> {
  const settings = readSettings({ ...env, PENSTOCK_LOG_LEVEL: env['PENSTOCK_LOG_LEVEL'] || 'error' });
  const stateDirectory = await mkdtemp(join(tmpdir(), 'penstock-demo-'));
  stack.push('state directory', () => rm(stateDirectory, removal));
  return {
    ...settings,
    host: '127.0.0.1',
    port: await thisOrAnother(settings.port),
    temporalPort: await thisOrAnother(settings.temporalPort),
    temporalUiPort: await thisOrAnother(settings.temporalUiPort),
    stateDirectory,
    databaseUrl: undefined,
    encryptionKey: undefined,
    adminToken: undefined,
    // The receivers of the demo are on this machine.
    allowAddresses: ['127.0.0.0/8'],
  };
}

/** A process that was killed may still be writing. */
const removal = { recursive: true, force: true, maxRetries: 10 };

const thisOrAnother = async (port: number): Promise<number> => ((await isPortFree(port)) ? port : freePort());
