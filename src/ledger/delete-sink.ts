import { and, eq, sql } from 'drizzle-orm';
import type { Database } from './ledger';
import { sinks, sources } from './schema';
import { deleteSecrets } from './secrets';

/** Deletes a sink and its secrets. Its open deliveries are discarded, never attempted for ever; settled ones stay listed. */
export async function deleteSink(db: Database, sourceId: string, id: string): Promise<void> {
  await db.transaction(async (transaction) => {
    await transaction.delete(sinks).where(and(eq(sinks.sourceId, sourceId), eq(sinks.id, id)));
    await deleteSecrets(transaction, { sourceId, sinkId: id });
    await discardOpen(transaction, sourceId, id);
  });
}

/** Deletes a source with all its sinks. Its events and deliveries stay listed. */
export async function deleteSource(db: Database, sourceId: string): Promise<void> {
  await db.transaction(async (transaction) => {
    await transaction.delete(sources).where(eq(sources.id, sourceId));
    await discardOpen(transaction, sourceId);
  });
}

/** Those that a workflow owns are left to the sweeper, which tells their workflows. */
async function discardOpen(db: Database, sourceId: string, sinkId?: string): Promise<void> {
  const mine =
    sinkId === undefined ? sql`source_id = ${sourceId}` : sql`source_id = ${sourceId} and sink_id = ${sinkId}`;
  await db.execute(sql`
    update deliveries set state = 'discarded', reason = 'sink deleted', settled_at = now(), updated_at = now(),
      overdue_at = null, expires_at = null, to_adopt = false
    where ${mine} and (state in ('pending', 'parked') or (state = 'dead' and run is null))`);
  await db.execute(sql`
    update deliveries set overdue_at = now() where ${mine} and run is not null and state in ('running', 'waiting', 'dead')`);
}
