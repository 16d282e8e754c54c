// Numbers of every sink at once, for metrics.
import { sql } from 'drizzle-orm';
import { rows, type Database } from './ledger';
import type { Statistics } from './statistics';

export interface SinkTotals extends Omit<Statistics, 'open' | 'firstAcceptedAt' | 'lastAcceptedAt'> {
  sourceId: string;
  sinkId: string;
  pending: number;
  parked: number;
  running: number;
  waiting: number;
}

/** With no more of a sink waiting in the ledger, those parked are counted one by one. */
const mostCounted = 1000;

/**
 * Totals since the beginning and what is open now, by sink, all as of one moment: accepted = pending + parked + running
 * + waiting + delivered + dead + discarded + skipped + abandoned + expired. What waits in the ledger is what is left of the rest, so
 * that a long queue costs no more than a short one; of more than `mostCounted` all count as parked while their sink is
 * paused or broken, else as pending. Reads a row per sink and hour, what workflows carry, and `mostCounted` a sink.
 * Indexes: deliveries_owned, deliveries_due, deliveries_in_group.
 */
export async function readSinkTotals(db: Database): Promise<SinkTotals[]> {
  return rows<SinkTotals>(
    db,
    sql`
      with total as materialized (
        select source_id, sink_id, sum(accepted)::float8 as accepted, sum(delivered)::float8 as delivered,
          sum(dead)::float8 as dead, sum(discarded)::float8 as discarded, sum(skipped)::float8 as skipped,
          sum(abandoned)::float8 as abandoned, sum(expired)::float8 as expired, sum(failed_attempts)::float8 as failed_attempts, sum(bytes)::float8 as bytes
        from statistics group by source_id, sink_id
      ), alone as materialized (
        select source_id, sink_id, (count(*) filter (where state = 'running'))::float8 as running,
          (count(*) filter (where state = 'waiting'))::float8 as waiting
        from deliveries where run is not null and group_id is null and state in ('running', 'waiting', 'dead')
        group by source_id, sink_id
      ), together as materialized (
        select g.source_id, g.sink_id, count(*)::float8 as running
        from groups g join deliveries d on d.group_id = g.id
        where d.run = g.run and d.state = 'running' group by g.source_id, g.sink_id
      ), counted as (
        select total.*, coalesce(alone.running, 0) + coalesce(together.running, 0) as running,
          coalesce(alone.waiting, 0) as waiting, s.state = 'paused' or f.breaker <> 'closed' as is_held
        from total left join alone using (source_id, sink_id) left join together using (source_id, sink_id)
          left join sinks s on s.source_id = total.source_id and s.id = total.sink_id
          left join sink_flow f on f.source_id = total.source_id and f.sink_id = total.sink_id
      ), queued as materialized (
        select counted.*, accepted - delivered - dead - discarded - skipped - abandoned - expired - running - waiting as length
        from counted
      ), split as materialized (
        select queued.*, case
            when length = 0 then 0
            when length > ${mostCounted} then case when is_held then length else 0 end
            else (select count(*) filter (where d.state = 'parked') from deliveries d
              where d.source_id = queued.source_id and d.sink_id = queued.sink_id and d.state in ('pending', 'parked'))
          end::float8 as parked
        from queued
      )
      select source_id as "sourceId", sink_id as "sinkId", accepted, length - parked as pending, parked, running, waiting,
        delivered, dead, discarded, skipped, abandoned, expired, failed_attempts as "failedAttempts", bytes
      from split`,
  );
}
