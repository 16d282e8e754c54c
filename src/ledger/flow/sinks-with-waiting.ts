import { sql } from 'drizzle-orm';

/**
 * A recursive CTE `waiting (source_id, sink_id)`: the sinks for which anything is pending or parked. Jumps from one to the
 * next, so it costs by the number of sinks, not of deliveries. Index: deliveries_due.
 */
export const sinksWithWaiting = sql`waiting (source_id, sink_id) as (
  (select source_id, sink_id from deliveries where state in ('pending', 'parked') order by source_id, sink_id limit 1)
  union all
  select next.source_id, next.sink_id from waiting w cross join lateral (
    select d.source_id, d.sink_id from deliveries d
    where d.state in ('pending', 'parked') and (d.source_id, d.sink_id) > (w.source_id, w.sink_id)
    order by d.source_id, d.sink_id limit 1) next
)`;
