// The end of a group: whom it did not attempt goes back to the ledger.
import { sql, type SQL } from 'drizzle-orm';
import type { Group, GroupOutcome } from '../../model/delivery';
import type { SinkKey } from '../../model/sink';
import { dueChannel, rows, uuids, type Database } from '../ledger';
import type { Hold } from '../hold';
import { returnTokens } from '../rate';

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

const countReturned = sql`count(*)::integer as count, min(source_id) as "sourceId", min(sink_id) as "sinkId" from given_back`;

/**
 * Who was not begun costs no share of the rate. A statement by itself, after the other: nobody who holds a delivery waits
 * for a sink.
 */
async function returnShares(db: Database, [returned]: ReturnedRow[]): Promise<void> {
  if (returned && returned.count > 0) await returnTokens(db, returned, returned.count);
}

/** Who will not be begun need not wait for those under way: they alone keep their permits. */
export async function giveBack(
  db: Database,
  group: Pick<Group, 'id' | 'run'>,
  { ids, underWay, hold }: { ids: string[]; underWay: number; hold: Hold | undefined },
): Promise<void> {
  const returned = await rows<ReturnedRow>(
    db,
    sql`
      with given_back as (${givenBack(sql`id = any(${uuids(ids)}) and ${isCarried(group.run)}`, hold)}), kept as (
        update groups set permits = greatest(1, least(permits, ${underWay}::integer)) where id = ${group.id}
      )
      select ${countReturned}`,
  );
  await returnShares(db, returned);
}

/** How a group ended, for its members: why they are held back, and who failed. */
export interface GroupEnd {
  hold?: Hold | undefined;
  failed?: string[];
}

/**
 * Gives back every member that is not settled, and lets the group's permits go. With a sink that is gone, those who failed
 * for the last time meanwhile are discarded too. Doing it twice changes nothing. Index: deliveries_in_group.
 */
export async function closeGroup(
  db: Database,
  { id, run }: Pick<Group, 'id' | 'run'>,
  { hold, failed = [] }: GroupEnd = {},
): Promise<void> {
  const isMember = sql`(group_id = ${id} and ${isCarried(run)})`;
  const hasDied = sql`(id = any(${uuids(failed)}) and state = 'dead' and run is null)`;
  const which = hold === 'sink deleted' ? sql`(${isMember} or ${hasDied})` : isMember;
  const returned = await db.transaction(async (transaction) => {
    // Who is being accepted into the group is a member before this, which the next statement sees, or never.
    await transaction.execute(sql`select from groups where id = ${id} for update`);
    return rows<ReturnedRow>(
      transaction,
      sql`
      with given_back as (${givenBack(which, hold)}), closed as (
        delete from groups where id = ${id} returning source_id, sink_id
      ), told as materialized (
        select pg_notify(${dueChannel}, '') from closed where exists (select from deliveries d
          where d.source_id = closed.source_id and d.sink_id = closed.sink_id and d.state in ('pending', 'parked'))
      )
      select ${countReturned} where (select count(*) from told) is not null`,
    );
  });
  await returnShares(db, returned);
}

/** A member that must have a workflow of its own: it is never carried in a group, nor attempted in this one. */
export async function setApart(db: Database, { run }: Group, ids: string[]): Promise<void> {
  await db.execute(sql`
    update deliveries set state = 'pending', run = null, group_id = null, to_adopt = true, updated_at = now()
    where id = any(${uuids(ids)}) and run = ${run} and state = 'running'`);
}

/** What the ledger says of the members of a group that was closed. */
export async function readGroupOutcome(db: Database, group: Group): Promise<GroupOutcome> {
  const found = await rows<{ id: string; carried: boolean; state: string }>(
    db,
    sql`select id, state, coalesce(group_id = ${group.id}, false) as carried from deliveries
      where id = any(${uuids(group.deliveryIds)})`,
  );
  const delivered = found.filter(({ carried, state }) => carried && state === 'delivered');
  const others = found.filter((one) => !delivered.includes(one)).map(({ id }) => id);
  return { delivered: delivered.length, failed: [], returned: others };
}
