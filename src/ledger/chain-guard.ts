// Which deliveries are skipped from the start, so that a chain of triggers ends: parts of the statement that accepts.
import { sql, type SQL } from 'drizzle-orm';
import { uuidOf } from './ledger';

/**
 * The key of an event's chain in `chains`. Senders choose a rootid: two projects may have the same, and each counts its own. No
 * rootid has a control character.
 */
export const chainKeyOf = (event: SQL): SQL => sql`case strpos(${event}.source_id, '~') when 0 then ${event}.rootid
          else split_part(${event}.source_id, '~', 1) || chr(1) || ${event}.rootid end`;
const chainKey = chainKeyOf(sql`i`);

/**
 * Of the `accepted` events that did not begin their chain: their place in it, the first being 1. An event counts for its
 * chain in the transaction that accepts it, once. Chains in their order, so that two batches wait for each other.
 */
export const chained = sql`grown as (
      insert into chains as c (rootid, events)
        select ${chainKey}, count(*) from accepted join input i using (uid) where i.rootid <> i.uid::text
        group by 1 order by 1
      on conflict (rootid) do update set events = c.events + excluded.events
      returning rootid, events
    ), chained as (
      select i.uid, i.rootid, i.depth,
        ${uuidOf(sql`i.rootid`)} as root_uid,
        1 + grown.events - count(*) over (partition by ${chainKey})
        + row_number() over (partition by ${chainKey} order by i.depth, i.uid) as place
      from accepted join input i using (uid) join grown on grown.rootid = ${chainKey} where i.rootid <> i.uid::text
    )`;

/** Of a delivery `d` to a sink `s`; null when it is to be made. Indexes: events_by_root, deliveries_by_event. */
export const skipReason = sql`case
            when chained.place > (s.policy ->> 'chainLimit')::bigint
              then format('chain limit: event %s of a chain limited to %s', chained.place, s.policy ->> 'chainLimit')
            when s.policy ->> 'cycles' = 'skip' and (
              exists (select from deliveries o where o.event_uid = chained.root_uid
                and o.source_id = d.source_id and o.sink_id = d.sink_id and o.state <> 'skipped')
              or exists (select from events e join deliveries o on o.event_uid = e.uid
                where e.rootid = chained.rootid and e.rootid <> e.uid::text and e.depth < chained.depth
                  and o.source_id = d.source_id and o.sink_id = d.sink_id and o.state <> 'skipped'))
              then 'cycle: the sink had an earlier event of the chain' end`;
