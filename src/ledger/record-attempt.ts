// How an attempt ended, written together with what it means for its delivery. Every write is fenced by the run.
import { sql } from 'drizzle-orm';
import type { Receipt } from '../model/delivery';
import type { Failure } from '../model/errors';
import type { AttemptKey } from './begin-attempt';
import { jsonb } from './jsonb';
import { rows, type Database } from './ledger';

/** The target took the event: the delivery is delivered. Doing it twice changes nothing. Answers false when fenced off. */
export async function recordDelivered(
  db: Database,
  { id, run, number }: AttemptKey,
  receipt: Receipt,
): Promise<boolean> {
  const written = await rows(
    db,
    sql`
      with delivered as (
        update deliveries set state = 'delivered', reason = null, attempts = ${number}::integer, failure = null,
          receipt = ${jsonb(receipt)}, overdue_at = null, settled_at = now(), updated_at = now()
        where id = ${id} and run = ${run} and state in ('running', 'waiting', 'dead')
        returning id
      )
      insert into attempts (delivery_id, run, number, outcome, receipt, ended_at)
        select id, ${run}, ${number}::integer, 'delivered', ${jsonb(receipt)}, now() from delivered
      on conflict (delivery_id, run, number) do update
        set outcome = excluded.outcome, receipt = excluded.receipt, ended_at = excluded.ended_at
      returning delivery_id`,
  );
  return written.length > 0;
}

/** The target has taken the work on (a job was created); the delivery goes on until it is followed to its end. */
export async function recordAccepted(db: Database, { id, run, number }: AttemptKey, receipt: Receipt): Promise<void> {
  await db.execute(sql`
    update attempts set outcome = 'accepted', receipt = ${jsonb(receipt)}
    where delivery_id = ${id} and run = ${run} and number = ${number}::integer and outcome = 'running'`);
}

/** The attempt failed and counts. The delivery stays running: its workflow decides what follows. */
export async function recordFailed(db: Database, { id, run, number }: AttemptKey, failure: Failure): Promise<void> {
  // `attempts` is the fence against counting twice: it is read again when another write held the row.
  await db.execute(sql`
    with failed as (
      update deliveries set attempts = ${number}::integer, failed_attempts = failed_attempts + 1,
        failure = ${jsonb(failure)}, updated_at = now()
      where id = ${id} and run = ${run} and state = 'running' and attempts < ${number}::integer
      returning id
    )
    update attempts set outcome = 'failed', failure = ${jsonb(failure)}, ended_at = now()
    from failed where delivery_id = failed.id and run = ${run} and number = ${number}::integer`);
}

/** The attempt was broken off by a stop of the worker: it does not count, and may be made again under its number. */
export async function forgetAttempt(db: Database, { id, run, number }: AttemptKey): Promise<void> {
  await db.execute(sql`
    delete from attempts
    where delivery_id = ${id} and run = ${run} and number = ${number}::integer and outcome = 'running'`);
}
