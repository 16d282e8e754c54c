import { sql, type SQL } from 'drizzle-orm';
import { rows, type Database } from './ledger';
import { isWithin, type Within } from './within';

/** Counters of a sink, or of all sinks of a source. accepted = open + delivered + dead + discarded + skipped + abandoned + expired. */
export interface Statistics {
  accepted: number;
  open: number;
  delivered: number;
  dead: number;
  discarded: number;
  skipped: number;
  abandoned: number;
  expired: number;
  failedAttempts: number;
  /** Sum of the accepted events' body sizes. */
  bytes: number;
  firstAcceptedAt: string | null;
  lastAcceptedAt: string | null;
}

/** The counters of an hour in which deliveries were accepted. */
export interface HourOfStatistics extends Statistics {
  /** When it begins, RFC 3339. */
  hour: string;
}

export interface Counted {
  sourceId?: string;
  sinkId?: string;
  within?: Within;
}

// A delivery that had ended before a clear and was taken up again is open, and not among the ended ones that are counted
// since: below zero they are, and it is, as if it had been accepted anew.
const below = sql`(least(delivered, 0) + least(discarded, 0) + least(abandoned, 0) + least(expired, 0))`;

const counters = sql`
  coalesce(sum(accepted - ${below}), 0)::float8 as accepted,
  coalesce(sum(accepted - delivered - dead - discarded - skipped - abandoned - expired), 0)::float8 as open,
  coalesce(sum(greatest(delivered, 0)), 0)::float8 as delivered, coalesce(sum(dead), 0)::float8 as dead,
  coalesce(sum(greatest(discarded, 0)), 0)::float8 as discarded, coalesce(sum(skipped), 0)::float8 as skipped,
  coalesce(sum(greatest(abandoned, 0)), 0)::float8 as abandoned,
  coalesce(sum(greatest(expired, 0)), 0)::float8 as expired,
  coalesce(sum(failed_attempts), 0)::float8 as "failedAttempts",
  coalesce(sum(bytes), 0)::float8 as bytes, rfc3339(min(first_accepted_at)) as "firstAcceptedAt",
  rfc3339(max(last_accepted_at)) as "lastAcceptedAt"`;

const isOf = ({ sourceId, sinkId, within }: Counted): SQL => sql`
  ${within ? isWithin(sql`source_id`, within) : sql`true`} and
  (${sourceId ?? null}::text is null or source_id = ${sourceId ?? null})
    and (${sinkId ?? null}::text is null or sink_id = ${sinkId ?? null})`;

/** Totals since the beginning, or since they were cleared; of one source or sink, or of everything. */
export async function readStatistics(db: Database, of: Counted = {}): Promise<Statistics> {
  const [total] = await rows<Statistics>(db, sql`select ${counters} from statistics where ${isOf(of)}`);
  if (!total) throw new Error('an aggregate always answers one row');
  return total;
}

/** The hours from `from` on and before `to` (RFC 3339) that have something to count, oldest first. */
export function readStatisticsSeries(
  db: Database,
  of: Counted,
  { from, to }: { from: string; to: string },
): Promise<HourOfStatistics[]> {
  return rows(
    db,
    sql`
      select rfc3339(hour) as hour, ${counters} from statistics
      where ${isOf(of)} and hour >= date_trunc('hour', ${from}::timestamptz) and hour < ${to}::timestamptz
      group by statistics.hour order by statistics.hour`,
  );
}
