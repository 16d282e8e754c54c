// A sink stops and goes on: at somebody's request, with its source, or because of how its target fares. To the people
// who ask for it, pausing is disabling and resuming is enabling: one thing by two names.
import { and, eq, sql, type SQL } from 'drizzle-orm';
import { penstockItself, type By } from '../../model/change';
import { storableText } from '../../model/storable-text';
import { rows, type Database } from '../ledger';
import { noteChange } from './notices';
import { sinks } from '../schema';
import { nextSinkVersions, nextSourceVersion } from '../resources/versions';

const isSink = (sourceId: string, id: string) => and(eq(sinks.sourceId, sourceId), eq(sinks.id, id));

/** Rows changed at once by a pause or a resume; a sink with more waiting has the rest aligned by the sweeper. */
const mostAtOnce = 1000;

/** Nothing of it is attempted any more: what waits is parked, what is under way parks itself before its next attempt. */
export async function pauseSink(db: Database, sourceId: string, id: string, because: string, by: By): Promise<void> {
  await db.transaction(async (transaction) => {
    const paused = { state: 'paused', pausedBecause: because, pausedWithSource: false, updatedAt: sql`now()` } as const;
    await transaction.update(sinks).set(paused).where(isSink(sourceId, id));
    await nextSinkVersions(transaction, sourceId, [id], 'disabled', by);
    await transaction.execute(parkPending(sourceId, id));
  });
}

/** The same because of what its target did, which is noted. Answers false, and changes nothing, when it was paused. */
export async function pauseTroubledSink(db: Database, sourceId: string, id: string, because: string): Promise<boolean> {
  // It may have the target's own words in it.
  const reason = storableText(because);
  return db.transaction(async (transaction) => {
    const paused = await rows(
      transaction,
      sql`
        update sinks set state = 'paused', paused_because = ${reason}, updated_at = now()
        where source_id = ${sourceId} and id = ${id} and state = 'enabled' returning id`,
    );
    if (paused.length === 0) return false;
    await nextSinkVersions(transaction, sourceId, [id], 'disabled', { ...penstockItself, reason });
    await noteChange(transaction, { sourceId, sinkId: id, change: 'paused', reason });
    await transaction.execute(parkPending(sourceId, id));
    return true;
  });
}

/** The source takes nothing in, and its sinks that were enabled are paused with it. */
export async function pauseSource(transaction: Database, id: string, because: string, by: By): Promise<void> {
  await transaction.execute(sql`
    update sources set state = 'paused', paused_because = ${because}, updated_at = now() where id = ${id}`);
  const paused = await rows<{ id: string }>(
    transaction,
    sql`
      update sinks set state = 'paused', paused_because = ${because}, paused_with_source = true, updated_at = now()
      where source_id = ${id} and state = 'enabled' returning id`,
  );
  await nextSourceVersion(transaction, id, 'disabled', by);
  const ids = paused.map((sink) => sink.id);
  await nextSinkVersions(transaction, id, ids, 'disabled', by);
  for (const sink of ids) await transaction.execute(parkPending(id, sink));
}

/** Its sinks that were paused with it go on; those paused for another reason stay so. */
export async function resumeSource(transaction: Database, id: string, by: By): Promise<void> {
  await transaction.execute(sql`
    update sources set state = 'enabled', paused_because = null, updated_at = now() where id = ${id}`);
  await nextSourceVersion(transaction, id, 'enabled', by);
  const held = await rows<{ id: string }>(
    transaction,
    sql`select id from sinks where source_id = ${id} and paused_with_source order by id`,
  );
  for (const sink of held) await resumeSink(transaction, id, sink.id, by);
}

/** What waits for the breaker waits for the pause from now on. No caller waits that long: what one waits for is abandoned. */
const parkPending = (sourceId: string, id: string): SQL => sql`
  update deliveries set state = case when sync_until is null then 'parked' else 'abandoned' end, reason = 'paused',
    settled_at = case when sync_until is not null then now() end, updated_at = now()
  where id in (select id from deliveries where source_id = ${sourceId} and sink_id = ${id} and ${isNotPaused}
    limit ${mostAtOnce}) and ${isNotPaused}`;

const isNotPaused = sql`(state = 'pending' or (state = 'parked' and reason = 'breaker'))`;

/** What was parked drains at the sink's pace. Its breaker begins anew: somebody says that the target is well. */
export async function resumeSink(db: Database, sourceId: string, id: string, by: By): Promise<void> {
  await db.transaction(async (transaction) => {
    // The breaker before the sink, as whoever pauses a failing one: else the two could wait for each other.
    if (await closeBreaker(transaction, sourceId, id)) {
      await noteChange(transaction, { sourceId, sinkId: id, change: 'closed', reason: 'the sink was resumed' });
    }
    const resumed = { state: 'enabled', pausedBecause: null, pausedWithSource: false, updatedAt: sql`now()` } as const;
    await transaction.update(sinks).set(resumed).where(isSink(sourceId, id));
    await nextSinkVersions(transaction, sourceId, [id], 'enabled', by);
    await transaction.execute(sql`
      update deliveries set state = 'pending', reason = null, updated_at = now()
      where id in (select id from deliveries where source_id = ${sourceId} and sink_id = ${id} and state = 'parked'
        order by due_at limit ${mostAtOnce})`);
  });
}

/** Answers whether it was open. */
async function closeBreaker(db: Database, sourceId: string, id: string): Promise<boolean> {
  const [flow] = await rows<{ was_open: boolean }>(
    db,
    sql`
      update sink_flow f set breaker = 'closed', probe_at = null, failed_probes = 0,
        breaker_since = case when f.breaker = 'closed' then f.breaker_since else now() end,
        consecutive_failures = 0, window_began_at = null, window_attempts = 0, window_failures = 0, failing_since = null
      from (select breaker from sink_flow where source_id = ${sourceId} and sink_id = ${id} for no key update) before
      where f.source_id = ${sourceId} and f.sink_id = ${id} returning before.breaker <> 'closed' as was_open`,
  );
  return flow?.was_open ?? false;
}
