import { and, eq, sql } from 'drizzle-orm';
import type { Database } from './ledger';
import { sinks } from './schema';

const isSink = (sourceId: string, id: string) => and(eq(sinks.sourceId, sourceId), eq(sinks.id, id));

/** Parks what waits to be delivered; what is under way parks itself before its next attempt. */
export async function pauseSink(db: Database, sourceId: string, id: string): Promise<void> {
  await db.transaction(async (transaction) => {
    await transaction.update(sinks).set({ state: 'paused', updatedAt: new Date() }).where(isSink(sourceId, id));
    await transaction.execute(sql`
      update deliveries set state = 'parked', reason = 'paused', updated_at = now()
      where source_id = ${sourceId} and sink_id = ${id} and state = 'pending'`);
  });
}

/** Makes what was parked due again; the sink's concurrency sets the pace at which it drains. */
export async function resumeSink(db: Database, sourceId: string, id: string): Promise<void> {
  await db.transaction(async (transaction) => {
    await transaction.update(sinks).set({ state: 'enabled', updatedAt: new Date() }).where(isSink(sourceId, id));
    await transaction.execute(sql`
      update deliveries set state = 'pending', reason = null, due_at = now(), updated_at = now()
      where source_id = ${sourceId} and sink_id = ${id} and state = 'parked'`);
  });
}
