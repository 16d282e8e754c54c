// The end of a group: whom it did not attempt goes back to the ledger.
import { sql } from 'drizzle-orm';
import type { Group, GroupOutcome } from '../../model/delivery';
import { dueChannel, rows, uuids, type Database } from '../ledger';
import type { Hold } from '../hold';

/**
 * Gives back every member that is not settled, uncounted, and lets the group's permits go: due again, or parked or
 * discarded for the reason `hold`. Doing it twice changes nothing.
 */
export async function closeGroup(
  db: Database,
  { id, run, deliveryIds }: Pick<Group, 'id' | 'run' | 'deliveryIds'>,
  hold?: Hold,
): Promise<void> {
  const state = hold === undefined ? 'pending' : hold === 'sink deleted' ? 'discarded' : 'parked';
  await db.execute(sql`
    with given_back as (
      update deliveries d set state = ${state}, reason = ${hold ?? null}, run = null, group_id = null, updated_at = now(),
        settled_at = case when ${state} = 'discarded' then now() end
      where id = any(${uuids(deliveryIds)}) and run = ${run} and state = 'running'
    ), closed as (
      delete from groups where id = ${id} returning source_id, sink_id
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
