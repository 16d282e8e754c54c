// What is known of an attempt before its end. Every write is fenced by the run.
import { sql } from 'drizzle-orm';
import type { Tally } from '../../model/breaker';
import type { Receipt } from '../../model/delivery';
import type { SinkKey } from '../../model/sink';
import type { AttemptKey } from './begin-attempt';
import { jsonb } from '../jsonb';
import { rows, type Database } from '../ledger';
import { noteOutcomes } from '../flow/note-outcomes';

/**
 * The target has taken the work on (a job was created); the delivery goes on until it is followed to its end. If it was
 * the probe of a broken sink, the others need not wait for that end: the target is there.
 */
export async function recordAccepted(db: Database, { id, run, number }: AttemptKey, receipt: Receipt): Promise<void> {
  const [probed] = await rows<SinkKey>(
    db,
    sql`
      with accepted as (
        update attempts set outcome = 'accepted', receipt = ${jsonb(receipt)}
        where delivery_id = ${id} and run = ${run} and number = ${number}::integer and outcome = 'running'
        returning delivery_id
      )
      select f.source_id as "sourceId", f.sink_id as "sinkId" from accepted
        join deliveries d on d.id = accepted.delivery_id
        join sink_flow f on f.source_id = d.source_id and f.sink_id = d.sink_id and f.breaker = 'half-open'`,
  );
  // It is written; a breaker that missed it learns from the end.
  if (probed) await noteOutcomes(db, probed, takenOn).catch(() => undefined);
}

/** Closes the breaker, and says nothing of whether the work will succeed. */
const takenOn: Tally = { successes: 0, refusals: 1, failures: 0, trailingFailures: 0 };

/** The attempt was broken off by a stop of the worker: it does not count, and may be made again under its number. */
export async function forgetAttempt(db: Database, { id, run, number }: AttemptKey): Promise<void> {
  await db.execute(sql`
    delete from attempts
    where delivery_id = ${id} and run = ${run} and number = ${number}::integer and outcome = 'running'`);
}
