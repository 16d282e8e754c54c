import { sql, type SQL } from 'drizzle-orm';
import { rows, type Database } from './ledger';

/** Removes the deliveries for which `which` holds, with their attempts and all that is kept of them; answers their ids. */
export async function removeDeliveries(db: Database, which: SQL): Promise<string[]> {
  const removed = await rows<{ id: string }>(
    db,
    sql`
      with gone as (delete from deliveries where ${which} returning id
      ), tries as (delete from attempts where delivery_id in (select id from gone)
      ), logs as (delete from function_logs where delivery_id in (select id from gone)
      ), notes as (delete from dead_letter_notes where delivery_id in (select id from gone)
      ), handlings as (delete from dead_letter_handlings where delivery_id in (select id from gone))
      select id from gone`,
  );
  return removed.map(({ id }) => id);
}
