import { sql } from 'drizzle-orm';
import { PenstockError } from '../../model/errors';
import type { Keyring } from './keyring';
import { rows, type Database } from '../ledger';
import { readSecrets, writeSecrets, type SecretHolder } from './secrets';

/**
 * Puts a new secret in the place of `name`; the one it replaces holds on as `former` for `overlapMs`. Answers until when,
 * RFC 3339; undefined when there was none, it cannot be read, or there is no overlap.
 */
export async function rotateSecret(
  transaction: Database,
  keyring: Keyring,
  holder: SecretHolder,
  { name, former, value, overlapMs }: { name: string; former: string; value: string; overlapMs: number },
): Promise<string | undefined> {
  const replaced = overlapMs > 0 ? await readable(transaction, keyring, holder, name) : undefined;
  await writeSecrets(transaction, keyring, holder, { [name]: value, [former]: replaced ?? null });
  if (replaced === undefined) return undefined;
  const [row] = await rows<{ until: string }>(
    transaction,
    sql`
      update secrets set expires_at = now() + make_interval(secs => ${overlapMs / 1000})
      where source_id = ${holder.sourceId} and sink_id = ${holder.sinkId ?? ''} and name = ${former}
      returning rfc3339(expires_at) as until`,
  );
  return row?.until;
}

/** A secret that nobody can read any more helps nobody during an overlap. */
async function readable(
  db: Database,
  keyring: Keyring,
  holder: SecretHolder,
  name: string,
): Promise<string | undefined> {
  try {
    return (await readSecrets(db, keyring, holder))[name]?.reveal();
  } catch (error) {
    if (error instanceof PenstockError && error.code === 'secretUnreadable') return undefined;
    throw error;
  }
}

/** Removes those that were replaced and whose time is over; they count no more anyhow. */
export async function removeFormerSecrets(db: Database): Promise<void> {
  await db.execute(sql`delete from secrets where expires_at <= now()`);
}
