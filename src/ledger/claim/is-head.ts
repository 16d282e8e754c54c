import { sql, type SQL } from 'drizzle-orm';
import type { Share } from './share';

/**
 * Whether nobody before a delivery `d` of a sink holds it back: always, for one without a key. Who holds back follows
 * from the sink's policy: with `wait` whoever is not settled, dead letters too; with `deadLetter` whoever may still
 * be attempted by itself; with `skip` whoever was not attempted yet. Index: deliveries_ordered.
 */
const isHead = sql`
  (d.order_key is null or not exists (
    select from deliveries e
    where e.source_id = d.source_id and e.sink_id = d.sink_id and e.order_key = d.order_key
      and e.order_place < d.order_place and e.order_key is not null
      and e.state in ('pending', 'parked', 'running', 'waiting', 'dead')
      and case (select o.policy #>> '{order,whenStuck}' from sinks o where o.source_id = d.source_id and o.id = d.sink_id)
        when 'wait' then true when 'skip' then e.attempts = 0 else e.state <> 'dead' end))`;

/** The same as a condition of a claim that takes these shares; nothing where no sink of them is ordered. */
export const onlyHeads = (shares: Share[]): SQL =>
  shares.some(({ isOrdered }) => isOrdered) ? sql`and ${isHead}` : sql``;
