// Retry, amend and discard of deliveries that no workflow owns: compare-and-set in the ledger.
import { sql } from 'drizzle-orm';
import { storableText } from '../model/storable-text';
import { rows, type Database } from './ledger';

/** Rows that belong to the ledger (rule 3), by what may be done with them. */
const open = sql`(state in ('pending', 'parked') or (state = 'dead' and run is null))`;
const settled = sql`state in ('delivered', 'discarded', 'abandoned', 'expired')`;

/**
 * Makes a delivery due now, its schedule begun anew; a delivered, discarded, abandoned or expired one is delivered again,
 * under the same id, and none waits for a caller any more. Parked instead while its sink is paused. Answers false when its state has changed meanwhile.
 */
export async function retryInLedger(db: Database, id: string, requestId: string): Promise<boolean> {
  const written = await rows(
    db,
    sql`
      with retried as (
        update deliveries d set state = case sink_state when 'paused' then 'parked' else 'pending' end,
          reason = case sink_state when 'paused' then 'paused' end, run = null, due_at = now(), to_adopt = false,
          sync_until = null, next_attempt_at = null, updated_at = now(),
          last_request = ${requestId}, schedule_from = attempts, schedule_began_at = null, settled_at = null, expires_at = null, overdue_at = null
        from (select source_id, id, state from sinks) sink (sink_source, sink_name, sink_state)
        where d.id = ${id} and sink_source = d.source_id and sink_name = d.sink_id and (${open} or ${settled})
          and last_request is distinct from ${requestId}
        returning d.id
      ), asked_again as (
        -- What a handler of dead letters answers then is carried out as well.
        update dead_letter_handlings set resolved_at = null where handler_delivery_id in (select id from retried)
      )
      select id from retried`,
  );
  return written.length > 0 || (await wasRequested(db, id, requestId));
}

async function wasRequested(db: Database, id: string, requestId: string): Promise<boolean> {
  const found = await rows(db, sql`select from deliveries where id = ${id} and last_request = ${requestId}`);
  return found.length > 0;
}

/** Replaces the data that the delivery carries. Answers false when a workflow owns it, or it is settled. */
export async function amendInLedger(db: Database, id: string, body: Buffer): Promise<boolean> {
  const written = await rows(
    db,
    sql`
      update deliveries set amended_body = decode(${body.toString('base64')}, 'base64'), updated_at = now()
      where id = ${id} and ${open} returning id`,
  );
  return written.length > 0;
}

/** The same for a delivery that this workflow owns. */
export async function amendOwned(
  db: Database,
  { id, workflowId }: { id: string; workflowId: string },
  body: Buffer,
): Promise<boolean> {
  const written = await rows(
    db,
    sql`
      update deliveries set amended_body = decode(${body.toString('base64')}, 'base64'), updated_at = now()
      where id = ${id} and workflow_id = ${workflowId} and run is not null and state in ('running', 'waiting', 'dead') returning id`,
  );
  return written.length > 0;
}

/** Settles a delivery as discarded. Answers false when a workflow owns it, or it is settled otherwise. */
export async function discardInLedger(db: Database, id: string, reason: string): Promise<boolean> {
  const written = await rows(
    db,
    sql`
      update deliveries set state = 'discarded', reason = ${storableText(reason)}, run = null, to_adopt = false,
        next_attempt_at = null, overdue_at = null, expires_at = null,
        settled_at = now(), updated_at = now()
      where id = ${id} and ${open} returning id`,
  );
  return written.length > 0;
}
