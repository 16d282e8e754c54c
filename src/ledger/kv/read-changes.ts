// What happened in the store, for those who watch it: kept for a day.
import { sql } from 'drizzle-orm';
import type { KvChange, KvOperation } from '../../model/kv';
import { rows, type Database } from '../ledger';

/** Channel that is notified of every change. */
export const kvChannel = 'penstock_kv';

const keptFor = '1 day';
/** Changes removed at once. */
const mostPruned = 5000;

/** Of the last change, and of the last that is no longer kept. */
export async function readHead(db: Database): Promise<{ revision: number; prunedThrough: number }> {
  const [head] = await rows<{ revision: string; pruned: string }>(
    db,
    sql`select revision::text as revision, pruned_through::text as pruned from kv_head`,
  );
  if (!head) throw new Error('kv_head is empty');
  return { revision: Number(head.revision), prunedThrough: Number(head.pruned) };
}

export type WatchedChange = Omit<KvChange, 'oldValue'>;

/** Changes after a revision, in their order. Index: kv_changes_by_collection. */
export async function changesAfter(
  db: Database,
  collection: string,
  after: number,
  limit: number,
): Promise<WatchedChange[]> {
  const found = await rows<{
    collection: string;
    key: string;
    operation: KvOperation;
    reason: 'expired' | null;
    revision: string;
    value: string | null;
  }>(
    db,
    sql`
      select collection, key, operation, reason, revision::text as revision, value from kv_changes
      where collection = ${collection} and kv_changes.revision > ${after}::bigint
      order by kv_changes.revision limit ${limit}`,
  );
  return found.map(({ value, reason, revision, ...change }) => ({
    ...change,
    revision: Number(revision),
    ...(reason !== null && { reason }),
    ...(value !== null && { newValue: value }),
  }));
}

/** Answers whether there is more to remove. */
export async function pruneChanges(db: Database): Promise<boolean> {
  const [pruned] = await rows<{ count: number }>(
    db,
    sql`
      with last as (
        select max(revision) as revision from (select revision from kv_changes
          where changed_at < now() - ${keptFor}::interval order by revision limit ${mostPruned}) old
      ), gone as (
        delete from kv_changes where revision <= (select revision from last) returning 1
      ), marked as (
        update kv_head set pruned_through = last.revision from last where last.revision is not null
      )
      select count(*)::integer as count from gone`,
  );
  return pruned?.count === mostPruned;
}
