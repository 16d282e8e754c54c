// Counters begin anew.
import { sql } from 'drizzle-orm';
import { rows, type Database } from './ledger';
import type { Statistics } from './statistics';

/** What a clear took away. */
export type Cleared = Pick<
  Statistics,
  'delivered' | 'discarded' | 'skipped' | 'abandoned' | 'expired' | 'failedAttempts' | 'bytes'
>;

/**
 * Takes away what is over: counters of ended deliveries, failed attempts, bytes. Open deliveries and dead letters stay
 * counted, so that `accepted` goes on being the sum of the rest. Exact whatever is recorded at the same time: rows are
 * locked, then read and written; what comes later is counted into what is left. One sink, or all of a source.
 */
export async function clearStatistics(
  transaction: Database,
  { sourceId, sinkId }: { sourceId: string; sinkId?: string },
): Promise<Cleared> {
  const mine = sql`source_id = ${sourceId} and (${sinkId ?? null}::text is null or sink_id = ${sinkId ?? null})`;
  // In the order in which the triggers write them.
  const hours = await rows<Cleared & { sink: string; hour: string }>(
    transaction,
    sql`
      select sink_id as sink, hour::text as hour, delivered::float8, discarded::float8, skipped::float8,
        abandoned::float8, expired::float8,
        failed_attempts::float8 as "failedAttempts", bytes::float8
      from statistics where ${mine} order by source_id, sink_id, hour for update`,
  );
  await transaction.execute(sql`
    update statistics s set accepted = s.accepted - s.delivered - s.discarded - s.skipped - s.abandoned - s.expired,
      delivered = 0, discarded = 0, skipped = 0, abandoned = 0, expired = 0, failed_attempts = 0, bytes = 0,
      first_accepted_at = null, last_accepted_at = null
    from jsonb_to_recordset(${JSON.stringify(hours)}::jsonb) as locked(sink text, hour timestamptz)
    where s.source_id = ${sourceId} and s.sink_id = locked.sink and s.hour = locked.hour`);
  const sum = (of: keyof Cleared): number => hours.reduce((total, hour) => total + hour[of], 0);
  return {
    delivered: sum('delivered'),
    discarded: sum('discarded'),
    skipped: sum('skipped'),
    abandoned: sum('abandoned'),
    expired: sum('expired'),
    failedAttempts: sum('failedAttempts'),
    bytes: sum('bytes'),
  };
}
