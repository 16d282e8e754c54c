// Takes due deliveries out of the ledger for groups that are under way.
import { sql } from 'drizzle-orm';
import type { Member } from '../../model/delivery';
import { memberColumns, memberOf, type MemberRow } from '../groups/members';
import { rows, type Database } from '../ledger';
import { oldestDue } from './claim-groups';
import type { Share } from './plan-claim';

/**
 * Oldest first; by group. None for a group that is closed, or makes its attempts by settings that are no longer the
 * ledger's. The sinks are locked by the caller's transaction. Index: deliveries_due.
 */
export async function claimMembers(db: Database, shares: Share[]): Promise<Map<string, Member[]>> {
  const wanted = shares.flatMap(({ sourceId, sinkId, take, into }) =>
    into ? [{ sourceId, sinkId, take, id: into.groupId, run: into.run, version: into.configurationVersion }] : [],
  );
  const byGroup = new Map<string, Member[]>();
  if (wanted.length === 0) return byGroup;
  const found = await rows<MemberRow & { group_id: string }>(
    db,
    sql`
      with wanted as materialized (
        select w.*, g.run as owner from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb)
            as w(id uuid, run text, version text, "sourceId" text, "sinkId" text, take integer)
          join groups g on g.id = w.id and g.run = w.run
        where w.version = (select version::text from configuration_version)
        for key share of g
      ), due as materialized (${oldestDue([])}), d as (
        update deliveries u set state = 'running', reason = null, run = wanted.owner, group_id = wanted.id, to_adopt = false,
          workflow_id = null, next_attempt_at = null, updated_at = now()
        from due join wanted on wanted.id = due.group_id
        where u.id = due.id
        returning u.*
      )
      select d.group_id, ${memberColumns} from d join events e on e.uid = d.event_uid order by d.due_at`,
  );
  for (const row of found) {
    const members = byGroup.get(row.group_id) ?? [];
    members.push(memberOf(row));
    byGroup.set(row.group_id, members);
  }
  return byGroup;
}
