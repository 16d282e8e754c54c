import { sql } from 'drizzle-orm';
import type { KvChange, KvEntry, KvKey } from '../../model/kv';
import type { Database } from '../ledger';

export interface Written {
  /** In the order of their revisions. */
  changes: KvChange[];
  /** Entries as they stand afterwards. */
  kept: KvEntry[];
  removed: KvKey[];
  /** Of the last change. */
  revision: number;
  nowMs: number;
}

/** Call it in the transaction that has locked the store. */
export async function writeChanges(transaction: Database, written: Written): Promise<void> {
  const changes = written.changes.map(({ revision, collection, key, operation, reason, newValue }) => ({
    revision,
    collection,
    key,
    operation,
    reason,
    value: newValue,
  }));
  await transaction.execute(sql`
    with removed as (
      delete from kv_entries e using jsonb_to_recordset(${JSON.stringify(written.removed)}::jsonb)
          as r(collection text, key text)
        where e.collection = r.collection and e.key = r.key
    ), kept as (
      insert into kv_entries (collection, key, value, revision, updated_at, expires_at, chain)
        select collection, key, value, revision, "updatedAt", "expiresAt", chain
        from jsonb_to_recordset(${JSON.stringify(written.kept)}::jsonb) as k(collection text, key text, value text,
          revision bigint, "updatedAt" timestamptz, "expiresAt" timestamptz, chain jsonb)
      on conflict (collection, key) do update set value = excluded.value, revision = excluded.revision,
        updated_at = excluded.updated_at, expires_at = excluded.expires_at, chain = excluded.chain
    ), changes as (
      insert into kv_changes (revision, collection, key, operation, reason, value, changed_at)
        select revision, collection, key, operation, reason, value, to_timestamp(${written.nowMs}::double precision / 1000)
        from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb)
          as c(revision bigint, collection text, key text, operation text, reason text, value text)
    )
    update kv_head set revision = ${written.revision}::bigint`);
}
