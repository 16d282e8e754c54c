// Groups whose workflow has been silent for longer than it should.
import { sql } from 'drizzle-orm';
import { rows, type Database } from '../ledger';

export interface OverdueGroup {
  id: string;
  run: string;
}

const columns = sql`id, run`;

/** How long one sweeper has an overdue group to itself, in seconds; then another may ask again. */
const askAgainSeconds = 30;

/** Takes up to `limit` overdue groups for this sweeper to ask the engine about. Groups under way are few. */
export async function claimOverdueGroups(db: Database, limit: number): Promise<OverdueGroup[]> {
  return rows<OverdueGroup>(
    db,
    sql`
      update groups set overdue_at = now() + make_interval(secs => ${askAgainSeconds})
      where id in (select id from groups where overdue_at <= now() order by overdue_at limit ${limit} for update skip locked)
      returning ${columns}`,
  );
}

/** Undefined when it was closed. */
export async function findGroup(db: Database, id: string): Promise<OverdueGroup | undefined> {
  const [group] = await rows<OverdueGroup>(db, sql`select ${columns} from groups where id = ${id}`);
  return group;
}

/** Its workflow is open and goes on: ask again later. */
export async function extendGroup(db: Database, id: string): Promise<void> {
  await db.execute(sql`update groups set overdue_at = now() + interval '1 minute' where id = ${id}`);
}
