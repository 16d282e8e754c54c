// The places of new deliveries among those of one key, which go one after the other.
import { sql } from 'drizzle-orm';

/** The last place of each key among the deliveries that are wanted. */
export const placesOfKeys = sql`keys as (
      insert into order_keys as k (source_id, sink_id, key, last_place)
        select source_id, sink_id, order_key, count(*) from wanting where order_key is not null
        group by 1, 2, 3 order by 1, 2, 3
      on conflict (source_id, sink_id, key) do update set last_place = k.last_place + excluded.last_place
      returning source_id, sink_id, key, last_place
    )`;

/** Of deliveries `d` that are wanted. */
export const withKeys = sql`left join keys k on k.source_id = d.source_id and k.sink_id = d.sink_id and k.key = d.order_key`;

/** Of a delivery `d`, counted back from the last of its key `k`; null without one. */
export const placeOf = sql`k.last_place + 1
            - row_number() over (partition by d.source_id, d.sink_id, d.order_key order by d.place desc)`;
