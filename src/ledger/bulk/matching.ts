// The deliveries, or the events, that a request for many means.
import { sql, type SQL } from 'drizzle-orm';
import type { BulkFilter, BulkVerb } from '../../model/bulk';
import { newUuid } from '../../model/ids';
import { acceptedAt } from '../accepted-within';
import { rows, type Database } from '../ledger';

export interface Matching {
  verb: BulkVerb;
  filter: BulkFilter;
  asOf: string;
}

/** The ledger's time, by which what is accepted later is not meant. */
export async function readNow(db: Database): Promise<string> {
  const [row] = await rows<{ now: string }>(
    db,
    sql`select to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as now`,
  );
  return row?.now ?? '';
}

/** How many there are. Index: deliveries_by_sink, deliveries_by_state or events_source_id_source_id_key. */
export async function countMatching(db: Database, matching: Matching): Promise<number> {
  const [row] = await rows<{ count: number }>(
    db,
    matching.verb === 'replay'
      ? sql`select count(*)::integer as count from events e where ${ofEvents(matching)}`
      : sql`select count(*)::integer as count from deliveries d join events e on e.uid = d.event_uid where ${ofDeliveries(matching)}`,
  );
  return row?.count ?? 0;
}

/** Ids of deliveries in their order, from after `afterId`. */
export async function nextDeliveries(
  db: Database,
  matching: Matching,
  afterId: string | undefined,
  limit: number,
): Promise<string[]> {
  const found = await rows<{ id: string }>(
    db,
    sql`
      select d.id from deliveries d join events e on e.uid = d.event_uid
      where ${ofDeliveries(matching)} ${afterId === undefined ? sql`` : sql`and d.id > ${afterId}::uuid`}
      order by d.id limit ${limit}`,
  );
  return found.map(({ id }) => id);
}

export interface Replay extends Matching {
  /** By which what it has made or retried is known, when it is asked for again. */
  requestId: string;
}

export interface ReplayedEvent {
  uid: string;
  /** Its delivery to the sink, and whether that is made or retried by this request. */
  deliveryId: string;
  isDone: boolean;
}

/**
 * The next events, each with its delivery to the sink: the one it has, or a new one, due now. An event has one delivery
 * to a sink, whatever is replayed: the target sees the same id again.
 */
export async function nextReplays(
  db: Database,
  replay: Replay,
  afterUid: string | undefined,
  limit: number,
): Promise<ReplayedEvent[]> {
  return db.transaction(async (transaction) => {
    const { sourceId, sinkId } = replay.filter;
    // Two replays at the same time do not both find that an event has no delivery.
    await transaction.execute(
      sql`select from sink_flow where source_id = ${sourceId} and sink_id = ${sinkId} for no key update`,
    );
    return replays(transaction, replay, afterUid, limit);
  });
}

function replays(
  db: Database,
  { requestId, ...matching }: Replay,
  afterUid: string | undefined,
  limit: number,
): Promise<ReplayedEvent[]> {
  const { sourceId, sinkId } = matching.filter;
  const ids = Array.from({ length: limit }, (_none, index) => ({ id: newUuid(), place: index + 1 }));
  return rows<ReplayedEvent>(
    db,
    sql`
      with held as materialized (
        -- So that none is pruned before its delivery is there.
        select e.uid, e.source_id, length(e.body) as bytes from events e
        where ${ofEvents(matching)} ${afterUid === undefined ? sql`` : sql`and e.uid > ${afterUid}::uuid`}
        order by e.uid limit ${limit} for key share
      ), next as materialized (
        select held.*, row_number() over (order by uid) as place from held
      ), known as materialized (
        select next.uid, d.id, d.last_request is not distinct from ${requestId} as is_done
        from next join deliveries d on d.event_uid = next.uid and d.sink_id = ${sinkId}
      ), made as (
        insert into deliveries (id, event_uid, source_id, sink_id, bytes, last_request, state, reason)
          select n.id, next.uid, next.source_id, ${sinkId}, next.bytes, ${requestId},
            case when s.state = 'paused' or f.breaker <> 'closed' then 'parked' else 'pending' end,
            case when s.state = 'paused' then 'paused' when f.breaker <> 'closed' then 'breaker' end
          from next join jsonb_to_recordset(${JSON.stringify(ids)}::jsonb) as n(id uuid, place integer) using (place)
            join sinks s on s.source_id = ${sourceId} and s.id = ${sinkId}
            join sink_flow f on f.source_id = s.source_id and f.sink_id = s.id
          where next.uid not in (select uid from known)
        returning id, event_uid
      )
      select uid, id as "deliveryId", is_done as "isDone" from known
      union all select event_uid, id, true from made
      order by uid`,
  );
}

function ofDeliveries({ filter, asOf }: Matching): SQL {
  const { sourceId, sinkId, state = 'dead', eventType } = filter;
  return sql.join(
    [
      sql`d.source_id = ${sourceId} and d.state = ${state} and d.accepted_at <= ${asOf}::timestamptz`,
      ...(sinkId === undefined ? [] : [sql`d.sink_id = ${sinkId}`]),
      ...(eventType === undefined ? [] : [sql`e.type = ${eventType}`]),
      ...acceptedAt(sql`d.accepted_at`, filter),
    ],
    sql` and `,
  );
}

function ofEvents({ filter, asOf }: Matching): SQL {
  const { sourceId, eventType } = filter;
  return sql.join(
    [
      sql`e.source_id = ${sourceId} and e.received_at <= ${asOf}::timestamptz`,
      ...(eventType === undefined ? [] : [sql`e.type = ${eventType}`]),
      ...acceptedAt(sql`e.received_at`, filter),
    ],
    sql` and `,
  );
}
