// How attempts ended, many in one statement, each together with what it means for its delivery and fenced by its run.
import { sql } from 'drizzle-orm';
import type { Receipt } from '../../model/delivery';
import type { Failure } from '../../model/errors';
import type { AttemptKey } from './begin-attempt';
import { hold, type Hold } from '../flow/hold';
import { jsonb } from '../jsonb';
import { rows, uuids, type Database } from '../ledger';

type Ended = AttemptKey & { durationMs: number };

/** How one attempt ended, and what follows for its delivery. */
export type End =
  | (Ended & { kind: 'delivered'; receipt: Receipt })
  /** It counts, and the delivery's workflow decides what follows. */
  | (Ended & { kind: 'failed'; failure: Failure })
  | GroupFailure;

/** `goesTogether`: it never gets a workflow of its own, but goes in a group again. */
export type GroupFailure = Ended & { failure: Failure; goesTogether?: boolean } & (
    | /** It counts, and the delivery waits for the next; by then it should have a workflow of its own. */
      { kind: 'failedInGroup'; delayMs: number }
      /** It was the last; the dead letter should get a workflow of its own. */
    | { kind: 'deadInGroup'; timeToLiveMs: number }
  );

/** What became of an `End`. */
export interface Recorded {
  /** False when the delivery is another run's by now. */
  written: boolean;
  sourceId: string;
  sinkId: string;
  /** Why its sink is not to be attempted any more. */
  hold?: Hold;
  /** Its breaker has something to count. */
  isTroubled: boolean;
}

interface RecordedRow {
  place: number;
  source_id: string;
  sink_id: string;
  hold: Hold | null;
  is_troubled: boolean;
}

/** Answers in the order of `ends`. Doing it twice changes nothing. By primary key. */
export async function recordEnds(db: Database, ends: End[]): Promise<Recorded[]> {
  const input = ends.map((end, place) => ({ ...end, place }));
  const written = await rows<RecordedRow>(
    db,
    sql`
      with ended as materialized (
        select e.*, make_interval(secs => e."durationMs" / 1000) as duration,
          make_interval(secs => e."delayMs" / 1000) as delay, make_interval(secs => e."timeToLiveMs" / 1000) as ttl
        from jsonb_to_recordset(${jsonb(input)}) as e(place integer, id uuid, run text, number integer,
          "durationMs" float8, kind text, receipt jsonb, failure jsonb, "delayMs" float8, "timeToLiveMs" float8,
          "goesTogether" boolean)
      ), changed as (
        update deliveries d set
          state = case ended.kind when 'delivered' then 'delivered' when 'failedInGroup' then 'pending'
            when 'deadInGroup' then 'dead' else d.state end,
          reason = null, attempts = ended.number, failure = ended.failure,
          receipt = coalesce(ended.receipt, d.receipt),
          failed_attempts = d.failed_attempts + (ended.kind <> 'delivered')::integer,
          schedule_began_at = coalesce(d.schedule_began_at, now() - ended.duration),
          to_adopt = ended.kind in ('failedInGroup', 'deadInGroup') and ended."goesTogether" is not true,
          -- A group's workflow goes on being named, though it owns the delivery no more.
          run = case when ended.kind in ('failedInGroup', 'deadInGroup') then null else d.run end,
          group_id = case when ended.kind in ('failedInGroup', 'deadInGroup') then null else d.group_id end,
          workflow_id = case when ended.kind in ('failedInGroup', 'deadInGroup')
            then 'group-' || d.group_id else d.workflow_id end,
          due_at = case ended.kind when 'failedInGroup' then now() + ended.delay else d.due_at end,
          next_attempt_at = now() + ended.delay, expires_at = now() + ended.ttl,
          overdue_at = case ended.kind when 'failed' then d.overdue_at when 'deadInGroup' then now() + ended.ttl end,
          settled_at = case when ended.kind in ('delivered', 'deadInGroup') then now() else d.settled_at end,
          updated_at = now()
        from ended
        where d.id = any(${uuids(ends.map(({ id }) => id))}) and d.id = ended.id and d.run = ended.run and (
          (ended.kind = 'delivered' and d.state in ('running', 'waiting', 'dead'))
          -- The number is the fence against counting twice: it is read again when another write held the row.
          or (ended.kind <> 'delivered' and d.state = 'running' and d.attempts < ended.number))
        returning ended.place, d.id, d.source_id, d.sink_id,
          case when d.group_id is null and d.workflow_id like 'group-%' then substr(d.workflow_id, 7)::uuid
            else d.group_id end as group_id
      ), noted as (
        insert into attempts (delivery_id, run, group_id, number, outcome, failure, receipt, started_at, ended_at)
          select ended.id, ended.run, changed.group_id, ended.number, case ended.kind when 'delivered' then 'delivered' else 'failed' end,
            ended.failure, ended.receipt, now() - ended.duration, now()
          from changed join ended using (place)
        on conflict (delivery_id, run, number) do update
          set outcome = excluded.outcome, failure = excluded.failure,
            receipt = coalesce(excluded.receipt, attempts.receipt), ended_at = excluded.ended_at
      ), concerned as materialized (
        select c.source_id, c.sink_id, ${hold} as hold, coalesce(f.breaker <> 'closed' or f.consecutive_failures > 0
          or f.window_began_at is not null or f.failing_since is not null, false) as is_troubled
        from (select distinct source_id, sink_id from changed) c
          left join sinks s on s.source_id = c.source_id and s.id = c.sink_id
          left join sink_flow f on f.source_id = s.source_id and f.sink_id = s.id
      )
      select changed.place, source_id, sink_id, concerned.hold, concerned.is_troubled
      from changed join concerned using (source_id, sink_id)`,
  );
  const byPlace = new Map(written.map((row) => [row.place, row]));
  return ends.map((_, place) => recordedOf(byPlace.get(place)));
}

const recordedOf = (row?: RecordedRow): Recorded => ({
  written: row !== undefined,
  sourceId: row?.source_id ?? '',
  sinkId: row?.sink_id ?? '',
  ...(row?.hold && { hold: row.hold }),
  isTroubled: row?.is_troubled ?? false,
});
