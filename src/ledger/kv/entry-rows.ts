// How rows of `kv_entries` become entries.
import { sql } from 'drizzle-orm';
import type { Chain } from '../../model/chain';
import type { KvEntry } from '../../model/kv';

export interface EntryRow {
  collection: string;
  key: string;
  value: string;
  revision: string;
  updated_at: string;
  expires_at: string | null;
  chain: Chain;
}

/** All of an entry `e`, to select. */
export const entryColumns = sql`e.collection, e.key, e.value, e.revision::text as revision,
  rfc3339(e.updated_at) as updated_at, rfc3339(e.expires_at) as expires_at, e.chain`;

export const entryOf = (row: EntryRow): KvEntry => ({
  collection: row.collection,
  key: row.key,
  value: row.value,
  revision: Number(row.revision),
  updatedAt: row.updated_at,
  ...(row.expires_at !== null && { expiresAt: row.expires_at }),
  chain: row.chain,
});
