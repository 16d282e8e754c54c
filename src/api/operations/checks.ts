import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { Database } from '../../ledger/ledger';
import type { Check } from '../dependencies';
import { refusalOf } from '../refusal';

export const checkTimeLimitMs = 2000;

export async function checkLedger(db: Database): Promise<Check> {
  await db.execute(sql`select 1`);
  return { ok: true };
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
