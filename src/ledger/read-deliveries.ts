import { sql, type SQL } from 'drizzle-orm';
import type { DeliveryState, Receipt } from '../model/delivery';
import type { Failure } from '../model/errors';
import type { AcceptedBetween } from '../model/accepted-between';
import { acceptedAt, idsAround } from './accepted-within';
import { rows, type Database } from './ledger';
import { inChain } from './read-events';
import { isWithin, type Within } from './within';

export interface ListedDelivery {
  id: string;
  eventUid: string;
  eventId: string;
  eventType: string;
  sourceId: string;
  sinkId: string;
  state: DeliveryState;
  /** Why it is parked, discarded, skipped, abandoned or expired. */
  reason: string | null;
  /** Null unless it is parked. */
  parkedSince: string | null;
  attempts: number;
  /** The workflow that carries or carried it. */
  workflowId: string | null;
  /** Whether that workflow owns it now. */
  owned: boolean;
  /** Whether that workflow is a group's, which takes no messages for one of its deliveries. */
  inGroup: boolean;
  failure: Failure | null;
  receipt: Receipt | null;
  amended: boolean;
  /** Whether the caller that waited for its outcome was told it; null when none has waited. */
  answered: boolean | null;
  acceptedAt: string;
  updatedAt: string;
  nextAttemptAt: string | null;
  expiresAt: string | null;
  settledAt: string | null;
  /** What a handler of dead letters made of it. */
  resolution: string | null;
}

export interface RecordedAttempt {
  number: number;
  /** Of the workflow that made it; null for a row that was in its table when its group was gone. */
  workflowId: string | null;
  outcome: 'running' | 'accepted' | 'delivered' | 'failed';
  failure: Failure | null;
  receipt: Receipt | null;
  startedAt: string;
  endedAt: string | null;
}

export interface DeliveryQuery extends AcceptedBetween {
  sourceId?: string;
  within?: Within;
  sinkId?: string;
  state?: DeliveryState;
  eventType?: string;
  rootid?: string;
  /** Id of the last delivery of the page before. */
  afterId?: string;
  limit: number;
}

const columns = sql`
  d.id, d.event_uid as "eventUid", e.id as "eventId", e.type as "eventType", d.source_id as "sourceId",
  d.sink_id as "sinkId", d.state, d.reason, case d.state when 'parked' then rfc3339(d.updated_at) end as "parkedSince",
  d.attempts, coalesce(d.workflow_id, 'group-' || d.group_id) as "workflowId", d.failure, d.receipt,
  (d.run is not null and d.state in ('running', 'waiting', 'dead')) as owned,
  (d.group_id is not null or coalesce(d.workflow_id like 'group-%', false)) as "inGroup", d.amended_body is not null as amended,
  d.answered,
  rfc3339(d.accepted_at) as "acceptedAt", rfc3339(d.updated_at) as "updatedAt",
  rfc3339(d.next_attempt_at) as "nextAttemptAt", rfc3339(d.expires_at) as "expiresAt",
  rfc3339(d.settled_at) as "settledAt", d.resolution`;

/** Newest first. Index: deliveries_by_sink, deliveries_by_state or the primary key. */
export async function listDeliveries(db: Database, query: DeliveryQuery): Promise<ListedDelivery[]> {
  const conditions: SQL[] = [sql`true`];
  if (query.sourceId !== undefined) conditions.push(sql`d.source_id = ${query.sourceId}`);
  if (query.within) conditions.push(isWithin(sql`d.source_id`, query.within));
  if (query.sinkId !== undefined) conditions.push(sql`d.sink_id = ${query.sinkId}`);
  if (query.state !== undefined) conditions.push(sql`d.state = ${query.state}`);
  if (query.eventType !== undefined) conditions.push(sql`e.type = ${query.eventType}`);
  if (query.rootid !== undefined) conditions.push(inChain(query.rootid));
  conditions.push(...acceptedAt(sql`d.accepted_at`, query), ...idsAround(sql`d.id`, query));
  if (query.afterId !== undefined) conditions.push(sql`d.id < ${query.afterId}::uuid`);
  return rows<ListedDelivery>(
    db,
    sql`
      select ${columns} from deliveries d join events e on e.uid = d.event_uid
      where ${sql.join(conditions, sql` and `)} order by d.id desc limit ${query.limit}`,
  );
}

export async function findDelivery(db: Database, id: string): Promise<ListedDelivery | undefined> {
  const [row] = await rows<ListedDelivery>(
    db,
    sql`select ${columns} from deliveries d join events e on e.uid = d.event_uid where d.id = ${id}`,
  );
  return row;
}

/** In the order they were made. */
export async function listAttempts(db: Database, deliveryId: string): Promise<RecordedAttempt[]> {
  return rows<RecordedAttempt>(
    db,
    sql`
      select number, case when group_id is not null then 'group-' || group_id
          when run not like 'batch-%' then 'delivery-' || delivery_id || '-' || run end as "workflowId", outcome, failure, receipt, rfc3339(started_at) as "startedAt", rfc3339(ended_at) as "endedAt"
      from attempts where delivery_id = ${deliveryId} order by started_at, number`,
  );
}
