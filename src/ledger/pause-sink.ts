import { and, eq, sql } from 'drizzle-orm';
import type { Database } from './ledger';
import { sinks } from './schema';

const isSink = (sourceId: string, id: string) => and(eq(sinks.sourceId, sourceId), eq(sinks.id, id));

/** Rows changed at once by a pause or a resume; a sink with more waiting has the rest aligned by the sweeper. */
const mostAtOnce = 1000;

/** Nothing of it is attempted any more: what waits is parked, what is under way parks itself before its next attempt. */
export async function pauseSink(db: Database, sourceId: string, id: string, because: string): Promise<void> {
  await db.transaction(async (transaction) => {
    const paused = { state: 'paused', pausedBecause: because, updatedAt: new Date() } as const;
    await transaction.update(sinks).set(paused).where(isSink(sourceId, id));
    await transaction.execute(sql`
      update deliveries set state = 'parked', reason = 'paused', updated_at = now()
      where id in (select id from deliveries where source_id = ${sourceId} and sink_id = ${id} and state = 'pending'
        limit ${mostAtOnce})`);
  });
}

/** What was parked drains at the sink's pace. Its breaker begins anew: somebody says that the target is well. */
export async function resumeSink(db: Database, sourceId: string, id: string): Promise<void> {
  await db.transaction(async (transaction) => {
    const resumed = { state: 'enabled', pausedBecause: null, updatedAt: new Date() } as const;
    await transaction.update(sinks).set(resumed).where(isSink(sourceId, id));
    await transaction.execute(sql`
      update sink_flow set breaker = 'closed', breaker_since = now(), probe_at = null, failed_probes = 0,
        consecutive_failures = 0, window_began_at = null, window_attempts = 0, window_failures = 0, failing_since = null
      where source_id = ${sourceId} and sink_id = ${id}`);
    await transaction.execute(sql`
      update deliveries set state = 'pending', reason = null, updated_at = now()
      where id in (select id from deliveries where source_id = ${sourceId} and sink_id = ${id} and state = 'parked'
        order by due_at limit ${mostAtOnce})`);
  });
}
