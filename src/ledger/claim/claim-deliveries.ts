// Takes due deliveries out of the ledger, each for a workflow of its own.
import { sql, type SQL } from 'drizzle-orm';
import type { Delivery } from '../../model/delivery';
import { encodeBody, maxInlineBytes, type PenstockEvent } from '../../model/event';
import type { Failure } from '../../model/errors';
import { deliveryPolicy, type Policy } from '../../model/policy';
import { rows, type Database } from '../ledger';
import { amendedEventOf, eventColumns, type AmendableRow } from '../rows-to-model';
import { onlyHeads } from './is-head';
import type { Share } from './share';

/** A claimed delivery: all that its workflow is started with, but for what the sink's type knows. */
export type ClaimedDelivery = Omit<Delivery, 'mayAttemptLocally'>;

export interface ClaimedRow extends AmendableRow {
  delivery_id: string;
  run: string;
  state: 'running' | 'waiting' | 'dead';
  sink_id: string;
  sink_type: string;
  policy: Policy;
  attempts: number;
  schedule_from: number;
  schedule_began_ms: number | null;
  failure: Failure | null;
  /** Until it is due, or a dead letter expires. */
  remaining_ms: number;
  is_handler: boolean;
  is_redacted: boolean;
  begin_within_ms: number | null;
}

/** How long the engine may take to begin a claimed delivery, or a group, before the sweeper asks about it, in seconds. */
export const startWithinSeconds = 20;

/** Columns of a claimed delivery `c` with its event `e`, for every claim that starts a `deliver` workflow. */
export const claimedColumns = sql`c.id as delivery_id, c.run, c.state, c.sink_id, c.sink_type, c.policy, c.attempts, c.schedule_from,
  (extract(epoch from c.schedule_began_at) * 1000)::float8 as schedule_began_ms, c.failure, c.amended_body,
  (extract(epoch from coalesce(c.expires_at, c.next_attempt_at, now()) - now()) * 1000)::float8 as remaining_ms,
  exists (select from sources where id = c.source_id and type = 'deadletter') as is_handler,
  exists (select from sources where id = c.source_id and config -> 'redact' <> '[]') as is_redacted,
  (extract(epoch from c.sync_until - now()) * 1000)::float8 as begin_within_ms, ${eventColumns}`;

/** What every claim writes of the run that now owns a delivery `d`. */
export const newRun = (run: SQL): SQL => sql`
  reason = null, run = ${run}, group_id = null, to_adopt = false,
  workflow_id = 'delivery-' || d.id || '-' || ${run}, -- deliveryWorkflowId in model/delivery.ts
  overdue_at = now() + make_interval(secs => ${startWithinSeconds}), updated_at = now()`;

/** Which deliveries `d` of a sink are taken, and which first: what is due, or what callers wait for. */
const taken = {
  due: { which: sql`state in ('pending', 'parked') and due_at <= now()`, first: sql`due_at` },
  sync: { which: sql`state = 'pending' and sync_until > now()`, first: sql`id` },
};

/** Oldest first, of a key the first. The sinks are locked by the caller's transaction. Indexes: deliveries_due, deliveries_sync. */
export async function claimDeliveries(
  db: Database,
  shares: Share[],
  kind: keyof typeof taken = 'due',
): Promise<ClaimedDelivery[]> {
  if (shares.length === 0) return [];
  const { which, first } = taken[kind];
  const claimed = await rows<ClaimedRow>(
    db,
    sql`
      with due as materialized (
        select d.id, s.type, s.policy, substr(gen_random_uuid()::text, 1, 8) as run
        from jsonb_to_recordset(${JSON.stringify(shares)}::jsonb) as share("sourceId" text, "sinkId" text, take integer)
          join sinks s on s.source_id = share."sourceId" and s.id = share."sinkId"
          cross join lateral (
            select id, due_at from deliveries d
            where source_id = s.source_id and sink_id = s.id and ${which}
              ${onlyHeads(shares)}
            order by ${first} limit share.take
            for update skip locked) d
      ), c as (
        update deliveries d set state = 'running', next_attempt_at = null, ${newRun(sql`due.run`)}
        from due where d.id = any(array(select id from due)) and d.id = due.id
        returning d.*, due.type as sink_type, due.policy
      )
      select ${claimedColumns} from c join events e on e.uid = c.event_uid order by c.due_at`,
  );
  return claimed.map(claimedDelivery);
}

/**
 * Deliveries that were claimed within the last two seconds, each for a workflow of its own, and whose attempt has not
 * begun: they wait for the engine. What has waited longer waits for something else. Index: deliveries_overdue.
 */
export async function countNotBegun(db: Database): Promise<number> {
  const [row] = await rows<{ count: number }>(
    db,
    sql`
      select count(*)::integer as count from deliveries
      where overdue_at > now() + make_interval(secs => ${startWithinSeconds - 2})
        and overdue_at <= now() + make_interval(secs => ${startWithinSeconds})
        and state = 'running' and group_id is null`,
  );
  return row!.count;
}

export function claimedDelivery(row: ClaimedRow): ClaimedDelivery {
  const event = amendedEventOf(row);
  const takenOver = takenOverOf(row);
  return {
    id: row.delivery_id,
    run: row.run,
    sourceId: row.source_id,
    sinkId: row.sink_id,
    sinkType: row.sink_type,
    event: inlineEvent(event, row.is_redacted),
    policy: deliveryPolicy(row.policy),
    attempts: row.attempts,
    scheduleFrom: row.schedule_from,
    ...(row.schedule_began_ms !== null && { scheduleBeganMs: row.schedule_began_ms }),
    ...(takenOver && { takenOver }),
    ...(row.is_handler && { isHandler: true as const }),
    ...(row.begin_within_ms !== null && { beginWithinMs: Math.max(1, Math.ceil(row.begin_within_ms)) }),
  };
}

function takenOverOf({ state, failure, remaining_ms: remaining }: ClaimedRow): ClaimedDelivery['takenOver'] {
  const remainingMs = Math.max(0, Math.round(remaining));
  if (state === 'running' || !failure) return undefined;
  return state === 'waiting' ? { state, failure, delayMs: remainingMs } : { state, failure, timeToLiveMs: remainingMs };
}

function inlineEvent({ body, ...event }: PenstockEvent, isRedacted: boolean): Delivery['event'] {
  return isRedacted || body.length > maxInlineBytes ? event : { ...event, body: encodeBody(body) };
}
