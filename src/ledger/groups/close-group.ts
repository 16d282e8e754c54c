// The end of a group: whom it did not attempt goes back to the ledger.
import { sql, type SQL } from 'drizzle-orm';
import type { Group, GroupOutcome } from '../../model/delivery';
import { dueChannel, rows, uuids, type Database } from '../ledger';
import type { Hold } from '../hold';

/** Gives back members that were not attempted, uncounted: due again, or parked or discarded for the reason `hold`. */
const givenBack = ({ run }: Pick<Group, 'run'>, ids: string[], hold: Hold | undefined): SQL => {
  const state = hold === undefined ? 'pending' : hold === 'sink deleted' ? 'discarded' : 'parked';
  return sql`
    update deliveries d set state = ${state}, reason = ${hold ?? null}, run = null, group_id = null, updated_at = now(),
      settled_at = case when ${state} = 'discarded' then now() end
    where id = any(${uuids(ids)}) and run = ${run} and state = 'running'`;
};

/** Who will not be begun need not wait for those under way: they alone keep their permits. */
export async function giveBack(
  db: Database,
  group: Pick<Group, 'id' | 'run'>,
  { ids, underWay, hold }: { ids: string[]; underWay: number; hold: Hold | undefined },
): Promise<void> {
  await db.execute(sql`
    with given_back as (${givenBack(group, ids, hold)})
    update groups set permits = greatest(1, least(permits, ${underWay}::integer)) where id = ${group.id}`);
}

/** Gives back every member that is not settled, and lets the group's permits go. Doing it twice changes nothing. */
export async function closeGroup(
  db: Database,
  group: Pick<Group, 'id' | 'run' | 'deliveryIds'>,
  hold?: Hold,
): Promise<void> {
  await db.execute(sql`
    with given_back as (${givenBack(group, group.deliveryIds, hold)}), closed as (
      delete from groups where id = ${group.id} returning source_id, sink_id
    )
    select pg_notify(${dueChannel}, '') from closed where exists (select from deliveries d
      where d.source_id = closed.source_id and d.sink_id = closed.sink_id and d.state in ('pending', 'parked'))`);
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
