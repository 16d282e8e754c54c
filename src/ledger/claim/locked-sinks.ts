// The sinks a claim takes from: those with due deliveries, locked, and how much room each has.
import { sql } from 'drizzle-orm';
import type { Breaker } from '../../model/breaker';
import type { Policy } from '../../model/policy';
import { rows, type Database } from '../ledger';
import { sinksWithWaiting } from '../flow/sinks-with-waiting';
import { mostPerGroup, type SinkRoom } from './plan-claim';
import { rateTokens } from '../flow/rate';

/** Sinks in one claim at most; which of more is left to chance, so that none is always the last. */
const mostSinks = 200;

export interface LockedSink {
  source_id: string;
  sink_id: string;
}

/**
 * Locks the sinks that have something due and may be attempted: neither paused nor broken, or broken with a probe due.
 * One that another dispatcher claims from is left to it. Index: deliveries_due, entered once a sink.
 */
export function lockSinksWithDue(db: Database): Promise<LockedSink[]> {
  return rows(
    db,
    sql`
      with recursive ${sinksWithWaiting}
      select f.source_id, f.sink_id from waiting join sink_flow f using (source_id, sink_id)
        join sinks s on s.source_id = f.source_id and s.id = f.sink_id
      where s.state = 'enabled' and (f.breaker = 'closed' or f.probe_at <= now()) and exists (
        select from deliveries d where d.source_id = f.source_id and d.sink_id = f.sink_id
          and d.state in ('pending', 'parked') and d.due_at <= now())
      order by random() limit ${mostSinks}
      for no key update of f skip locked`,
  );
}

interface RoomRow {
  source_id: string;
  id: string;
  type: string;
  policy: Policy;
  breaker: Breaker;
  version: string;
  due: number;
  oldest_due_ms: number;
  running_alone: number;
  workflows: number;
  groups: number;
  permits: number;
  tokens: number | null;
}

/**
 * Asked after the lock, so that two dispatchers never give the same room away.
 * Indexes: deliveries_due, deliveries_owned, groups_by_sink.
 */
export async function readRoom(db: Database, locked: LockedSink[]): Promise<SinkRoom[]> {
  const found = await rows<RoomRow>(
    db,
    sql`
      select s.source_id, s.id, s.type, f.breaker, (select version::text from configuration_version) as version,
        -- A group would have the schedule of what failed go on.
        case when exists (select from sources where id = s.source_id and type = 'deadletter')
          then s.policy || '{"grouping": "off"}' else s.policy end as policy, due.count as due, due.oldest_due_ms,
        own.running as running_alone, own.workflows, grouped.count as groups, grouped.permits,
        ${rateTokens} as tokens
      from jsonb_to_recordset(${JSON.stringify(locked)}::jsonb) as locked(source_id text, sink_id text)
        join sinks s on s.source_id = locked.source_id and s.id = locked.sink_id
        join sink_flow f on f.source_id = locked.source_id and f.sink_id = locked.sink_id
        cross join lateral (
          select count(*)::integer as count, coalesce(extract(epoch from now() - min(due_at)) * 1000, 0)::float8 as oldest_due_ms
          from (select due_at from deliveries d where d.source_id = s.source_id and d.sink_id = s.id
            and d.state in ('pending', 'parked') and d.due_at <= now() order by due_at limit ${mostPerGroup + 1}) d) due
        cross join lateral (
          select count(*)::integer as workflows, (count(*) filter (where state = 'running'))::integer as running
          from deliveries d where d.source_id = s.source_id and d.sink_id = s.id
            and d.run is not null and d.group_id is null and d.state in ('running', 'waiting', 'dead')) own
        cross join lateral (
          select count(*)::integer as count, coalesce(sum(permits), 0)::integer as permits
          from groups g where g.source_id = s.source_id and g.sink_id = s.id) grouped`,
  );
  return found.map((row) => ({
    sourceId: row.source_id,
    sinkId: row.id,
    type: row.type,
    policy: row.policy,
    breaker: row.breaker,
    configurationVersion: row.version,
    due: row.due,
    oldestDueMs: row.oldest_due_ms,
    runningAlone: row.running_alone,
    workflows: row.workflows,
    groups: row.groups,
    permits: row.permits,
    tokens: row.tokens,
  }));
}
