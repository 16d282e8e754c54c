import { sql } from 'drizzle-orm';
import { longestProbeWaitMs } from '../../model/breaker';
import type { Database } from '../ledger';

/**
 * Of a broken sink whose probe is over with no word of its target (skipped, discarded, abandoned, lost with its
 * workflow), the next may be sent at once. Whatever of the sink was claimed since its breaker opened is a probe. The same
 * of a probe that is further off than any breaker chooses: the clock was set back.
 * Indexes: deliveries_owned, groups_by_sink.
 */
export async function hastenProbes(db: Database): Promise<void> {
  await db.execute(sql`
    with unprobed as materialized (
      select f.source_id, f.sink_id from sink_flow f join sinks s on s.source_id = f.source_id and s.id = f.sink_id
      where f.breaker = 'open' and f.probe_at > now() + greatest(make_interval(secs => ${longestProbeWaitMs / 1000}),
          (s.policy #>> '{breaker,probeAfter}')::interval)
        or f.breaker = 'half-open' and f.probe_at > now()
        and not exists (select from deliveries d where d.source_id = f.source_id and d.sink_id = f.sink_id
          and d.run is not null and d.group_id is null and d.state = 'running' and d.updated_at >= f.breaker_since)
        and not exists (select from groups g
          where g.source_id = f.source_id and g.sink_id = f.sink_id and g.created_at >= f.breaker_since)
      order by 1, 2 for no key update of f skip locked
    )
    update sink_flow f set probe_at = now() from unprobed u
    where f.source_id = u.source_id and f.sink_id = u.sink_id`);
}
