import { sql } from 'drizzle-orm';
import type { Delivery } from '../model/delivery';
import { encodeBody, maxInlineBytes, type PenstockEvent } from '../model/event';
import { deliveryPolicy, type Policy } from '../model/policy';
import { rows, type Database } from './ledger';
import { eventOf, type EventRow } from './rows-to-model';

/** A claimed delivery: all that its workflow is started with, but for what the sink's type knows. */
export type ClaimedDelivery = Omit<Delivery, 'mayAttemptLocally'>;

interface ClaimedRow extends EventRow {
  delivery_id: string;
  run: string;
  sink_id: string;
  sink_type: string;
  policy: Policy;
  attempts: number;
  schedule_from: number;
  schedule_began_ms: number | null;
  amended_body: Uint8Array | null;
}

/** Most deliveries of one sink in one claim. */
const mostPerSink = 20;

/** How long the engine may take to begin a claimed delivery before the sweeper asks about it, in seconds. */
const startWithinSeconds = 20;

interface LockedSink {
  source_id: string;
  id: string;
}

/**
 * Takes up to `limit` due deliveries for this process to start: within each sink's concurrency, oldest first, the sinks by
 * turns, so that one with many cannot crowd out the others.
 * Locks the sinks it takes from and counts afterwards, so that two dispatchers never give the same room away.
 * Index: deliveries_due, deliveries_running.
 */
export async function claimDueDeliveries(db: Database, limit: number): Promise<ClaimedDelivery[]> {
  const claimed = await db.transaction(async (transaction) => {
    const sinks = await lockSinksWithDue(transaction);
    return sinks.length === 0 ? [] : claimOf(transaction, sinks, limit);
  });
  return claimed.map(claimedDelivery);
}

/** A sink that another dispatcher claims from is left to it. */
function lockSinksWithDue(db: Database): Promise<LockedSink[]> {
  return rows(
    db,
    sql`
      select s.source_id, s.id from sinks s
      where s.state = 'enabled' and exists (select from deliveries d
        where d.source_id = s.source_id and d.sink_id = s.id and d.state = 'pending' and d.due_at <= now())
      for no key update of s skip locked`,
  );
}

function claimOf(db: Database, sinks: LockedSink[], limit: number): Promise<ClaimedRow[]> {
  return rows(
    db,
    sql`
      with sink as materialized (
        select s.source_id, s.id, s.type, s.policy, s.max_concurrency
        from jsonb_to_recordset(${JSON.stringify(sinks)}::jsonb) as locked(source_id text, id text)
          join sinks s using (source_id, id)
      ), room as materialized (
        select sink.*, least(${mostPerSink}::integer, max_concurrency - (select count(*) from deliveries d
          where d.source_id = sink.source_id and d.sink_id = sink.id and d.state = 'running'))::integer as free
        from sink
      ), due as materialized (
        select d.id, room.type, room.policy, substr(gen_random_uuid()::text, 1, 8) as run from room cross join lateral (
          select id, due_at, row_number() over (order by due_at) as place from (
            select id, due_at from deliveries
            where source_id = room.source_id and sink_id = room.id and state = 'pending' and due_at <= now()
            order by due_at limit greatest(room.free, 0)
            for update skip locked) oldest) d
        order by place, d.due_at limit ${limit}
      ), claimed as (
        update deliveries d set state = 'running', reason = null, run = due.run,
          workflow_id = 'delivery-' || d.id || '-' || due.run, -- deliveryWorkflowId in model/delivery.ts
          overdue_at = now() + make_interval(secs => ${startWithinSeconds}), updated_at = now()
        from due where d.id = due.id
        returning d.*, due.type as sink_type, due.policy
      )
      select c.id as delivery_id, c.run, c.sink_id, c.sink_type, c.policy, c.attempts, c.schedule_from,
        (extract(epoch from c.schedule_began_at) * 1000)::float8 as schedule_began_ms, c.amended_body,
        e.*, rfc3339(e.received_at) as received_at
      from claimed c join events e on e.uid = c.event_uid
      order by c.due_at`,
  );
}

function claimedDelivery(row: ClaimedRow): ClaimedDelivery {
  const event = eventOf(row);
  if (row.amended_body) event.body = Buffer.from(row.amended_body);
  return {
    id: row.delivery_id,
    run: row.run,
    sourceId: row.source_id,
    sinkId: row.sink_id,
    sinkType: row.sink_type,
    event: inlineEvent(event),
    policy: deliveryPolicy(row.policy),
    attempts: row.attempts,
    scheduleFrom: row.schedule_from,
    ...(row.schedule_began_ms !== null && { scheduleBeganMs: row.schedule_began_ms }),
  };
}

function inlineEvent({ body, ...event }: PenstockEvent): Delivery['event'] {
  return body.length > maxInlineBytes ? event : { ...event, body: encodeBody(body) };
}
