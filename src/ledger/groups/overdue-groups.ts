// Groups whose workflow has been silent for longer than it should.
import { sql } from 'drizzle-orm';
import type { GroupKey } from '../../model/delivery';
import { rows, type Database } from '../ledger';
import { lockedGroups } from './locked-groups';

/** How long one sweeper has an overdue workflow's groups to itself, in seconds; then another may ask again. */
const askAgainSeconds = 30;

interface OverdueWorkflow {
  id: string;
}

/** Takes up to `limit` overdue groups for this sweeper to ask the engine about; answers their workflows. */
export async function claimOverdueGroups(db: Database, limit: number): Promise<OverdueWorkflow[]> {
  return rows<OverdueWorkflow>(
    db,
    sql`
      with asked as (
        update groups set overdue_at = now() + make_interval(secs => ${askAgainSeconds})
        where (id, run) in
          (select id, run from groups where overdue_at <= now() order by overdue_at limit ${limit} for update skip locked)
        returning id
      )
      select distinct id from asked`,
  );
}

/** Those of a workflow that are not closed. */
export const findGroups = (db: Database, id: string): Promise<GroupKey[]> =>
  rows<GroupKey>(db, sql`select id, run from groups where id = ${id}`);

/** Their workflow is open and goes on: ask again later. */
export async function extendGroups(db: Database, id: string): Promise<void> {
  await db.execute(sql`
    with g as (${lockedGroups(sql`id = ${id}`)})
    update groups set overdue_at = now() + interval '1 minute' from g where groups.id = g.id and groups.run = g.run`);
}
