// Which worker carries the groups of a workflow.
import { sql } from 'drizzle-orm';
import { rows, type Database } from '../ledger';
import { isAlive } from '../worker-slots';
import { lockedGroups } from './locked-groups';

/** Whether another worker, which lives, carries groups of this workflow. Index: groups_pkey. */
export async function isCarriedElsewhere(db: Database, id: string, worker: string): Promise<boolean> {
  const found = await rows(
    db,
    sql`
      select from groups g join worker_slots w on w.worker = g.worker
      where g.id = ${id} and g.worker <> ${worker}::uuid and ${isAlive}
      limit 1`,
  );
  return found.length > 0;
}

/** The worker carries them no more, though they are not closed. */
export async function letGo(db: Database, id: string, worker: string): Promise<void> {
  await db.execute(sql`
    with g as (${lockedGroups(sql`id = ${id} and worker = ${worker}::uuid`)})
    update groups set worker = null from g where groups.id = g.id and groups.run = g.run`);
}
