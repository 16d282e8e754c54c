// When an attempt of a sink with a rate may begin. What was claimed at the sink's rate may lie until a worker comes for
// it, and would then begin all at once: so whoever begins one takes a turn first, and all workers keep the rate together.
import { sql } from 'drizzle-orm';
import type { SinkKey } from '../../model/sink';
import type { AttemptKey } from '../attempts/begin-attempt';
import { isItemsFault } from '../database-error';
import { groupCommit } from '../group-commit';
import { rows, type Database } from '../ledger';
import { burst, perSecond, returnTokens } from './rate';

/** Takes the next turn of a sink; answers in how many ms it comes, 0 for a sink without a rate. */
export type TakeTurn = (sink: SinkKey) => Promise<number>;

/** Joins what many attempts ask at the same time into one statement. */
export const createTakeTurn = (db: Database): TakeTurn =>
  groupCommit<SinkKey, number>(
    (sinks) => takeTurns(db, sinks),
    isItemsFault,
    () => bytesOfAsk,
  );

const bytesOfAsk = 100;

interface TakenRow extends SinkKey {
  /** From now to where the last of these turns ends. */
  takenMs: number;
  perSecond: number;
  burst: number;
}

/**
 * A turn lasts as long as the rate needs for one more attempt; it comes when no more than a burst of them lies before its
 * end. More than a burst and what may be under way are never taken: if they seem to be, the clock was set back.
 */
export async function takeTurns(db: Database, sinks: SinkKey[]): Promise<number[]> {
  const counts = new Map<string, SinkKey & { count: number; answered: number }>();
  for (const { sourceId, sinkId } of sinks) {
    const key = keyOf({ sourceId, sinkId });
    const asked = counts.get(key) ?? { sourceId, sinkId, count: 0, answered: 0 };
    counts.set(key, { ...asked, count: asked.count + 1 });
  }
  const found = await rows<TakenRow>(
    db,
    sql`
      with asked as materialized (
        select s.source_id, s.id as sink_id, a.count, ${perSecond} as per_second, ${burst} as burst,
          now() + make_interval(secs => (${burst} + s.max_concurrency) / ${perSecond}) as last_end
        from jsonb_to_recordset(${JSON.stringify([...counts.values()])}::jsonb)
            as a("sourceId" text, "sinkId" text, count integer)
          join sinks s on s.source_id = a."sourceId" and s.id = a."sinkId"
        where s.policy ? 'rate'
      ), taken as (
        insert into sink_turns as t (source_id, sink_id, taken_until)
          select source_id, sink_id, now() + make_interval(secs => count / per_second) from asked order by 1, 2
        on conflict (source_id, sink_id) do update
          set taken_until = least(greatest(t.taken_until, now()), (
              select last_end from asked where source_id = t.source_id and sink_id = t.sink_id))
            + (excluded.taken_until - now())
        returning source_id, sink_id, taken_until
      )
      select source_id as "sourceId", sink_id as "sinkId", (extract(epoch from taken_until - now()) * 1000)::float8 as "takenMs",
        per_second as "perSecond", burst
      from taken join asked using (source_id, sink_id)`,
  );
  const byKey = new Map(found.map((row) => [keyOf(row), row]));
  return sinks.map((sink) => {
    const taken = byKey.get(keyOf(sink));
    const asked = counts.get(keyOf(sink));
    if (!taken || !asked) return 0;
    const after = asked.count - ++asked.answered;
    return Math.max(0, Math.ceil(taken.takenMs - ((after + taken.burst) * 1000) / taken.perSecond));
  });
}

const keyOf = ({ sourceId, sinkId }: SinkKey): string => JSON.stringify([sourceId, sinkId]);

/** For a turn that has not come yet, and is too far off. */
export async function returnTurn(db: Database, { sourceId, sinkId }: SinkKey): Promise<void> {
  await db.execute(sql`
    update sink_turns t set taken_until = t.taken_until - make_interval(secs => 1 / ${perSecond})
    from sinks s
    where t.source_id = ${sourceId} and t.sink_id = ${sinkId} and s.source_id = t.source_id and s.id = t.sink_id
      and s.policy ? 'rate'`);
}

/**
 * An attempt whose turn is too far off goes back to the ledger until then, uncounted; one that a caller waits for is
 * abandoned. Somebody else may be claimed in its place.
 */
export async function giveBackAttempt(db: Database, attempt: AttemptKey & SinkKey, turnInMs: number): Promise<void> {
  const { id, run, number } = attempt;
  const returned = await rows(
    db,
    sql`
      with given_back as (
        update deliveries set state = case when sync_until is null then 'pending' else 'abandoned' end, reason = 'limit',
          settled_at = case when sync_until is not null then now() end,
          due_at = case when sync_until is null then now() + make_interval(secs => ${turnInMs / 1000}::float8) else due_at end,
          schedule_began_at = case when attempts > schedule_from then schedule_began_at end,
          run = null, overdue_at = null, updated_at = now()
        where id = ${id} and run = ${run} and state = 'running' returning id
      ), forgotten as (
        delete from attempts where delivery_id = ${id} and run = ${run} and number = ${number}::integer and outcome = 'running'
      )
      select from given_back`,
  );
  await returnTurn(db, attempt);
  if (returned.length > 0) await returnTokens(db, attempt, 1);
}
