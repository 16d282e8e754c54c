// The encryption key and the admin token: from the environment, or made once.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { readOrCreate } from '../engine/state-directory';
import { readKeyIds } from '../ledger/secrets/key-ids';
import { createKeyring, faultOfKey, type Keyring } from '../ledger/secrets/keyring';
import type { Database } from '../ledger/ledger';
import { hasToken, writeToken } from '../ledger/tokens';
import { PenstockError } from '../model/errors';
import { newToken } from '../model/ids';
import type { Settings } from './settings';

export const adminTokenFile = 'admin-token';
const adminTokenName = 'admin';
export const encryptionKeyFile = 'encryption-key';
const tokenLength = 48;

/** For a role that shares its ledger with others: all must be given the same key. */
export function keyringFromEnvironment({ encryptionKey, formerEncryptionKeys }: Settings): Keyring {
  if (encryptionKey !== undefined) return createKeyring(encryptionKey, formerEncryptionKeys);
  throw new PenstockError(
    'settingInvalid',
    'PENSTOCK_ENCRYPTION_KEY is not set; every role needs the same one, made with: openssl rand -base64 32',
  );
}

/**
 * For `penstock up`: the key in the state directory, when the environment gives none. Made when there is none yet; throws
 * `settingInvalid` when there must have been one, because the ledger holds secrets that were sealed with it.
 */
export async function keyringOf(
  { encryptionKey, formerEncryptionKeys }: Settings,
  stateDirectory: string,
  db: Database,
): Promise<Keyring> {
  const make = async () => {
    await refuseLostKey(db, join(stateDirectory, encryptionKeyFile));
    return randomBytes(32).toString('base64');
  };
  const key = encryptionKey ?? soundKey(await readOrCreate(stateDirectory, encryptionKeyFile, make), stateDirectory);
  return createKeyring(key, formerEncryptionKeys);
}

function soundKey(key: string, stateDirectory: string): string {
  const fault = faultOfKey(key);
  if (fault === undefined) return key;
  throw new PenstockError(
    'settingInvalid',
    `${join(stateDirectory, encryptionKeyFile)} ${fault}: put it back from a backup, or, when it is lost, write a new ` +
      'one into it (openssl rand -base64 32) and give sources and sinks new secrets',
  );
}

/** Tells of stored secrets that cannot be read, for whoever needs one is refused. */
export async function warnOfForeignKeys(db: Database, keyring: Keyring, log: Logger): Promise<void> {
  const foreign = (await readKeyIds(db)).filter(({ keyId }) => !keyring.has(keyId));
  if (foreign.length === 0) return;
  const advice = 'start with the encryption key they were sealed with, or give them anew';
  log.warn({ keyInUse: keyring.keyId, sealedWith: foreign }, `some stored secrets cannot be read: ${advice}`);
}

async function refuseLostKey(db: Database, file: string): Promise<void> {
  const [former] = await readKeyIds(db);
  if (!former) return;
  throw new PenstockError(
    'settingInvalid',
    `${file} is gone or empty, and the ledger holds secrets sealed with key ${former.keyId}: put the file back from a ` +
      'backup, or set PENSTOCK_ENCRYPTION_KEY to that key. If the key is lost, write a new one into the file ' +
      '(openssl rand -base64 32) and give sources and sinks new secrets',
  );
}

/** Makes the environment's token, or one made the first time, the admin token. Answers it when it was made just now. */
export async function installAdminToken(db: Database, { adminToken }: Settings): Promise<string | undefined> {
  if (adminToken !== undefined) {
    await writeToken(db, adminTokenName, adminToken);
    return undefined;
  }
  if (await hasToken(db, adminTokenName)) return undefined;
  const made = newToken(tokenLength);
  await writeToken(db, adminTokenName, made);
  return made;
}

/** The same for `penstock up`, whose token the command line on this machine reads from the state directory. */
export async function installLocalAdminToken(
  db: Database,
  settings: Settings,
  stateDirectory: string,
): Promise<string | undefined> {
  if (settings.adminToken !== undefined) return installAdminToken(db, settings);
  let made: string | undefined;
  const token = await readOrCreate(stateDirectory, adminTokenFile, () => (made = newToken(tokenLength)));
  await writeToken(db, adminTokenName, token.trim());
  return made;
}
