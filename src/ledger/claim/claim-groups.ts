// Takes due deliveries of a sink out of the ledger together, for one workflow to carry.
import { sql, type SQL } from 'drizzle-orm';
import type { Group } from '../../model/delivery';
import { newToken, newUuid } from '../../model/ids';
import { toMs } from '../../model/duration';
import { rows, type Database } from '../ledger';
import { startWithinSeconds } from './claim-deliveries';
import { onlyHeads } from './is-head';
import type { Share } from './share';

/** Most bytes of event data that groups of one workflow get by one claim; a single larger delivery goes by itself. */
const mostBytes = 4 * 1024 * 1024;

interface GroupRow {
  id: string;
  run: string;
  source_id: string;
  sink_id: string;
  type: string;
  attempt_time_limit: string;
  delivery_ids: string[];
}

const lengthOfRun = 12;

/** Who is due for groups `wanted`: each takes the oldest of its sink, of a key only the first. */
export const oldestDue = (shares: Share[]): SQL => sql`
        select id, due_at, run from (
          select d.id, d.due_at, wanted.run,
            sum(d.bytes) over (partition by wanted.id order by d.due_at, d.id) - d.bytes as bytes_before
          from wanted cross join lateral (
            select id, due_at, bytes from deliveries d
            where source_id = wanted."sourceId" and sink_id = wanted."sinkId"
              and state in ('pending', 'parked') and due_at <= now() ${onlyHeads(shares)}
            order by due_at limit wanted.take
            for update skip locked) d) oldest
        where bytes_before < ${mostBytes}`;

/** Oldest first, of a key only the first, a group a share. The sinks are locked by the caller's transaction. Index: deliveries_due. */
export async function claimGroups(db: Database, shares: Share[]): Promise<Group[]> {
  if (shares.length === 0) return [];
  const wanted = shares.map((share) => ({ ...share, id: share.carrier?.id ?? newUuid(), run: newToken(lengthOfRun) }));
  const found = await rows<GroupRow>(
    db,
    sql`
      with wanted as materialized (
        select * from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb)
          as w(id uuid, run text, "sourceId" text, "sinkId" text, take integer, permits integer, "takesIn" boolean)
      ), due as materialized (${oldestDue(shares)}), made as (
        insert into groups (id, run, source_id, sink_id, permits, overdue_at)
          select w.id, w.run, w."sourceId", w."sinkId",
            case when w."takesIn" then w.permits else least(w.permits, count(*)) end,
            now() + make_interval(secs => ${startWithinSeconds})
          from wanted w join due on due.run = w.run
          group by w.id, w.run, w."sourceId", w."sinkId", w.permits, w."takesIn"
        returning *
      ), claimed as (
        update deliveries d set state = 'running', reason = null, run = made.run, group_id = made.id, to_adopt = false,
          workflow_id = null, next_attempt_at = null, updated_at = now()
        from due join made on made.run = due.run
        where d.id = any(array(select id from due)) and d.id = due.id
      )
      select made.id, made.run, made.source_id, made.sink_id, s.type, s.policy ->> 'attemptTimeLimit' as attempt_time_limit,
        (select jsonb_agg(due.id order by due.due_at) from due where due.run = made.run) as delivery_ids
      from made join sinks s on s.source_id = made.source_id and s.id = made.sink_id`,
  );
  return found.map((row) => ({
    id: row.id,
    run: row.run,
    sourceId: row.source_id,
    sinkId: row.sink_id,
    sinkType: row.type,
    deliveryIds: row.delivery_ids,
    attemptTimeLimitMs: toMs(row.attempt_time_limit),
  }));
}
