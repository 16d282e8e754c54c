// What the sweeper asks and writes: deliveries whose workflow has been silent for longer than it should.
import { sql } from 'drizzle-orm';
import type { DeliveryState } from '../model/delivery';
import { startWithinSeconds } from './claim/claim-deliveries';
import { rows, type Database } from './ledger';
import { notBegunInTime } from './sync/abandon';

export interface OverdueDelivery {
  id: string;
  run: string;
  workflowId: string;
  sourceId: string;
  sinkId: string;
  state: DeliveryState;
  sinkExists: boolean;
  /** It was accepted for a caller that waits: it never becomes a dead letter. */
  isForCaller: boolean;
}

const columns = sql`d.id, d.run, d.workflow_id as "workflowId", d.source_id as "sourceId", d.sink_id as "sinkId", d.state,
  exists (select from sinks s where s.source_id = d.source_id and s.id = d.sink_id) as "sinkExists",
  d.sync_until is not null as "isForCaller"`;

/** How long one sweeper has an overdue row to itself, in seconds; then another may ask again. */
const askAgainSeconds = 30;

/** Takes up to `limit` overdue deliveries for this sweeper to ask the engine about. Index: deliveries_overdue. */
export async function claimOverdue(db: Database, limit: number): Promise<OverdueDelivery[]> {
  return rows<OverdueDelivery>(
    db,
    sql`
      update deliveries d set overdue_at = now() + make_interval(secs => ${askAgainSeconds})
      where id in (select id from deliveries where overdue_at <= now() and run is not null
        order by overdue_at limit ${limit} for update skip locked)
      returning ${columns}`,
  );
}

/** One delivery as the sweeper sees it, whether overdue or not; undefined when no workflow owns it. */
export async function findOwned(db: Database, id: string): Promise<OverdueDelivery | undefined> {
  const [row] = await rows<OverdueDelivery>(
    db,
    sql`select ${columns} from deliveries d
      where id = ${id} and run is not null and group_id is null and state in ('running', 'waiting', 'dead')`,
  );
  return row;
}

/** Whether its workflow may be on its way to the engine, which does not know it yet. By primary key. */
export async function isBeingStarted(
  db: Database,
  { id, workflowId }: { id: string; workflowId: string | null },
): Promise<boolean> {
  const found = await rows(
    db,
    sql`
      select from deliveries where id = ${id} and workflow_id = ${workflowId} and run is not null and group_id is null
        and overdue_at > now() and overdue_at <= now() + make_interval(secs => ${startWithinSeconds})`,
  );
  return found.length > 0;
}

/** The workflow is open and goes on: ask again when it should have said something. */
export async function extendOverdue(db: Database, { id, run }: { id: string; run: string }): Promise<void> {
  await db.execute(sql`
    update deliveries set overdue_at = greatest(now(), next_attempt_at, expires_at) + interval '1 minute'
    where id = ${id} and run = ${run} and state in ('running', 'waiting', 'dead')`);
}

/**
 * The workflow is gone. The delivery becomes due again under a new run, its attempts kept, and the wait it was in gone
 * through to its end; a dead letter stays dead, from now on without a workflow. One that a caller waits for is never begun
 * a second time, nor when the wait is over.
 */
export async function releaseRun(db: Database, { id, run }: { id: string; run: string }): Promise<void> {
  await db.execute(sql`
    update deliveries set
      state = case when state = 'dead' then 'dead' when ${lapsed} then 'abandoned' when ${isLost} then 'discarded' else 'pending' end,
      reason = case when ${lapsed} then ${notBegunInTime} when ${isLost} then 'the workflow of its one attempt is gone' end,
      settled_at = case when ${lapsed} or ${isLost} then now() else settled_at end,
      run = null, due_at = case when sync_until is null then greatest(now(), next_attempt_at) else due_at end,
      group_id = null, overdue_at = case state when 'dead' then expires_at end, updated_at = now()
    where id = ${id} and run = ${run} and state in ('running', 'waiting', 'dead')`);
}

const isLost = sql`(sync_until is not null and schedule_began_at is not null)`;
const lapsed = sql`(sync_until <= now() and schedule_began_at is null)`;

/** Dead letters without a workflow whose time is over. */
export async function expireUnowned(db: Database): Promise<void> {
  await db.execute(sql`
    update deliveries set state = 'expired', reason = 'time to live', to_adopt = false, overdue_at = null, expires_at = null,
      settled_at = now(), updated_at = now()
    where overdue_at <= now() and expires_at <= now() and state = 'dead' and run is null`);
}

/** The id of the namespace that is known to own the workflows; undefined before one is. */
export async function readEngine(db: Database): Promise<string | undefined> {
  const [known] = await rows<{ id: string }>(db, sql`select namespace_id as id from engine`);
  return known?.id;
}

/**
 * Remembers which engine owns the workflows, by the id of its namespace. If it is another one than before, the engine
 * has forgotten them all, and every owned delivery and group is overdue at once. Answers whether it was.
 */
export async function recogniseEngine(db: Database, namespaceId: string): Promise<boolean> {
  return db.transaction(async (transaction) => {
    const [known] = await rows<{ namespace_id: string }>(transaction, sql`select namespace_id from engine for update`);
    if (known?.namespace_id === namespaceId) return false;
    await transaction.execute(sql`
      insert into engine (namespace_id) values (${namespaceId})
      on conflict (only_row) do update set namespace_id = excluded.namespace_id`);
    if (!known) return false;
    await transaction.execute(
      sql`update deliveries set overdue_at = now() where run is not null and overdue_at is not null`,
    );
    await transaction.execute(sql`update groups set overdue_at = now()`);
    return true;
  });
}
