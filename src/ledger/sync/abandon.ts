// What nobody waits for any more, and was never begun: settled as abandoned, and not begun by itself later.
import { sql } from 'drizzle-orm';
import { type Database } from '../ledger';

export const notBegunInTime = 'not begun in time';

/**
 * Whether an attempt was begun is read from the delivery's own row: it is read again when another write held the row,
 * so that either this or the attempt comes first.
 */
const neverBegun = sql`sync_until is not null and schedule_began_at is null and state in ('pending', 'parked', 'running')`;

const abandoned = (reason: string) => sql`
  state = 'abandoned', reason = ${reason}, overdue_at = null, settled_at = now(), updated_at = now()`;

/** Its caller has gone, or has waited long enough. What was begun goes on to its end. By primary key. */
export async function abandonDelivery(db: Database, id: string, reason: string): Promise<void> {
  await db.execute(sql`update deliveries set ${abandoned(reason)} where id = ${id} and ${neverBegun}`);
}

/** Those whose time is over: the process that waited for them may be gone. Index: deliveries_sync. */
export async function abandonOverdue(db: Database): Promise<void> {
  await db.execute(sql`
    update deliveries set ${abandoned(notBegunInTime)}
    where id in (select id from deliveries where sync_until <= now() and ${neverBegun} for update skip locked)
      and ${neverBegun}`);
}
