// Events that are delivered to a sink again, or for the first time.
import { sql } from 'drizzle-orm';
import type { BulkFilter } from '../../model/bulk';
import type { PenstockEvent } from '../../model/event';
import type { NewDelivery } from '../accept-events';
import { jsonb } from '../jsonb';
import { rows, uuidOf, type Database } from '../ledger';
import { placeOf, placesOfKeys, withKeys } from '../order-places';
import { eventColumns, eventOf, type EventRow } from '../rows-to-model';
import { ofEvents, type Matching } from './matching';

export interface Replay extends Matching {
  filter: BulkFilter & { sinkId: string };
  /** By which what it has made or retried is known, when it is asked for again. */
  requestId: string;
}

/** The delivery of an event to the sink of a replay. */
export interface ReplayedDelivery {
  id: string;
  /** Whether the replay has made or retried it. */
  isDone: boolean;
}

export interface EventToReplay {
  event: PenstockEvent;
  /** The one it has. */
  delivery?: ReplayedDelivery;
}

/** The next events, each with the delivery it has. Index: events_by_source or events_by_type. */
export async function nextEvents(
  db: Database,
  replay: Replay,
  afterUid: string | undefined,
  limit: number,
): Promise<EventToReplay[]> {
  const { filter, requestId } = replay;
  const found = await rows<EventRow & { delivery_id: string | null; is_done: boolean }>(
    db,
    sql`
      select ${eventColumns}, d.id as delivery_id, d.last_request is not distinct from ${requestId} as is_done
      from events e left join deliveries d on d.event_uid = e.uid and d.sink_id = ${filter.sinkId}
      where ${ofEvents(replay)} ${afterUid === undefined ? sql`` : sql`and e.uid > ${afterUid}::uuid`}
      order by e.uid limit ${limit}`,
  );
  return found.map((row) => ({
    event: eventOf(row),
    ...(row.delivery_id !== null && { delivery: { id: row.delivery_id, isDone: row.is_done } }),
  }));
}

/**
 * Makes deliveries to the sink, due now, of events that have none; answers those they have then, by the events' uids. An
 * event has one delivery to a sink, whatever is replayed: the target sees the same id again. One that was pruned
 * meanwhile has none.
 */
export async function makeReplays(
  db: Database,
  replay: Replay,
  wanted: { eventUid: string; delivery: NewDelivery }[],
): Promise<Map<string, ReplayedDelivery>> {
  const { filter, requestId } = replay;
  const { sourceId, sinkId } = filter;
  const asked = wanted.map(({ eventUid, delivery: { id, orderKey } }, place) => ({
    ...{ id, event_uid: eventUid, place },
    ...(orderKey !== undefined && { order_key: orderKey }),
  }));
  const found = await db.transaction(async (transaction) => {
    // Two replays at the same time do not both find that an event has no delivery.
    await transaction.execute(
      sql`select from sink_flow where source_id = ${sourceId} and sink_id = ${sinkId} for no key update`,
    );
    return rows<{ uid: string; id: string; isDone: boolean }>(
      transaction,
      sql`
      with asked as materialized (
        select * from jsonb_to_recordset(${jsonb(asked)}) as a(id uuid, event_uid uuid, place integer, order_key text)
      ), held as materialized (
        -- So that none is pruned before its delivery is there.
        select uid, source_id, length(body) as bytes from events
        where uid in (select event_uid from asked) for key share
      ), known as materialized (
        select asked.event_uid, d.id, d.last_request is not distinct from ${requestId} as is_done
        from asked join deliveries d on d.event_uid = asked.event_uid and d.sink_id = ${sinkId}
      ), wanting as materialized (
        select asked.*, held.source_id, ${sinkId}::text as sink_id, held.bytes
        from asked join held on held.uid = asked.event_uid
        where asked.event_uid not in (select event_uid from known)
      ), ${placesOfKeys}, made as (
        insert into deliveries (id, event_uid, source_id, sink_id, bytes, order_key, order_place, last_request, state, reason)
          select d.id, d.event_uid, d.source_id, d.sink_id, d.bytes, d.order_key, ${placeOf}, ${requestId},
            case when s.state = 'paused' or f.breaker <> 'closed' then 'parked' else 'pending' end,
            case when s.state = 'paused' then 'paused' when f.breaker <> 'closed' then 'breaker' end
          from wanting d
            join sinks s on s.source_id = d.source_id and s.id = d.sink_id
            join sink_flow f on f.source_id = d.source_id and f.sink_id = d.sink_id
            ${withKeys}
        returning event_uid, id
      ), handled as (
        -- What a handler of dead letters answers is carried out on them; their events have the ids of the deliveries.
        insert into dead_letter_handlings (handler_delivery_id, delivery_id)
          select made.id, o.id from made
            join events e on e.uid = made.event_uid
            join sources s on s.id = e.source_id and s.type = 'deadletter'
            join deliveries o on o.id = ${uuidOf(sql`e.id`)}
      )
      select event_uid as uid, id, is_done as "isDone" from known
      union all select event_uid, id, true from made`,
    );
  });
  return new Map(found.map(({ uid, ...delivery }) => [uid, delivery]));
}
