// The end of groups: whom they did not attempt goes back to the ledger.
import { sql, type SQL } from 'drizzle-orm';
import type { GroupKey, GroupOutcome } from '../../model/delivery';
import type { SinkKey } from '../../model/sink';
import { isItemsFault } from '../database-error';
import { groupCommit } from '../group-commit';
import { dueChannel, rows, tokens, uuids, type Database } from '../ledger';
import type { Hold } from '../flow/hold';
import { returnTokens } from '../flow/rate';
import { onlyPermitsOf } from './permits';

/** Gives back members `which` that were not attempted, uncounted: due again, or parked or discarded for the reason `hold`. */
const givenBack = (which: SQL, hold: Hold | undefined): SQL => {
  const state = hold === undefined ? 'pending' : hold === 'sink deleted' ? 'discarded' : 'parked';
  return sql`
    update deliveries d set state = ${state}, reason = ${hold ?? null}, run = null, group_id = null, updated_at = now(),
      settled_at = case when ${state} = 'discarded' then now() end
      ${hold === 'sink deleted' ? sql`, to_adopt = false, overdue_at = null, expires_at = null` : sql``}
    where ${which} returning source_id, sink_id`;
};

const isCarried = (run: string): SQL => sql`(run = ${run} and state = 'running')`;

interface ReturnedRow extends SinkKey {
  count: number;
}

const countReturned = sql`source_id as "sourceId", sink_id as "sinkId", count(*)::integer as count from given_back group by 1, 2`;

/**
 * Who was not begun costs no share of the rate. A statement by itself, after the other: nobody who holds a delivery waits
 * for a sink.
 */
async function returnShares(db: Database, returned: ReturnedRow[]): Promise<void> {
  for (const { count, ...sink } of returned) await returnTokens(db, sink, count);
}

/** Who will not be begun need not wait for those under way: they alone keep their permits. */
export async function giveBack(
  db: Database,
  group: GroupKey,
  { ids, underWay, hold }: { ids: string[]; underWay: number; hold: Hold | undefined },
): Promise<void> {
  const returned = await rows<ReturnedRow>(
    db,
    sql`
      with given_back as (${givenBack(sql`id = any(${uuids(ids)}) and ${isCarried(group.run)}`, hold)}), kept as (
        ${onlyPermitsOf(group, underWay)}
      )
      select ${countReturned}`,
  );
  await returnShares(db, returned);
}

/** How a group ended, for its members: why they are held back, and who failed. */
export interface GroupEnd extends GroupKey {
  hold?: Hold | undefined;
  failed?: string[];
}

export type CloseGroup = (end: GroupEnd) => Promise<void>;

/** Joins those that end at the same time. */
export function createCloseGroup(db: Database): CloseGroup {
  const close = groupCommit<GroupEnd, undefined>(
    async (ends) => {
      await closeGroups(db, ends);
      return ends.map(() => undefined);
    },
    isItemsFault,
    ({ failed = [] }) => bytesOfId * (failed.length + 2),
  );
  return async (end) => close(end);
}

const bytesOfId = 40;

/**
 * Gives back every member that is not settled, and lets the permits of the groups go. With a sink that is gone, those who
 * failed for the last time meanwhile are discarded too. Doing it twice changes nothing. Index: deliveries_in_group.
 */
export async function closeGroups(db: Database, ends: GroupEnd[]): Promise<void> {
  const holds = [...new Set(ends.map(({ hold }) => hold))];
  const returned = await db.transaction(async (transaction) => {
    const areTheirs = sql`(id = any(${uuids(ends.map(({ id }) => id))}) and run = any(${tokens(ends.map(({ run }) => run))}))`;
    // Who is being accepted into a group is a member before this, which the next statement sees, or never.
    await transaction.execute(sql`select from groups where ${areTheirs} order by id, run for update`);
    const given: ReturnedRow[] = [];
    for (const hold of holds) {
      const held = ends.filter((end) => end.hold === hold);
      given.push(...(await giveBackMembers(transaction, held, hold)));
    }
    await transaction.execute(sql`
      with closed as (
        delete from groups where ${areTheirs} returning source_id, sink_id
      )
      select pg_notify(${dueChannel}, '') where exists (select from closed join deliveries d
        on d.source_id = closed.source_id and d.sink_id = closed.sink_id and d.state in ('pending', 'parked'))`);
    return given;
  });
  await returnShares(db, returned);
}

async function giveBackMembers(db: Database, ends: GroupEnd[], hold: Hold | undefined): Promise<ReturnedRow[]> {
  const ids = [...new Set(ends.map(({ id }) => id))];
  const areMembers = sql`(group_id = any(${uuids(ids)}) and run = any(${tokens(ends.map(({ run }) => run))}) and state = 'running')`;
  const failed = ends.flatMap(({ failed = [] }) => failed);
  const haveDied = sql`(id = any(${uuids(failed)}) and state = 'dead' and run is null)`;
  const which = hold === 'sink deleted' ? sql`(${areMembers} or ${haveDied})` : areMembers;
  return rows<ReturnedRow>(db, sql`with given_back as (${givenBack(which, hold)}) select ${countReturned}`);
}

/** A member that must have a workflow of its own: it is never carried in a group, nor attempted in this one. */
export async function setApart(db: Database, { run }: GroupKey, ids: string[]): Promise<void> {
  await db.execute(sql`
    update deliveries set state = 'pending', run = null, group_id = null, to_adopt = true, updated_at = now()
    where id = any(${uuids(ids)}) and run = ${run} and state = 'running'`);
}

/** What the ledger says of deliveries that a workflow carried in groups which are closed. */
export async function readGroupOutcome(db: Database, id: string, deliveryIds: string[]): Promise<GroupOutcome> {
  const found = await rows<{ id: string; carried: boolean; state: string }>(
    db,
    sql`select id, state, coalesce(group_id = ${id}, false) as carried from deliveries
      where id = any(${uuids(deliveryIds)})`,
  );
  const delivered = found.filter(({ carried, state }) => carried && state === 'delivered');
  const others = found.filter((one) => !delivered.includes(one)).map(({ id }) => id);
  return { delivered: delivered.length, failed: [], returned: others };
}
