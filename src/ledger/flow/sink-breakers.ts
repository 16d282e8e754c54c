// How the targets of sinks fare. Apart from the sinks' settings, which are read much more often and change much less.
import { sql } from 'drizzle-orm';
import type { Breaker } from '../../model/breaker';
import type { Sink, StandingSink } from '../../model/sink';
import { rows, type Database } from '../ledger';

interface FlowRow {
  source_id: string;
  sink_id: string;
  breaker: Breaker;
  since: string;
  probe_at: string | null;
  consecutive_failures: number;
  failing_since: string | null;
  token: StandingSink['token'] | null;
}

/** In the same order; one that was deleted meanwhile is left out. By primary key. */
export async function withBreakers(db: Database, sinks: Sink[]): Promise<StandingSink[]> {
  const keys = sinks.map(({ sourceId, id }) => ({ source_id: sourceId, sink_id: id }));
  const found = await rows<FlowRow>(
    db,
    sql`
      select source_id, sink_id, f.breaker, rfc3339(f.breaker_since) as since, rfc3339(f.probe_at) as probe_at,
        f.consecutive_failures, rfc3339(f.failing_since) as failing_since,
        case when t.state is not null then jsonb_strip_nulls(jsonb_build_object('state', t.state, 'description', t.description,
          'reason', t.reason, 'expiresAt', rfc3339(t.expires_at), 'verifiedAt', rfc3339(t.verified_at))) end as token
      from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as k(source_id text, sink_id text)
        join sink_flow f using (source_id, sink_id) left join sink_tokens t using (source_id, sink_id)`,
  );
  return sinks.flatMap((sink) => {
    const row = found.find((one) => one.source_id === sink.sourceId && one.sink_id === sink.id);
    return row ? [{ ...sink, breaker: standingOf(row), ...(row.token && { token: row.token }) }] : [];
  });
}

const standingOf = (row: FlowRow) => ({
  state: row.breaker,
  since: row.since,
  ...(row.probe_at !== null && { probeAt: row.probe_at }),
  consecutiveFailures: row.consecutive_failures,
  ...(row.failing_since !== null && { failingSince: row.failing_since }),
});

export interface SinkStanding {
  sourceId: string;
  sinkId: string;
  isPaused: boolean;
  breaker: Breaker;
}

/** Of all sinks. */
export async function readSinkStandings(db: Database): Promise<SinkStanding[]> {
  return rows<SinkStanding>(
    db,
    sql`
      select s.source_id as "sourceId", s.id as "sinkId", s.state = 'paused' as "isPaused", f.breaker
      from sinks s join sink_flow f on f.source_id = s.source_id and f.sink_id = s.id`,
  );
}
