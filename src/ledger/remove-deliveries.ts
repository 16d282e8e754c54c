import { sql, type SQL } from 'drizzle-orm';
import { rows, type Database } from './ledger';

/** Removes the deliveries for which `which` holds, with their attempts and all that is kept of them; answers their ids. */
export async function removeDeliveries(db: Database, which: SQL): Promise<string[]> {
  const removed = await rows<{ id: string }>(
    db,
    sql`
      with gone as (delete from deliveries where ${which} returning id, source_id, sink_id, order_key, order_place
      ), tries as (delete from attempts where delivery_id in (select id from gone)
      ), logs as (delete from function_logs where delivery_id in (select id from gone)
      ), notes as (delete from dead_letter_notes where delivery_id in (select id from gone)
      ), handlings as (delete from dead_letter_handlings where delivery_id in (select id from gone)
      ), keys as (delete from order_keys where (source_id, sink_id, key) in (${idleKeys}))
      select id from gone`,
  );
  return removed.map(({ id }) => id);
}

/**
 * Keys whose last delivery is among the `gone`, and of which no other waits for its turn: the next one may begin at the first place
 * again. One that an accept holds has its next delivery. Index: order_keys_pkey, deliveries_ordered.
 */
const idleKeys = sql`
  select k.source_id, k.sink_id, k.key from order_keys k
    join gone on gone.source_id = k.source_id and gone.sink_id = k.sink_id
      and gone.order_key = k.key and gone.order_place = k.last_place
  where not exists (
    select from deliveries d
    where d.source_id = k.source_id and d.sink_id = k.sink_id and d.order_key = k.key and d.order_key is not null
      and d.state in ('pending', 'parked', 'running', 'waiting', 'dead') and d.id not in (select id from gone))
  for update of k skip locked`;
