// What failed in a group, or must not be carried by one, gets a workflow of its own.
import { sql } from 'drizzle-orm';
import { hold } from '../flow/hold';
import { rows, uuids, type Database } from '../ledger';
import { mostLiveDeadLetters } from '../attempts/settle-delivery';
import { claimedColumns, claimedDelivery, newRun, type ClaimedDelivery, type ClaimedRow } from './claim-deliveries';

interface Candidate {
  id: string;
  sourceId: string;
  sinkId: string;
}

/**
 * Takes deliveries that failed in a group, or must not be carried by one, for workflows of their own: within the number
 * of workflows that each sink may have. The others wait in the ledger; what is dead stays a row. Discards those whose
 * sink is gone.
 * Indexes: deliveries_to_adopt, deliveries_owned.
 */
export async function adoptDeliveries(db: Database, limit: number): Promise<ClaimedDelivery[]> {
  const candidates = await rows<Candidate>(
    db,
    sql`
      select id, source_id as "sourceId", sink_id as "sinkId" from deliveries
      where to_adopt and ${isToAdopt} order by source_id, sink_id, due_at limit ${limit}`,
  );
  if (candidates.length === 0) return [];
  return db.transaction(async (transaction) => {
    // As whoever begins attempts locks them: what another dispatcher has just claimed or adopted is counted after that.
    // What somebody holds is left for the next time; a sink that is gone has nothing to hold.
    const locked = await rows<{ id: string }>(
      transaction,
      sql`
        with candidate as materialized (
          select * from jsonb_to_recordset(${JSON.stringify(candidates)}::jsonb) as c(id uuid, "sourceId" text, "sinkId" text)
        ), locked as materialized (
          select source_id, sink_id from sink_flow
          where (source_id, sink_id) in (select "sourceId", "sinkId" from candidate)
          order by source_id, sink_id for no key update skip locked
        )
        select id from candidate where ("sourceId", "sinkId") in (select source_id, sink_id from locked)
          or ("sourceId", "sinkId") not in (select source_id, sink_id from sink_flow)`,
    );
    return locked.length === 0 ? [] : adopt(transaction, locked);
  });
}

const isToAdopt = sql`run is null and state in ('pending', 'parked', 'dead')`;

async function adopt(db: Database, candidates: Pick<Candidate, 'id'>[]): Promise<ClaimedDelivery[]> {
  const claimed = await rows<ClaimedRow>(
    db,
    sql`
      with candidate as materialized (
        select d.id, d.source_id, d.sink_id, d.state, d.due_at, d.next_attempt_at
        from deliveries d where id = any(${uuids(candidates.map(({ id }) => id))}) and to_adopt and ${isToAdopt}
        for update skip locked
      ), room as materialized (
        select s.source_id, s.id as sink_id, s.type, s.policy,
          ${hold} as hold,
          (s.policy ->> 'maxWorkflows')::integer - own.count as for_waiting,
          ${mostLiveDeadLetters(sql`s.policy`)} - own.dead as for_dead
        from sinks s join sink_flow f on f.source_id = s.source_id and f.sink_id = s.id
          cross join lateral (select count(*), count(*) filter (where o.state = 'dead') as dead from deliveries o
            where o.source_id = s.source_id and o.sink_id = s.id and o.run is not null and o.group_id is null
              and o.state in ('running', 'waiting', 'dead')) own
        where (s.source_id, s.id) in (select source_id, sink_id from candidate)
      ), ranked as (
        select c.id, c.state, c.source_id, c.sink_id, c.state = 'dead' as is_dead,
          c.next_attempt_at is null as is_too_deep,
          row_number() over (partition by c.source_id, c.sink_id order by c.state = 'dead', c.due_at) as place_of_all, row_number() over (partition by c.source_id, c.sink_id, c.state = 'dead' order by c.due_at) as place
        from candidate c
      ), decided as materialized (
        select k.id, room.type, room.policy, substr(gen_random_uuid()::text, 1, 8) as run,
          room.hold, room.type is null as is_gone,
          coalesce(case when k.is_dead then k.place <= room.for_dead and k.place_of_all <= room.for_waiting
            -- What is too deep in its chain is skipped by its workflow at once, and takes nobody's place.
            else (k.place_of_all <= room.for_waiting or k.is_too_deep) and room.hold is null end, false) as adopted
        from ranked k left join room using (source_id, sink_id)
      ), left_in_ledger as (
        update deliveries d set to_adopt = false, updated_at = now(),
          state = case when decided.is_gone then 'discarded' when d.state = 'pending' then 'parked' else d.state end,
          reason = case when decided.is_gone then 'sink deleted' when d.state <> 'pending' then d.reason
            else coalesce(decided.hold, 'limit') end,
          settled_at = case when decided.is_gone then now() else d.settled_at end,
          next_attempt_at = case when not decided.is_gone then d.next_attempt_at end,
          overdue_at = case when not decided.is_gone then d.overdue_at end,
          expires_at = case when not decided.is_gone then d.expires_at end
        from decided where d.id = any(array(select id from decided)) and d.id = decided.id and not decided.adopted
      ), c as (
        update deliveries d set
          state = case when d.state = 'dead' then 'dead' when d.next_attempt_at is null then 'running' else 'waiting' end,
          ${newRun(sql`decided.run`)}
        from decided where d.id = any(array(select id from decided)) and d.id = decided.id and decided.adopted
        returning d.*, decided.type as sink_type, decided.policy
      )
      select ${claimedColumns} from c join events e on e.uid = c.event_uid`,
  );
  return claimed.map(claimedDelivery);
}
