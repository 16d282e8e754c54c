import { sql } from 'drizzle-orm';
import type { KvEntry, KvKey } from '../../model/kv';
import { rows, type Database } from '../ledger';
import { entryColumns, entryOf, type EntryRow } from './entry-rows';

/** The store as the transaction that has locked it finds it. */
export interface LockedStore {
  nowMs: number;
  /** Of the last change. */
  revision: number;
  /** The `configuration_version` as it stands. */
  configurationVersion: string;
  /** Those of the asked keys that have a row; their time may be over. */
  entries: KvEntry[];
}

/** Until the transaction ends, other writers wait. */
export async function lockEntries(transaction: Database, keys: KvKey[]): Promise<LockedStore> {
  await transaction.execute(sql`select revision from kv_head for update`);
  // A statement of its own: it sees what the last holder of the lock has written, and the time after the wait.
  const found = await rows<
    { nowMs: number; head: string; configurationVersion: string } & {
      [Column in keyof EntryRow]: EntryRow[Column] | null;
    }
  >(
    transaction,
    sql`
      with asked as (
        select distinct collection, key
        from jsonb_to_recordset(${JSON.stringify(keys.map(({ collection, key }) => ({ collection, key })))}::jsonb)
          as k(collection text, key text)
      ), found as (
        select ${entryColumns} from asked join kv_entries e using (collection, key)
      )
      select floor(date_part('epoch', clock_timestamp()) * 1000) as "nowMs", h.revision::text as head,
        (select version::text from configuration_version) as "configurationVersion", found.*
      from kv_head h left join found on true`,
  );
  const [first] = found;
  if (!first) throw new Error('kv_head is empty');
  return {
    nowMs: Number(first.nowMs),
    revision: Number(first.head),
    configurationVersion: first.configurationVersion,
    entries: found.flatMap((row) => (row.key === null ? [] : [entryOf(row as EntryRow)])),
  };
}
