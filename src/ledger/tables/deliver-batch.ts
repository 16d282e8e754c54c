// The rows of a batch are in their table: its deliveries are delivered, whoever has them by now.
import { sql } from 'drizzle-orm';
import type { Receipt } from '../../model/delivery';
import { jsonb } from '../jsonb';
import { rows, uuids, type Database } from '../ledger';
import { noteOutcomes } from '../flow/note-outcomes';
import type { TableBatch } from './batches';

/**
 * Settles a batch of deliveries together with them, in one statement: what was given back meanwhile, or died, is in the
 * table all the same. Doing it twice changes nothing. Answers the ids it delivered.
 */
export async function deliverBatch(
  db: Database,
  { id, sourceId, sinkId, deliveryIds = [] }: TableBatch,
  receipt: Receipt,
  snapshotId: string | undefined,
): Promise<string[]> {
  const delivered = await rows<{ id: string }>(
    db,
    sql`
      with settled as (
        update table_batches set state = 'committed', snapshot_id = ${snapshotId ?? null}, settled_at = now(), content = '{}'
        where id = ${id} and state = 'open' returning id
      ), changed as (
        update deliveries d set state = 'delivered', reason = null, attempts = d.attempts + 1, failure = null,
          receipt = ${jsonb(receipt)}, schedule_began_at = coalesce(d.schedule_began_at, now()), to_adopt = false,
          overdue_at = null, next_attempt_at = null, expires_at = null, settled_at = now(), updated_at = now()
        from settled
        where d.id = any(${uuids(deliveryIds)}) and d.state in ('pending', 'parked', 'running', 'waiting', 'dead')
        returning d.id, d.run, d.group_id, d.attempts
      ), noted as (
        insert into attempts (delivery_id, run, group_id, number, outcome, receipt, started_at, ended_at)
          select id, coalesce(run, 'batch-' || ${id}::text), group_id, attempts, 'delivered', ${jsonb(receipt)}, now(), now() from changed
        on conflict do nothing
      )
      select id from changed`,
  );
  if (delivered.length > 0) {
    const tally = { successes: delivered.length, refusals: 0, failures: 0, trailingFailures: 0 };
    // The rows are settled; a breaker that missed them learns from the next.
    await noteOutcomes(db, { sourceId, sinkId }, tally).catch(() => undefined);
  }
  return delivered.map((row) => row.id);
}
