import { sql } from 'drizzle-orm';
import { rows, type Database } from '../ledger';

/** A worker says that it lives every five seconds: one that has done so within these is there. */
const aliveSeconds = 12;

/** Whether another worker, which lives, carries groups of this workflow. Index: groups_pkey. */
export async function isCarriedElsewhere(db: Database, id: string, worker: string): Promise<boolean> {
  const found = await rows(
    db,
    sql`
      select from groups g join worker_slots w on w.worker = g.worker
      where g.id = ${id} and g.worker <> ${worker}::uuid and w.seen_at > now() - make_interval(secs => ${aliveSeconds})
      limit 1`,
  );
  return found.length > 0;
}
