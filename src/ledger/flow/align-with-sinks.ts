import { sql } from 'drizzle-orm';
import type { Database } from '../ledger';
import { sinksWithWaiting } from './sinks-with-waiting';

/** Rows changed at once: what is listed may lag behind its sink, what is attempted never does. */
const mostAtOnce = 1000;

/**
 * Lets waiting deliveries say what their sink says: parked while it is paused or broken, pending once it is not,
 * discarded when it is gone; abandoned while it is held if a caller waits for them. They were many, or written at the very moment the sink changed.
 * Index: deliveries_due, entered once a sink.
 */
export async function alignWithSinks(db: Database): Promise<void> {
  await db.execute(sql`
    with recursive ${sinksWithWaiting}, hold as (
      select w.source_id, w.sink_id, s.id is null as is_gone,
        case when s.state = 'paused' then 'paused' when f.breaker <> 'closed' then 'breaker' end as reason,
        coalesce(s.state = 'enabled' and f.probe_at <= now(), false) as is_probe_due
      from waiting w left join sinks s on s.source_id = w.source_id and s.id = w.sink_id
        left join sink_flow f on f.source_id = w.source_id and f.sink_id = w.sink_id
    ), astray as (
      select d.id, hold.is_gone, hold.reason from hold cross join lateral (
        select id from deliveries d
        where d.source_id = hold.source_id and d.sink_id = hold.sink_id and d.state in ('pending', 'parked')
          and case when hold.is_gone then true when hold.reason is null then d.state = 'parked' and d.due_at <= now()
            -- What a caller waits for may be the probe.
            else (d.state = 'pending' and not (hold.is_probe_due and d.sync_until is not null))
              or (d.reason = 'breaker' and hold.reason = 'paused') end
        order by d.due_at limit ${mostAtOnce} for update skip locked) d
    )
    update deliveries d set updated_at = now(),
      state = case when astray.is_gone then 'discarded' when astray.reason is null then 'pending'
        when d.sync_until is not null then 'abandoned' else 'parked' end,
      reason = case when astray.is_gone then 'sink deleted' else astray.reason end,
      next_attempt_at = case when not astray.is_gone then d.next_attempt_at end, to_adopt = d.to_adopt and not astray.is_gone,
      settled_at = case when astray.is_gone or d.sync_until is not null then now() end
    from astray where d.id = any(array(select id from astray)) and d.id = astray.id`);
}
