import { sql, type SQL } from 'drizzle-orm';
import type { DeliveryState, Settled, Settlement } from '../../model/delivery';
import { storableText } from '../../model/storable-text';
import { jsonb } from '../jsonb';
import { rows, type Database } from '../ledger';

/**
 * Dead letters of one sink that keep a workflow of their own: half of what its policy allows, so that the other half is
 * left for what goes on. Further ones are rows until somebody takes them up.
 */
export const mostLiveDeadLetters = (policy: SQL): SQL => sql`((${policy} ->> 'maxWorkflows')::integer / 2)`;

/** How long after an expected change the sweeper asks what became of it, in seconds. */
const graceSeconds = 60;

/**
 * Writes the decision, fenced by the run. Doing it twice changes nothing. What is dead of a sink that was deleted meanwhile is
 * discarded with the others, and answered as not written. Index: deliveries_owned.
 */
export async function settleDelivery(
  db: Database,
  { id, run }: { id: string; run: string },
  settlement: Settlement,
): Promise<Settled> {
  const [written] = await rows<{ state: DeliveryState; live: boolean }>(db, settlementQuery(id, run, settlement));
  if (written?.state === settlement.state) return { written: true, live: written.live };
  const [row] = await rows<{ state: DeliveryState; run: string | null }>(
    db,
    sql`select state, run from deliveries where id = ${id}`,
  );
  if (row?.state === settlement.state && row.run === run) return { written: true, live: true };
  return row ? { written: false, state: row.state } : { written: false };
}

function settlementQuery(id: string, run: string, settlement: Settlement) {
  const owned = sql`id = ${id} and run = ${run} and state in ('running', 'waiting', 'dead')`;
  switch (settlement.state) {
    case 'waiting':
      return sql`
        update deliveries set state = 'waiting', updated_at = now(),
          next_attempt_at = now() + make_interval(secs => ${settlement.delayMs / 1000}::float8),
          -- Of a sink that was deleted meanwhile the workflow is told by the next sweep.
          overdue_at = case when exists (select from sinks s where s.source_id = deliveries.source_id and s.id = sink_id)
            then now() + make_interval(secs => ${settlement.delayMs / 1000 + graceSeconds}::float8) else now() end
        where ${owned} returning state, true as live`;
    case 'dead':
      return sql`
        with sink as materialized (
          -- Held: should it be deleted just now, either this sees it or the deletion sees what is written here.
          select s.source_id, s.id, s.policy
          from sinks s join deliveries me on me.source_id = s.source_id and me.sink_id = s.id
          where me.id = ${id} for key share of s
        )
        update deliveries d set state = case when cap.live is null then 'discarded' else 'dead' end,
          reason = case when cap.live is null then 'sink deleted' else d.reason end,
          failure = ${jsonb(settlement.failure)}, updated_at = now(), settled_at = now(), next_attempt_at = null,
          run = case when cap.live then d.run end,
          expires_at = case when cap.live is not null then now() + ttl.length end,
          overdue_at = case when cap.live is not null
            then now() + ttl.length + case when cap.live then make_interval(secs => ${graceSeconds}) else '0' end end
        from (select make_interval(secs => ${settlement.timeToLiveMs / 1000}::float8) as length) ttl,
          -- Null: the sink is gone, and its dead letters with it.
          (select (select ${mostLiveDeadLetters(sql`sink.policy`)} > (select count(*) from deliveries o
              where o.source_id = sink.source_id and o.sink_id = sink.id and o.state = 'dead' and o.run is not null
                and o.group_id is null)
            from sink) as live) cap
        where ${owned} returning d.state, cap.live`;
    case 'discarded':
    case 'skipped':
    case 'abandoned':
    case 'expired':
      return sql`
        update deliveries set state = ${settlement.state}, reason = ${storableText(settlement.reason)}, overdue_at = null,
          next_attempt_at = null, expires_at = null, settled_at = now(), updated_at = now()
        where ${owned} returning state, true as live`;
  }
}
