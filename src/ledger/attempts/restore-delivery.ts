import { sql } from 'drizzle-orm';
import { deliveryWorkflowId, type Delivery } from '../../model/delivery';
import { decodeBody } from '../../model/event';
import type { Database } from '../ledger';

/**
 * Writes a delivery, and its event, that the ledger does not know although a workflow carries it: an older ledger was
 * restored. An event whose body is not in the workflow's input cannot be brought back; answers false then.
 */
export async function restoreDelivery(db: Database, delivery: Delivery): Promise<boolean> {
  const { event } = delivery;
  if (!event.body) return false;
  const body = decodeBody(event.body);
  return db.transaction(async (transaction) => {
    await transaction.execute(sql`
      insert into events (uid, source_id, id, source, type, subject, time, datacontenttype, dataschema, rootid, depth,
          causeid, extensions, headers, remote_address, body, received_at)
        values (${event.uid}, ${event.sourceId}, ${event.id}, ${event.source}, ${event.type}, ${event.subject ?? null},
          ${event.time ?? null}, ${event.datacontenttype ?? null}, ${event.dataschema ?? null}, ${event.rootid},
          ${event.depth}, ${event.causeid ?? null}, ${JSON.stringify(event.extensions)}::jsonb,
          ${JSON.stringify(event.headers)}::jsonb, ${event.remoteAddress}, decode(${body.toString('base64')}, 'base64'), ${event.receivedAt}::timestamptz)
      on conflict do nothing`);
    // The same event may have been sent and accepted again meanwhile, under a new uid.
    await transaction.execute(sql`
      insert into deliveries (id, event_uid, source_id, sink_id, bytes, state, run, workflow_id, attempts, failed_attempts,
          schedule_from, overdue_at, sync_until, answered)
        select ${delivery.id}, e.uid, ${delivery.sourceId}, ${delivery.sinkId}, octet_length(e.body), 'running',
          ${delivery.run}, ${deliveryWorkflowId(delivery.id, delivery.run)}, ${delivery.attempts}, ${delivery.attempts},
          ${delivery.scheduleFrom}, now() + interval '1 minute',
          ${delivery.beginWithinMs === undefined ? sql`null, null` : sql`now() + interval '1 minute', false`}
        from events e
        where e.source_id = ${event.sourceId} and e.source = ${event.source} and e.id = ${event.id}
      on conflict do nothing`);
    return true;
  });
}
