import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { rows, type Database } from '../../ledger/ledger';
import type { Check } from '../dependencies';
import { refusalOf } from '../refusal';

export const checkTimeLimitMs = 2000;

/** A standby, or a server that was told to take no writes, answers questions, and nothing can be accepted all the same. */
export async function checkLedger(db: Database): Promise<Check> {
  const [setting] = await rows<{ transaction_read_only: string }>(db, sql`show transaction_read_only`);
  return setting?.transaction_read_only === 'on'
    ? { ok: false, message: 'the ledger takes no writes: transaction_read_only is on' }
    : { ok: true };
}

/** What the check says, or why it could not say anything in time. */
export async function checkInTime(check: () => Promise<Check>): Promise<Check> {
  const limit = new AbortController();
  const late = sleep(checkTimeLimitMs, { ok: false, message: `no answer within ${checkTimeLimitMs} ms` } as const, {
    signal: limit.signal,
  });
  // Rejects when it is no longer needed.
  late.catch(() => undefined);
  try {
    return await Promise.race([check(), late]);
  } catch (error) {
    return { ok: false, message: refusalOf(error).message };
  } finally {
    limit.abort();
  }
}
