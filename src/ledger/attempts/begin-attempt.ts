import { sql } from 'drizzle-orm';
import type { Receipt } from '../../model/delivery';
import type { PenstockEvent } from '../../model/event';
import type { Failure } from '../../model/errors';
import { isItemsFault } from '../database-error';
import { groupCommit } from '../group-commit';
import { rows, uuids, type Database } from '../ledger';
import { amendedEventOf, eventColumns, type AmendableRow } from '../rows-to-model';
import { sealedSecrets, type SealedRow } from '../secrets/secrets';
import { rateTokens } from '../flow/rate';
import { roomUnderConcurrency } from '../flow/room';
import { notBegunInTime } from '../sync/abandon';

/** One attempt of a delivery, as its workflow names it. */
export interface AttemptKey {
  id: string;
  run: string;
  /** Number of the attempt among all of the delivery, from 1. */
  number: number;
}

/** What a workflow says of the attempt it wants to make. */
export interface Ask extends AttemptKey {
  /** Attempts counted before the schedule began anew. */
  scheduleFrom: number;
  /** Says when the row counts as overdue. */
  timeLimitMs: number;
}

/** All that an attempt needs, as it stands now: a rotated token or an amended event counts at once. */
export interface Material {
  event: PenstockEvent;
  sink: { type: string; config: Record<string, unknown>; principal: string };
  /** The sink has a rate, by which the attempt has to wait for its turn. */
  isLimited: boolean;
  sealed: SealedRow[];
}

/** What the ledger says to a workflow that wants to attempt. */
export type Permission =
  | { verdict: 'go'; material: Material }
  /** This attempt was made before, and its end is known; nothing is to be sent again. */
  | { verdict: 'delivered'; receipt: Receipt }
  | { verdict: 'failed'; failure: Failure }
  /** This attempt was taken on by the target, whose work is to be followed. */
  | { verdict: 'accepted'; receipt: Receipt }
  /** Given back to the ledger, uncounted; abandoned there when a caller waits for it. */
  | { verdict: 'parked'; reason: 'paused' | 'breaker' | 'limit' | typeof notBegunInTime }
  | { verdict: 'sinkDeleted' }
  /** The row is another run's by now. */
  | { verdict: 'superseded' }
  /** The ledger does not know the delivery: an older one was restored. */
  | { verdict: 'unknown' };

export type BeginAttempt = (ask: Ask) => Promise<Permission>;

/** Joins what many workflows ask at the same time into one statement. */
export const createBeginAttempt = (db: Database): BeginAttempt =>
  groupCommit<Ask, Permission>(
    (asks) => beginAttempts(db, asks),
    isItemsFault,
    () => bytesOfAsk,
  );

const bytesOfAsk = 200;

interface AskedRow extends AmendableRow {
  place: number;
  verdict: 'go' | 'paused' | 'breaker' | 'limit' | typeof notBegunInTime | 'sinkDeleted' | 'superseded';
  outcome: 'running' | 'accepted' | 'delivered' | 'failed' | null;
  failure: Failure | null;
  receipt: Receipt | null;
  sink_type: string;
  config: Record<string, unknown>;
  principal: string;
  is_limited: boolean;
  sealed: SealedRow[];
}

/** How long past its time limit an attempt may stay silent before the sweeper asks the engine about it, in seconds. */
const silenceSeconds = 60;

/**
 * Asks leave for attempts: run still this one, sink there and neither paused nor broken, room under its concurrency and
 * rate. Refused for one of these, the delivery goes back to the ledger in the same statement, so no retry can slip past
 * any. A delivery just claimed has its room and its share of the rate already; when it may begin by the rate, turns.ts says.
 * Work that the target has taken on, under whichever run, is followed in any case: started again it would be done twice.
 * Answers in the order of `asks`. Indexes: deliveries_owned, groups_by_sink.
 */
export async function beginAttempts(db: Database, asks: Ask[]): Promise<Permission[]> {
  // A first attempt has its room from the claim; any later one takes room, which nobody else may take meanwhile.
  const takesRoom = asks.filter(({ number }) => number > 1);
  if (takesRoom.length === 0) return answerAsks(db, asks);
  return db.transaction(async (transaction) => {
    await lockFlows(transaction, takesRoom);
    return answerAsks(transaction, asks);
  });
}

/** As a claim locks them: whoever comes second counts what the first has begun. */
async function lockFlows(transaction: Database, asks: Ask[]): Promise<void> {
  await transaction.execute(sql`
    select from sink_flow where (source_id, sink_id) in (
      select source_id, sink_id from deliveries where id = any(${uuids(asks.map(({ id }) => id))}))
    order by source_id, sink_id for no key update`);
}

async function answerAsks(db: Database, asks: Ask[]): Promise<Permission[]> {
  const input = asks.map((ask, place) => ({ ...ask, place }));
  const ids = uuids(asks.map(({ id }) => id));
  const found = await rows<AskedRow>(
    db,
    sql`
      with ask as materialized (
        select * from jsonb_to_recordset(${JSON.stringify(input)}::jsonb) as a(place integer, id uuid, run text,
          number integer, "scheduleFrom" integer, "timeLimitMs" float8)
      ), held as materialized (
        select ask.*, d.run as owner, d.state, d.source_id, d.sink_id, d.event_uid, d.amended_body,
          d.sync_until <= now() and d.schedule_began_at is null as is_late
        from ask join deliveries d on d.id = ask.id where d.id = any(${ids}) order by d.id for update of d
      ), sink as materialized (
        select s.source_id, s.id as sink_id, s.type, s.config, s.principal, s.state, f.breaker,
          ${roomUnderConcurrency} as room,
          ${rateTokens} as tokens, s.policy ? 'rate' as is_limited,
          ${sealedSecrets(sql`s.source_id`, sql`s.id`)} as sealed
        from sinks s join sink_flow f on f.source_id = s.source_id and f.sink_id = s.id
        where (s.source_id, s.id) in (select source_id, sink_id from held)
      ), asked as materialized (
        select held.*, sink.type as sink_type, sink.config, sink.principal, sink.is_limited, sink.sealed, taken_on.receipt as taken_on, case
          when owner is distinct from held.run or held.state not in ('running', 'waiting', 'dead') then 'superseded'
          when sink.type is null then 'sinkDeleted'
          when taken_on.receipt is not null then 'go'
          when held.is_late then ${notBegunInTime}
          when sink.state = 'paused' then 'paused'
          when sink.breaker = 'open' or (sink.breaker = 'half-open' and held.state <> 'running') then 'breaker'
          when held.state <> 'running' and least(sink.room, sink.tokens)
            < row_number() over (partition by held.source_id, held.sink_id, held.state <> 'running' order by place) then 'limit'
          else 'go' end as verdict
        from held left join sink using (source_id, sink_id)
          left join lateral (select receipt from attempts a
            where a.delivery_id = held.id and a.number = held.number and a.outcome = 'accepted' limit 1) taken_on on true
      ), begun as (
        update deliveries d set state = 'running', settled_at = null, next_attempt_at = null, expires_at = null, updated_at = now(),
          overdue_at = now() + make_interval(secs => asked."timeLimitMs" / 1000 + ${silenceSeconds}),
          schedule_began_at = case when d.schedule_from = asked."scheduleFrom"
            then coalesce(d.schedule_began_at, now()) else now() end,
          schedule_from = asked."scheduleFrom"
        from asked where d.id = any(${ids}) and d.id = asked.id and asked.verdict = 'go'
      ), spent as (
        update sink_flow f set tokens = ${rateTokens} - spending.count, tokens_at = now()
        from sinks s join (select source_id, sink_id, count(*) from asked where verdict = 'go' and state <> 'running'
          group by source_id, sink_id) spending on spending.source_id = s.source_id and spending.sink_id = s.id
        where f.source_id = s.source_id and f.sink_id = s.id and s.policy ? 'rate'
      ), given_back as (
        update deliveries d set state = case when d.sync_until is not null then 'abandoned'
            when asked.verdict = 'limit' then 'pending' else 'parked' end,
          settled_at = case when d.sync_until is not null then now() else d.settled_at end,
          reason = asked.verdict, run = null, overdue_at = null, next_attempt_at = null, expires_at = null,
          schedule_began_at = case when d.schedule_from = asked."scheduleFrom" then d.schedule_began_at end,
          due_at = now(), updated_at = now(), schedule_from = asked."scheduleFrom"
        from asked where d.id = any(${ids}) and d.id = asked.id and asked.verdict in ('paused', 'breaker', 'limit', ${notBegunInTime})
      ), noted as (
        insert into attempts (delivery_id, run, number, outcome, receipt)
          select id, run, number, case when taken_on is null then 'running' else 'accepted' end, taken_on
          from asked where verdict = 'go'
        on conflict do nothing
      )
      select asked.place, asked.verdict, a.failure, coalesce(a.receipt, asked.taken_on) as receipt,
        coalesce(a.outcome, case when asked.taken_on is not null then 'accepted' end) as outcome,
        asked.amended_body, asked.sink_type, asked.config, asked.principal, asked.is_limited, asked.sealed, ${eventColumns}
      from asked join events e on e.uid = asked.event_uid
        left join attempts a on a.delivery_id = asked.id and a.run = asked.run and a.number = asked.number`,
  );
  const byPlace = new Map(found.map((row) => [row.place, row]));
  return asks.map((_, place) => permissionOf(byPlace.get(place)));
}

function permissionOf(row: AskedRow | undefined): Permission {
  if (!row) return { verdict: 'unknown' };
  const { verdict, outcome, failure, receipt } = row;
  if (outcome === 'delivered') return { verdict: 'delivered', receipt: receipt ?? {} };
  if (outcome === 'failed' && failure) return { verdict: 'failed', failure };
  if (verdict === 'sinkDeleted' || verdict === 'superseded') return { verdict };
  if (verdict !== 'go') return { verdict: 'parked', reason: verdict };
  if (outcome === 'accepted') return { verdict: 'accepted', receipt: receipt ?? {} };
  return { verdict, material: materialOf(row) };
}

function materialOf(row: AskedRow): Material {
  const event = amendedEventOf(row);
  const { sink_type: type, config, principal, is_limited: isLimited, sealed } = row;
  return { event, sink: { type, config, principal }, isLimited, sealed };
}
