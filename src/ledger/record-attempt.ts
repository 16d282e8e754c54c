// What is known of an attempt before its end. Every write is fenced by the run.
import { sql } from 'drizzle-orm';
import type { Receipt } from '../model/delivery';
import type { AttemptKey } from './begin-attempt';
import { jsonb } from './jsonb';
import type { Database } from './ledger';

/** The target has taken the work on (a job was created); the delivery goes on until it is followed to its end. */
export async function recordAccepted(db: Database, { id, run, number }: AttemptKey, receipt: Receipt): Promise<void> {
  await db.execute(sql`
    update attempts set outcome = 'accepted', receipt = ${jsonb(receipt)}
    where delivery_id = ${id} and run = ${run} and number = ${number}::integer and outcome = 'running'`);
}

/** The attempt was broken off by a stop of the worker: it does not count, and may be made again under its number. */
export async function forgetAttempt(db: Database, { id, run, number }: AttemptKey): Promise<void> {
  await db.execute(sql`
    delete from attempts
    where delivery_id = ${id} and run = ${run} and number = ${number}::integer and outcome = 'running'`);
}
