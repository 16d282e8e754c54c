// Takes due deliveries out of the ledger for groups that are under way.
import { sql } from 'drizzle-orm';
import type { Member } from '../../model/delivery';
import { memberColumns, membersByRun, type MemberRow } from '../groups/members';
import { rows, type Database } from '../ledger';
import { oldestDue } from './claim-groups';
import type { Share } from './share';

/**
 * Oldest first; by the group's run. None for a group that is closed, or makes its attempts by settings that are no longer the
 * ledger's. The sinks are locked by the caller's transaction. Index: deliveries_due.
 */
export async function claimMembers(db: Database, shares: Share[]): Promise<Map<string, Member[]>> {
  const wanted = shares.flatMap(({ sourceId, sinkId, take, into }) =>
    into ? [{ sourceId, sinkId, take, id: into.groupId, run: into.run, version: into.configurationVersion }] : [],
  );
  if (wanted.length === 0) return new Map();
  const found = await rows<MemberRow & { run: string }>(
    db,
    sql`
      with wanted as materialized (
        select w.* from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb)
            as w(id uuid, run text, version text, "sourceId" text, "sinkId" text, take integer)
          join groups g on g.id = w.id and g.run = w.run
        where w.version = (select version::text from configuration_version)
        order by w.id, w.run for key share of g
      ), due as materialized (${oldestDue([])}), d as (
        update deliveries u set state = 'running', reason = null, run = wanted.run, group_id = wanted.id, to_adopt = false,
          workflow_id = null, next_attempt_at = null, updated_at = now()
        from due join wanted on wanted.run = due.run
        where u.id = due.id
        returning u.*
      )
      select d.run, ${memberColumns} from d join events e on e.uid = d.event_uid order by d.due_at`,
  );
  return membersByRun(found);
}
