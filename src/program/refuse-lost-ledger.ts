import { readdir } from 'node:fs/promises';
import { PenstockError } from '../model/errors';
import { engineFile } from './embedded-engine';
import { encryptionKeyFile } from './keys';

/**
 * Where there are a key and an engine's database there was a ledger, which a new one must not take the place of unnoticed.
 * The first start makes the key last, so that one which was killed in the middle may begin again. To be called before
 * the engine is started. Throws `ledgerUnavailable`.
 */
export async function refuseLostLedger(stateDirectory: string, ledgerDirectory: string): Promise<void> {
  const names = await readdir(stateDirectory);
  if (!names.includes(encryptionKeyFile) || !names.includes(engineFile)) return;
  const parts = await readdir(ledgerDirectory).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    return [];
  });
  if (parts.length > 0) return;
  throw new PenstockError(
    'ledgerUnavailable',
    `${ledgerDirectory} is gone or empty, although ${stateDirectory} has ${encryptionKeyFile} and ${engineFile} of a ` +
      'Penstock that was up: put it back from a backup, or move all that is there away to begin anew',
  );
}
