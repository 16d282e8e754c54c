import { sql } from 'drizzle-orm';
import { rows, type Database } from './ledger';

/** Counters of a sink, or of all sinks of a source. accepted = open + delivered + dead + discarded + skipped + expired. */
export interface Statistics {
  accepted: number;
  open: number;
  delivered: number;
  dead: number;
  discarded: number;
  skipped: number;
  expired: number;
  failedAttempts: number;
  /** Sum of the accepted events' body sizes. */
  bytes: number;
  firstAcceptedAt: string | null;
  lastAcceptedAt: string | null;
}

/** Totals since the beginning; of one source or sink, or of everything. */
export async function readStatistics(
  db: Database,
  of: { sourceId?: string; sinkId?: string } = {},
): Promise<Statistics> {
  const [total] = await rows<Statistics>(
    db,
    sql`
      select coalesce(sum(accepted), 0)::float8 as accepted,
        coalesce(sum(accepted - delivered - dead - discarded - skipped - expired), 0)::float8 as open,
        coalesce(sum(delivered), 0)::float8 as delivered, coalesce(sum(dead), 0)::float8 as dead,
        coalesce(sum(discarded), 0)::float8 as discarded, coalesce(sum(skipped), 0)::float8 as skipped,
        coalesce(sum(expired), 0)::float8 as expired, coalesce(sum(failed_attempts), 0)::float8 as "failedAttempts",
        coalesce(sum(bytes), 0)::float8 as bytes, rfc3339(min(first_accepted_at)) as "firstAcceptedAt",
        rfc3339(max(last_accepted_at)) as "lastAcceptedAt"
      from statistics
      where (${of.sourceId ?? null}::text is null or source_id = ${of.sourceId ?? null})
        and (${of.sinkId ?? null}::text is null or sink_id = ${of.sinkId ?? null})`,
  );
  if (!total) throw new Error('an aggregate always answers one row');
  return total;
}
