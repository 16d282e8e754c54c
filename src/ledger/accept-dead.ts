// Events that a sink cannot take, known before any attempt: kept as dead letters, which can be amended and retried.
import { sql } from 'drizzle-orm';
import type { PenstockEvent } from '../model/event';
import type { Failure } from '../model/errors';
import { newUuid } from '../model/ids';
import { localId } from '../model/project';
import type { SinkKey } from '../model/sink';
import { eventKey } from './accept-events';
import { jsonb } from './jsonb';
import { rows, type Database } from './ledger';

export interface DeadEvent {
  /** Of this sink alone: where others take the same, it is another event to them. */
  event: PenstockEvent;
  sourceId: string;
  sinkId: string;
  failure: Failure;
  timeToLiveMs: number;
}

/** The `source` of events that are a sink's own. */
export const ownSourceOf = ({ sourceId, sinkId }: SinkKey): string => `/sources/${localId(sourceId)}/sinks/${sinkId}`;

/**
 * Writes each event and, as a dead letter, its delivery to the sink; both or neither, unless the event is there: then its
 * data and the reason are as they are now, if nobody has taken it up. Answers how many are new; doing it twice is as once.
 */
export async function acceptDead(db: Database, dead: DeadEvent[]): Promise<number> {
  if (dead.length === 0) return 0;
  const input = [...dead]
    // As whoever accepts sorts them: two with the same keys wait for each other instead of deadlocking.
    .sort((one, other) => (eventKey(one.event) < eventKey(other.event) ? -1 : 1))
    .map(({ event, sinkId, failure, timeToLiveMs }) => ({
      uid: event.uid,
      source_id: event.sourceId,
      id: event.id,
      source: event.source,
      type: event.type,
      time: event.time,
      datacontenttype: event.datacontenttype,
      rootid: event.rootid,
      depth: event.depth,
      causeid: event.causeid,
      extensions: event.extensions,
      headers: event.headers,
      body: event.body.toString('base64'),
      delivery_id: newUuid(),
      sink_id: sinkId,
      bytes: event.body.length,
      failure,
      ttl: timeToLiveMs / 1000,
    }));
  const written = await rows<{ id: string }>(
    db,
    sql`
      with input as materialized (
        select * from jsonb_to_recordset(${jsonb(input)}) as e(uid uuid, source_id text, id text, source text, type text,
          time text, datacontenttype text, rootid text, depth integer, causeid text, extensions jsonb, headers jsonb, body text,
          delivery_id uuid, sink_id text, bytes integer, failure jsonb, ttl float8)
      ), accepted as (
        insert into events (uid, source_id, id, source, type, time, datacontenttype, rootid, depth, causeid, extensions,
            headers, remote_address, body)
          select uid, source_id, id, source, type, time, datacontenttype, rootid, depth, causeid, extensions, headers, '',
            decode(body, 'base64') from input
        on conflict (source_id, source, id) do nothing returning uid
      ), known as materialized (
        select d.id, d.event_uid, i.failure, i.headers, i.body
        from input i
          -- One after the other, by the index: joined with the input, all events would be looked through.
          cross join lateral (
            select e.uid from events e where e.source_id = i.source_id and e.source = i.source and e.id = i.id limit 1
          ) e
          join deliveries d on d.id = (select id from deliveries where event_uid = e.uid and sink_id = i.sink_id limit 1)
        where d.state = 'dead' and d.run is null and d.amended_body is null
        order by d.id for no key update of d
      ), told as (
        update deliveries d set failure = k.failure, updated_at = now()
        from known k where d.id = k.id and d.failure is distinct from k.failure
      ), kept as (
        update events e set headers = k.headers, body = decode(k.body, 'base64')
        from known k where e.uid = k.event_uid and (e.headers, e.body) is distinct from (k.headers, decode(k.body, 'base64'))
      )
      insert into deliveries (id, event_uid, source_id, sink_id, bytes, state, attempts, failed_attempts, failure,
          settled_at, expires_at, overdue_at)
        select i.delivery_id, uid, i.source_id, i.sink_id, i.bytes, 'dead', 1, 1, i.failure, now(),
          now() + make_interval(secs => i.ttl), now() + make_interval(secs => i.ttl)
        from input i join accepted using (uid)
      returning id`,
  );
  return written.length;
}
