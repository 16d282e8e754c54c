// What every worker has in hand, as it says itself: no other process can see it.
import { sql } from 'drizzle-orm';
import { rows, type Database } from './ledger';

export interface SlotTotals {
  total: number;
  keptForSync: number;
  sync: number;
  async: number;
}

/** A worker that has said nothing for so long is gone: it says so every five seconds. */
const goneAfterSeconds = 20;
/** One that has said something within these is there: sooner doubted than given up. */
const aliveSeconds = 12;

/** Whether a worker, with its row `w`, is there. */
export const isAlive = sql`w.seen_at > now() - make_interval(secs => ${aliveSeconds})`;

export async function writeSlotUse(db: Database, worker: string, use: SlotTotals): Promise<void> {
  await db.execute(sql`
    insert into worker_slots as w (worker, total, kept_for_sync, sync, async)
      values (${worker}::uuid, ${use.total}, ${use.keptForSync}, ${use.sync}, ${use.async})
    on conflict (worker) do update set total = excluded.total, kept_for_sync = excluded.kept_for_sync,
      sync = excluded.sync, async = excluded.async, seen_at = now()`);
}

export async function removeSlotUse(db: Database, worker: string): Promise<void> {
  await db.execute(sql`delete from worker_slots where worker = ${worker}::uuid`);
}

/** Of workers that were killed. */
export async function forgetGoneWorkers(db: Database): Promise<void> {
  await db.execute(sql`delete from worker_slots where seen_at < now() - make_interval(secs => ${goneAfterSeconds})`);
}

/** Of all workers that are there. */
export async function readSlotTotals(db: Database): Promise<SlotTotals> {
  const [row] = await rows<SlotTotals>(
    db,
    sql`
      select coalesce(sum(total), 0)::float8 as total, coalesce(sum(kept_for_sync), 0)::float8 as "keptForSync",
        coalesce(sum(sync), 0)::float8 as sync, coalesce(sum(async), 0)::float8 as async
      from worker_slots where seen_at >= now() - make_interval(secs => ${goneAfterSeconds})`,
  );
  if (!row) throw new Error('an aggregate always answers one row');
  return row;
}
