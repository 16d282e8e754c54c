import { sql, type SQL } from 'drizzle-orm';
import type { DeliveryState } from '../model/delivery';
import type { Failure } from '../model/errors';
import type { PenstockEvent } from '../model/event';
import { chained, skipReason } from './chain-guard';
import { jsonb } from './jsonb';
import { rows, tokens, uuids, type Database } from './ledger';
import { placeOf, placesOfKeys, withKeys } from './order-places';

/** An event to accept, with a new delivery for each sink that wants it. */
export interface NewEvent {
  event: PenstockEvent;
  deliveries: NewDelivery[];
  /** The `configuration_version` that its sinks were found by. */
  configurationVersion: string;
}

export interface NewDelivery {
  id: string;
  sinkId: string;
  /** By which deliveries of the sink go one after the other; absent when it waits for no other. */
  orderKey?: string;
  /** A caller waits so long for its outcome: it is begun within that time or never, and attempted once. */
  waitMs?: number;
  /** A group that takes it in, should it be open yet and nothing hold the sink back: its first attempt is begun at once. */
  group?: { id: string; run: string };
  /** Why it is a dead letter from the start, and for how long. */
  dead?: { failure: Failure; timeToLiveMs: number };
}

export interface AcceptedDelivery {
  id: string;
  sinkId: string;
  /** `running`: its group has taken it in. */
  state: DeliveryState;
  /** Why it was skipped. */
  reason?: string;
}

/** What became of an event: for a duplicate, the ids of the first one. */
export interface Accepted {
  uid: string;
  duplicate: boolean;
  deliveries: AcceptedDelivery[];
  /** When it was, by the ledger's clock. */
  acceptedAt?: Date;
}

/**
 * Writes events and their deliveries, all or none. An event whose source and id are known already changes nothing.
 * Answers in the order of `newEvents`: `stale`, and nothing written, for an event whose sinks were found by settings that
 * are no longer the ledger's. Deliveries of a paused or broken sink are parked from the start, or abandoned when a caller
 * waits for them; those that would let a chain run away are skipped.
 */
export async function acceptEvents(db: Database, newEvents: NewEvent[]): Promise<(Accepted | 'stale')[]> {
  const accepted = await writeEvents(db, newEvents);
  const gone = newEvents.filter((_event, at) => accepted[at] === undefined);
  const again = gone.length === 0 ? [] : await writeEvents(db, gone);
  return newEvents.map(({ event }, at) => {
    const answer = accepted[at] ?? again.shift();
    if (!answer) throw new Error(`event ${event.uid} was not written`);
    return answer;
  });
}

/** Undefined: it was known when it was to be written, and the first one was pruned before it was read. */
async function writeEvents(db: Database, newEvents: NewEvent[]): Promise<(Accepted | 'stale' | undefined)[]> {
  // Sorted, so that two batches with the same keys wait for each other instead of deadlocking.
  const sorted = newEvents
    .map((one, place) => ({ ...one, place }))
    .sort((a, b) => (eventKey(a.event) < eventKey(b.event) ? -1 : 1));
  const events = sorted.map(({ event, configurationVersion }) => ({
    version: configurationVersion,
    uid: event.uid,
    source_id: event.sourceId,
    id: event.id,
    source: event.source,
    type: event.type,
    subject: event.subject,
    time: event.time,
    datacontenttype: event.datacontenttype,
    dataschema: event.dataschema,
    rootid: event.rootid,
    depth: event.depth,
    causeid: event.causeid,
    violation: event.violation,
    extensions: event.extensions,
    headers: event.headers,
    remote_address: event.remoteAddress,
    body: event.body.toString('base64'),
  }));
  const deliveries = sorted.flatMap(({ event, deliveries, place }) =>
    deliveries.map(({ id, sinkId, orderKey, waitMs, group, dead }) => ({
      ...(orderKey !== undefined && { order_key: orderKey, place }),
      ...(waitMs !== undefined && { wait_ms: waitMs }),
      ...(group && { group_id: group.id, run: group.run }),
      // Of one that a caller waits for nobody else is told: it is no dead letter.
      ...(dead && { failure: dead.failure, ...(waitMs === undefined && { ttl_ms: dead.timeToLiveMs }) }),
      id,
      event_uid: event.uid,
      source_id: event.sourceId,
      sink_id: sinkId,
      bytes: event.body.length,
    })),
  );
  // Planned anew each time, a statement costs by its length: what no event needs is left out.
  const hasChain = sorted.some(({ event }) => event.rootid !== event.uid);
  const hasViolation = sorted.some(({ event }) => event.violation !== undefined);
  const violation = hasViolation ? sql.raw(', violation') : sql``;
  const hasOrder = deliveries.some((delivery) => 'order_key' in delivery);
  const isSync = deliveries.some((delivery) => 'wait_ms' in delivery);
  const groups = sorted.flatMap((one) => one.deliveries.flatMap(({ group }) => group ?? []));
  const hasGroup = groups.length > 0;
  const hasDead = deliveries.some((delivery) => 'failure' in delivery);
  const written = await rows<WrittenRow>(
    db,
    sql`
    with known as materialized (
      select version::text from configuration_version
    ), input as (
      select * from jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as e(version text,
        uid uuid, source_id text, id text, source text, type text, subject text, time text, datacontenttype text,
        dataschema text, rootid text, depth integer, causeid text, extensions jsonb, headers jsonb, remote_address text, body text
        ${hasViolation ? sql`, violation text` : sql``})
    ), accepted as (
      insert into events (uid, source_id, id, source, type, subject, time, datacontenttype, dataschema, rootid, depth,
          causeid, extensions, headers, remote_address, body${violation})
        select uid, source_id, id, source, type, subject, time, datacontenttype, dataschema, rootid, depth,
          causeid, extensions, headers, remote_address, decode(body, 'base64')${violation}
        from input where version = (select version from known)
      on conflict (source_id, source, id) do nothing
      returning uid
    ), ${hasChain ? sql`${chained},` : sql``} wanting as materialized (
      select d.*, ${hasChain ? skipReason : sql`null::text`} as skipped_because
        from jsonb_to_recordset(${jsonb(deliveries)})
          as d(id uuid, event_uid uuid, source_id text, sink_id text, bytes integer, order_key text, place integer
            ${isSync ? sql`, wait_ms float8` : sql``} ${hasGroup ? sql`, group_id uuid, run text` : sql``} ${hasDead ? sql`, failure jsonb, ttl_ms float8` : sql``})
        join accepted on accepted.uid = d.event_uid
        ${hasChain ? chainOfDelivery : sql``}
    ), ${hasOrder ? sql`${placesOfKeys},` : sql``} ${hasGroup ? sql`${takingIn(groups)},` : sql``} wanted as (
      insert into deliveries (id, event_uid, source_id, sink_id, bytes, order_key, order_place, state, reason, settled_at
          ${isSync ? sql`, due_at, sync_until, answered` : sql``} ${hasGroup ? sql`, group_id, run` : sql``}
          ${hasDead ? sql`, failure, expires_at, overdue_at` : sql``})
        select d.id, d.event_uid, d.source_id, d.sink_id, d.bytes, d.order_key, ${hasOrder ? placeOf : sql`null::bigint`},
          case when d.skipped_because is not null then 'skipped'
            ${hasDead ? sql`when d.failure is not null then case when d.ttl_ms is null then 'discarded' else 'dead' end` : sql``}
            ${isSync ? sql`when d.wait_ms is not null then case when ${mayBegin} then 'pending' else 'abandoned' end` : sql``}
            when s.state = 'paused' or f.breaker <> 'closed' then 'parked'
            ${hasGroup ? sql`when g.id is not null then 'running'` : sql``} else 'pending' end,
          coalesce(d.skipped_because, case
            ${hasDead ? sql`when d.failure is not null then case when d.ttl_ms is null then 'a caller waited for it: not tried again' end` : sql``}
            ${isSync ? sql`when d.wait_ms is not null and ${mayBegin} then null` : sql``} when s.state = 'paused' then 'paused' when f.breaker <> 'closed' then 'breaker' end),
          case when d.skipped_because is not null ${hasDead ? sql`or d.failure is not null` : sql``}
            ${isSync ? sql`or (d.wait_ms is not null and (${mayBegin}) is not true)` : sql``} then now() end
          ${isSync ? until : sql``} ${hasGroup ? sql`, g.id, g.run` : sql``} ${hasDead ? deadUntil : sql``}
        from wanting d
          join sinks s on s.source_id = d.source_id and s.id = d.sink_id
          join sink_flow f on f.source_id = d.source_id and f.sink_id = d.sink_id
          ${hasOrder ? withKeys : sql``}
          ${hasGroup ? takenInBy : sql``}
        returning id, event_uid, sink_id, state, reason
    )
    select version, null::uuid as uid, null::uuid as id, null as "sinkId", null as state, null as reason,
      (date_part('epoch', now()) * 1000)::float8 as now_ms from known
    union all select null, uid, null, null, null, null, null from accepted
    union all select null, event_uid, id, sink_id, state, case state when 'skipped' then reason end, null from wanted`,
  );
  const settings = written.find(({ version }) => version !== null);
  const version = settings?.version;
  const acceptedAt = new Date(settings?.now_ms ?? 0);
  const byUid = new Map<string, AcceptedDelivery[]>();
  for (const { uid, id, sinkId, state, reason } of written) {
    if (uid === null) continue;
    const deliveries = byUid.get(uid) ?? [];
    if (id !== null) deliveries.push({ id, sinkId, state, ...(reason !== null && { reason }) });
    byUid.set(uid, deliveries);
  }
  for (const deliveries of byUid.values()) deliveries.sort((one, other) => (one.id < other.id ? -1 : 1));
  const known = await findByKey(
    db,
    newEvents.filter((one) => one.configurationVersion === version && !byUid.has(one.event.uid)),
  );
  return newEvents.map(({ event, configurationVersion }) => {
    if (configurationVersion !== version) return 'stale';
    const { uid } = event;
    const deliveries = byUid.get(uid);
    if (deliveries) return { uid, duplicate: false, deliveries, acceptedAt };
    const found = known.get(eventKey(event));
    return found && { ...found, duplicate: true };
  });
}

/** For `skipReason`. */
const chainOfDelivery = sql`
        join sinks s on s.source_id = d.source_id and s.id = d.sink_id
        left join chained on chained.uid = d.event_uid`;

/** Whether a delivery to a sink `s` with its flow `f` may be begun now: of a broken one as the probe that is due. */
const mayBegin = sql`s.state = 'enabled' and (f.breaker = 'closed' or f.probe_at <= now())`;

/** Of a delivery `d` whose caller waits; all others are due at once. */
const until = sql`, case when d.wait_ms is null then now() else 'infinity' end,
          now() + make_interval(secs => d.wait_ms / 1000), case when d.wait_ms is not null then false end`;

/**
 * Groups that take in, held until the commit: one that is closed at the same time is closed before this, or after it with
 * all its members.
 */
const takingIn = (groups: { id: string; run: string }[]): SQL => sql`taking_in as materialized (
      select id, run from groups where id = any(${uuids(unique(groups.map(({ id }) => id)))})
        and run = any(${tokens(unique(groups.map(({ run }) => run)))})
      order by id, run for key share
    )`;

const unique = (values: string[]): string[] => [...new Set(values)];

/** The group `g` that takes a delivery `d` in; none when something holds it back. */
const takenInBy = sql`left join taking_in g on g.id = d.group_id and g.run = d.run
            and d.skipped_because is null and s.state = 'enabled' and f.breaker = 'closed'`;

/** Of a delivery `d` that is dead from the start. */
const deadUntil = sql`, d.failure, now() + make_interval(secs => d.ttl_ms / 1000), now() + make_interval(secs => d.ttl_ms / 1000)`;

/** In any order: one with the settings' version and the ledger's time, one for each new event, and one for each delivery. */
interface WrittenRow {
  version: string | null;
  now_ms: number | null;
  /** Null: of the settings. */
  uid: string | null;
  /** Null: of an event. */
  id: string | null;
  sinkId: string;
  state: DeliveryState;
  reason: string | null;
}

/** By the unique key of `events`; read after the insert, so that it sees what another transaction accepted first. */
async function findByKey(db: Database, newEvents: NewEvent[]): Promise<Map<string, Omit<Accepted, 'duplicate'>>> {
  if (newEvents.length === 0) return new Map();
  const keys = [...new Map(newEvents.map(({ event }) => [eventKey(event), keyColumns(event)])).values()];
  const found = await rows<{
    source_id: string;
    source: string;
    id: string;
    uid: string;
    deliveries: AcceptedDelivery[];
  }>(
    db,
    sql`
      select e.source_id, e.source, e.id, e.uid, coalesce(
          jsonb_agg(jsonb_build_object('id', d.id, 'sinkId', d.sink_id, 'state', d.state) order by d.id)
            filter (where d.id is not null), '[]') as deliveries
      from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as k(source_id text, source text, id text)
        join events e using (source_id, source, id)
        left join deliveries d on d.event_uid = e.uid
      group by e.uid`,
  );
  return new Map(
    found.map((row) => [keyOf(row.source_id, row.source, row.id), { uid: row.uid, deliveries: row.deliveries }]),
  );
}

const keyColumns = (event: PenstockEvent) => ({ source_id: event.sourceId, source: event.source, id: event.id });
const keyOf = (...parts: string[]): string => JSON.stringify(parts);
/** By which events are unique, and whoever writes several sorts them. */
export const eventKey = (event: PenstockEvent): string => keyOf(event.sourceId, event.source, event.id);
