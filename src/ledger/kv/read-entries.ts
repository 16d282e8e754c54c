import { sql } from 'drizzle-orm';
import type { KvEntry, KvKey } from '../../model/kv';
import { rows, type Database } from '../ledger';
import { entryColumns, entryOf, type EntryRow } from './entry-rows';

/** Whose time is over is gone, though its row is still there. */
const isAlive = sql`(e.expires_at is null or e.expires_at > now())`;

/** In the order of the column's collation no key is greater: it is no printable character. */
const lastCharacter = '\u{10ffff}';

export async function findEntry(db: Database, { collection, key }: KvKey): Promise<KvEntry | undefined> {
  const [row] = await rows<EntryRow>(
    db,
    sql`select ${entryColumns} from kv_entries e where e.collection = ${collection} and e.key = ${key} and ${isAlive}`,
  );
  return row && entryOf(row);
}

export interface EntryList {
  prefix: string;
  /** Keys after this one. */
  after: string;
  limit: number;
}

/** By key, as bytes sort. Index: the primary key. */
export async function listEntries(
  db: Database,
  collection: string,
  { prefix, after, limit }: EntryList,
): Promise<KvEntry[]> {
  const found = await rows<EntryRow>(
    db,
    sql`
      select ${entryColumns} from kv_entries e
      where e.collection = ${collection} and e.key >= ${prefix} and e.key < ${prefix + lastCharacter}
        and e.key > ${after} and ${isAlive}
      order by e.collection, e.key limit ${limit}`,
  );
  return found.map(entryOf);
}

export interface ExpiredKey extends KvKey {
  /** Of its value. */
  bytes: number;
}

/** Keys whose time is over, the longest first, after so many of them. Index: kv_entries_expiring. */
export async function listExpired(db: Database, limit: number, after: number): Promise<ExpiredKey[]> {
  return rows<ExpiredKey & Record<string, unknown>>(
    db,
    sql`
      select collection, key, octet_length(value) as bytes from kv_entries where expires_at <= now()
      order by expires_at, collection, key limit ${limit} offset ${after}`,
  );
}
