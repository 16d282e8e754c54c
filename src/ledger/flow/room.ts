import { sql } from 'drizzle-orm';

/**
 * Attempts that a sink `s` may have besides those under way and those its groups may make. Asked under the lock of its flow,
 * else two may count on the same room. Indexes: deliveries_owned, groups_by_sink.
 */
export const roomUnderConcurrency = sql`
  (s.max_concurrency
    - (select count(*) from deliveries o where o.source_id = s.source_id and o.sink_id = s.id
        and o.run is not null and o.group_id is null and o.state = 'running')
    - (select coalesce(sum(permits), 0) from groups o where o.source_id = s.source_id and o.sink_id = s.id))`;
