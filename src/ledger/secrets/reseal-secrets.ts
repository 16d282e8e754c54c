import { sql } from 'drizzle-orm';
import { PenstockError } from '../../model/errors';
import type { Keyring } from './keyring';
import { rows, type Database } from '../ledger';
import { secretOwner, type SealedRow } from './secrets';

/** Secrets in one transaction. */
const mostAtOnce = 100;

export interface Resealed {
  resealed: number;
  /** Sealed with a key that is not at hand; they stay as they are. */
  unreadable: number;
}

interface StoredSecret extends SealedRow {
  sourceId: string;
  sinkId: string;
}

/**
 * Seals every secret that another key has sealed with the key in use. Whoever reads meanwhile finds each sealed with one
 * or the other; interrupted, it is gone on with by calling it again.
 */
export async function resealSecrets(db: Database, keyring: Keyring): Promise<Resealed> {
  const done: Resealed = { resealed: 0, unreadable: 0 };
  for (let after: StoredSecret | undefined; ;) {
    const batch = await db.transaction((transaction) => resealSome(transaction, keyring, after, done));
    after = batch.at(-1);
    if (batch.length < mostAtOnce) return done;
  }
}

/** Those after the one named, in order; answers which it looked at. */
async function resealSome(
  transaction: Database,
  keyring: Keyring,
  after: StoredSecret | undefined,
  done: Resealed,
): Promise<StoredSecret[]> {
  const batch = await rows<StoredSecret>(
    transaction,
    sql`
      select source_id as "sourceId", sink_id as "sinkId", name, key_id as "keyId", encode(ciphertext, 'base64') as ciphertext
      from secrets
      where key_id <> ${keyring.keyId}
        and (source_id, sink_id, name) > (${after?.sourceId ?? ''}, ${after?.sinkId ?? ''}, ${after?.name ?? ''})
      order by source_id, sink_id, name limit ${mostAtOnce} for update`,
  );
  for (const { sourceId, sinkId, name, keyId, ciphertext } of batch) {
    const owner = secretOwner(sourceId, sinkId, name);
    try {
      const secret = keyring.open(owner, { keyId, ciphertext: Buffer.from(ciphertext, 'base64') });
      const sealed = keyring.seal(owner, secret);
      await transaction.execute(sql`
        update secrets set key_id = ${sealed.keyId}, ciphertext = decode(${sealed.ciphertext.toString('base64')}, 'base64')
        where source_id = ${sourceId} and sink_id = ${sinkId} and name = ${name}`);
      done.resealed += 1;
    } catch (error) {
      if (!(error instanceof PenstockError && error.code === 'secretUnreadable')) throw error;
      done.unreadable += 1;
    }
  }
  return batch;
}
