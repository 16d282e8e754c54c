import { and, eq, inArray, notInArray, sql, type SQL } from 'drizzle-orm';
import { Secret } from '../../model/secret';
import type { Keyring, SealedSecret } from './keyring';
import { rows, type Database } from '../ledger';
import { secrets } from '../schema';

/** Whose secrets: a sink's, or the source's own when `sinkId` is left out. */
export interface SecretHolder {
  sourceId: string;
  sinkId?: string;
}

/** What a ciphertext is bound to, so that it cannot be moved to another owner or name. */
export const secretOwner = (sourceId: string, sinkId: string, name: string): string =>
  JSON.stringify([sourceId, sinkId, name]);

/** Not one that was replaced, and whose time is over. */
const isCurrent = sql`(expires_at is null or expires_at > now())`;

const heldBy = ({ sourceId, sinkId = '' }: SecretHolder) =>
  and(eq(secrets.sourceId, sourceId), eq(secrets.sinkId, sinkId));

/** Seals and stores the given values; `null` takes one away, names not given stay as they are. */
export async function writeSecrets(
  db: Database,
  keyring: Keyring,
  holder: SecretHolder,
  values: Record<string, string | null>,
): Promise<void> {
  const { sourceId, sinkId = '' } = holder;
  for (const [name, value] of Object.entries(values)) {
    if (value === null) {
      await db.delete(secrets).where(and(heldBy(holder), eq(secrets.name, name)));
      continue;
    }
    const sealed = keyring.seal(secretOwner(sourceId, sinkId, name), new Secret(value));
    await db
      .insert(secrets)
      .values({ sourceId, sinkId, name, ...sealed })
      .onConflictDoUpdate({
        target: [secrets.sourceId, secrets.sinkId, secrets.name],
        set: { ...sealed, expiresAt: null },
      });
  }
}

/** The holder's secrets, except those named: what is about to be replaced need not be readable. */
export async function readSecrets(
  db: Database,
  keyring: Keyring,
  holder: SecretHolder,
  except: string[] = [],
): Promise<Record<string, Secret>> {
  const stored = await db
    .select()
    .from(secrets)
    .where(and(heldBy(holder), notInArray(secrets.name, except), isCurrent));
  return Object.fromEntries(
    stored.map(({ name, keyId, ciphertext }) => [
      name,
      openOne(keyring, holder, name, { keyId, ciphertext: Buffer.from(ciphertext) }),
    ]),
  );
}

/** Names of the secrets that the sinks of these sources have set. */
export async function readSecretNames(db: Database, sourceIds: string[]): Promise<SecretHolderNames[]> {
  if (sourceIds.length === 0) return [];
  return db
    .select({ sourceId: secrets.sourceId, sinkId: secrets.sinkId, name: secrets.name })
    .from(secrets)
    .where(and(inArray(secrets.sourceId, sourceIds), isCurrent))
    .orderBy(secrets.name);
}
interface SecretHolderNames {
  sourceId: string;
  sinkId: string;
  name: string;
}

/** A secret as it is stored, in JSON. */
export interface SealedRow {
  name: string;
  keyId: string;
  ciphertext: string;
}

/** A column with all secrets of a sink, still sealed, as `SealedRow[]`: for statements that read the sink as well. */
export const sealedSecrets = (sourceId: SQL, sinkId: SQL): SQL => sql`
  (select coalesce(jsonb_agg(jsonb_build_object('name', name, 'keyId', key_id,
      'ciphertext', encode(ciphertext, 'base64'))), '[]')
    from secrets x where x.source_id = ${sourceId} and x.sink_id = ${sinkId} and ${isCurrent})`;

/** All secrets of a source's sinks, still sealed, by sink id. */
export async function readSealed(db: Database, sourceId: string): Promise<Map<string, SealedRow[]>> {
  const found = await rows<SealedRow & { sinkId: string }>(
    db,
    sql`
      select sink_id as "sinkId", name, key_id as "keyId", encode(ciphertext, 'base64') as ciphertext
      from secrets where source_id = ${sourceId} and sink_id <> '' and ${isCurrent}`,
  );
  const bySink = new Map<string, SealedRow[]>();
  for (const { sinkId, ...sealed } of found) bySink.set(sinkId, [...(bySink.get(sinkId) ?? []), sealed]);
  return bySink;
}

/** Throws `secretUnreadable`. */
export function openSecrets(keyring: Keyring, holder: SecretHolder, sealed: SealedRow[]): Record<string, Secret> {
  return Object.fromEntries(
    sealed.map(({ name, keyId, ciphertext }) => [
      name,
      openOne(keyring, holder, name, { keyId, ciphertext: Buffer.from(ciphertext, 'base64') }),
    ]),
  );
}

function openOne(keyring: Keyring, { sourceId, sinkId }: SecretHolder, name: string, sealed: SealedSecret): Secret {
  const holder = sinkId === undefined ? `source "${sourceId}"` : `sink "${sinkId}" of source "${sourceId}"`;
  return keyring.open(secretOwner(sourceId, sinkId ?? '', name), sealed, `the secret "${name}" of ${holder}`);
}
