import { sql } from 'drizzle-orm';
import type { Receipt } from '../model/delivery';
import type { Failure } from '../model/errors';
import { rows, type Database } from './ledger';

/** One attempt of a delivery, as its workflow names it. */
export interface AttemptKey {
  id: string;
  run: string;
  /** Number of the attempt among all of the delivery, from 1. */
  number: number;
}

/** What the ledger says to a workflow that wants to attempt. */
export type Permission =
  | { verdict: 'go' }
  /** This attempt was made before, and its end is known; nothing is to be sent again. */
  | { verdict: 'delivered'; receipt: Receipt }
  | { verdict: 'failed'; failure: Failure }
  /** This attempt was taken on by the target, whose work is to be followed. */
  | { verdict: 'accepted'; receipt: Receipt }
  /** Given back to the ledger, uncounted. */
  | { verdict: 'parked'; reason: 'paused' | 'limit' }
  | { verdict: 'sinkDeleted' }
  /** The row is another run's by now. */
  | { verdict: 'superseded' }
  /** The ledger does not know the delivery: an older one was restored. */
  | { verdict: 'unknown' };

interface AskedRow {
  verdict: 'go' | 'paused' | 'limit' | 'sinkDeleted' | 'superseded';
  outcome: 'running' | 'accepted' | 'delivered' | 'failed' | null;
  failure: Failure | null;
  receipt: Receipt | null;
}

/** How long past its time limit an attempt may stay silent before the sweeper asks the engine about it, in seconds. */
const silenceSeconds = 60;

/**
 * Asks leave for an attempt: run still this one, sink there and not paused, room under its concurrency. Refused for a
 * pause or a limit, the delivery goes back to the ledger in the same statement, so no retry can slip past either.
 * Work that the target has taken on, under whichever run, is followed in any case: started again it would be done twice.
 * `scheduleFrom` is where the schedule began anew; `timeLimitMs` says when the row counts as overdue.
 * Index: deliveries_running.
 */
export async function beginAttempt(
  db: Database,
  { id, run, number }: AttemptKey,
  { scheduleFrom, timeLimitMs }: { scheduleFrom: number; timeLimitMs: number },
): Promise<Permission> {
  const [asked] = await rows<AskedRow>(
    db,
    sql`
      with asked as materialized (
        select d.id, taken_on.receipt as taken_on, case
          when d.run is distinct from ${run} or d.state not in ('running', 'waiting', 'dead') then 'superseded'
          when s.id is null then 'sinkDeleted'
          when taken_on.receipt is not null then 'go'
          when s.state = 'paused' then 'paused'
          when d.state <> 'running' and s.max_concurrency <= (select count(*) from deliveries o
            where o.source_id = d.source_id and o.sink_id = d.sink_id and o.state = 'running') then 'limit'
          else 'go' end as verdict
        from deliveries d left join sinks s on s.source_id = d.source_id and s.id = d.sink_id
          left join lateral (select receipt from attempts a
            where a.delivery_id = d.id and a.number = ${number}::integer and a.outcome = 'accepted' limit 1) taken_on on true
        where d.id = ${id} for update of d
      ), begun as (
        update deliveries d set state = 'running', settled_at = null, next_attempt_at = null, expires_at = null, updated_at = now(),
          overdue_at = now() + make_interval(secs => ${timeLimitMs / 1000 + silenceSeconds}::float8),
          schedule_began_at = case when d.schedule_from = ${scheduleFrom}::integer
            then coalesce(d.schedule_began_at, now()) else now() end,
          schedule_from = ${scheduleFrom}::integer
        from asked where d.id = asked.id and asked.verdict = 'go'
      ), given_back as (
        update deliveries d set state = case asked.verdict when 'paused' then 'parked' else 'pending' end,
          reason = asked.verdict, run = null, overdue_at = null, next_attempt_at = null, expires_at = null,
          schedule_began_at = case when d.schedule_from = ${scheduleFrom}::integer then d.schedule_began_at end,
          due_at = now(), updated_at = now(), schedule_from = ${scheduleFrom}::integer
        from asked where d.id = asked.id and asked.verdict in ('paused', 'limit')
      ), noted as (
        insert into attempts (delivery_id, run, number, outcome, receipt)
          select id, ${run}, ${number}::integer, case when taken_on is null then 'running' else 'accepted' end, taken_on
          from asked where verdict = 'go'
        on conflict do nothing
      )
      select asked.verdict, a.failure, coalesce(a.receipt, asked.taken_on) as receipt,
        coalesce(a.outcome, case when asked.taken_on is not null then 'accepted' end) as outcome
      from asked left join attempts a on a.delivery_id = asked.id and a.run = ${run} and a.number = ${number}::integer`,
  );
  if (!asked) return { verdict: 'unknown' };
  const { verdict, outcome, failure, receipt } = asked;
  if (outcome === 'delivered') return { verdict: 'delivered', receipt: receipt ?? {} };
  if (outcome === 'failed' && failure) return { verdict: 'failed', failure };
  if (verdict === 'paused' || verdict === 'limit') return { verdict: 'parked', reason: verdict };
  if (verdict === 'go' && outcome === 'accepted') return { verdict: 'accepted', receipt: receipt ?? {} };
  return { verdict };
}
