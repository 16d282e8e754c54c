// What `penstock up` keeps on this machine: its directory, and the key its secrets are encrypted with.
import { existsSync, type Stats } from 'node:fs';
import { access, constants, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { lockStateDirectory } from '../../engine/state-directory';
import { createKeyring } from '../../ledger/secrets/keyring';
import { PenstockError } from '../../model/errors';
import { readOptional } from '../penstock/find-penstock';
import { fine, problem, type Check } from './check';

export async function checkStateDirectory(directory: string): Promise<Check> {
  const name = 'state directory';
  const another = 'Name another with --state-dir or PENSTOCK_STATE_DIR.';
  let found: Stats;
  try {
    found = await stat(directory);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return code === 'ENOENT'
      ? problem(name, `${directory} does not exist`, 'Start with "penstock up", or name another with --state-dir.')
      : problem(name, `${directory} cannot be looked at: ${message}`, another);
  }
  if (!found.isDirectory()) return problem(name, `${directory} is no directory`, another);
  const isOurs = await access(directory, constants.R_OK | constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
  if (!isOurs) {
    const who = `user ${found.uid} owns it, and this is user ${process.getuid?.()}`;
    return problem(name, `${directory} may not be used: ${who}`, `Be user ${found.uid}, or use another directory.`);
  }
  const mode = (found.mode & 0o777).toString(8).padStart(4, '0');
  if (found.mode & 0o077) return problem(name, `${directory} has mode ${mode}`, `Run: chmod 700 ${directory}`);
  return fine(name, `${directory}, mode ${mode}, ${await holderOf(directory)}`);
}

/** Takes the lock for a moment: whoever holds it is named in the refusal. */
async function holderOf(directory: string): Promise<string> {
  try {
    await (await lockStateDirectory(directory)).release();
    return 'held by no process';
  } catch (error) {
    const [, pid] = /in use by process (\w+)/.exec((error as Error).message) ?? [];
    if (pid !== undefined) return `held by process ${pid}`;
    throw error;
  }
}

export async function checkEncryptionKey(directory: string, env: NodeJS.ProcessEnv): Promise<Check> {
  const name = 'encryption key';
  const file = join(directory, 'encryption-key');
  const [key, from] = env.PENSTOCK_ENCRYPTION_KEY
    ? [env.PENSTOCK_ENCRYPTION_KEY, 'PENSTOCK_ENCRYPTION_KEY']
    : [await readOptional(file), file];
  if (key === undefined) {
    return existsSync(join(directory, 'ledger'))
      ? problem(name, `${file} is gone`, 'Put it back from a backup, or set PENSTOCK_ENCRYPTION_KEY to the former key.')
      : fine(name, 'none yet; "penstock up" makes one');
  }
  try {
    return fine(name, `key ${createKeyring(key).keyId}, from ${from}`);
  } catch (error) {
    if (!(error instanceof PenstockError)) throw error;
    return problem(name, `${from}: ${error.message}`, 'Set it to the former key: secrets stored so far need it.');
  }
}
