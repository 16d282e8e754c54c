// What attempts' ends make of their sink: its breaker opens or closes; failing for days on end, it is paused.
import { sql } from 'drizzle-orm';
import { afterAttempts, whyOpened, type BreakerState, type Tally } from '../../model/breaker';
import { toMs } from '../../model/duration';
import type { Policy } from '../../model/policy';
import { dueChannel, rows, type Database } from '../ledger';
import { noteChange, type FlowChange } from './notices';
import { pauseTroubledSink } from './pause-sink';

interface FlowRow {
  now_ms: number;
  policy: Policy;
  breaker: BreakerState['breaker'];
  probe_at_ms: number | null;
  failed_probes: number;
  consecutive_failures: number;
  window_began_at_ms: number | null;
  window_attempts: number;
  window_failures: number;
  failing_since_ms: number | null;
}

/**
 * Call it when something failed, or when the sink is troubled already. Answers what changed, which is noted for people
 * to know of; undefined when nothing did, as after a probe that failed.
 */
export async function noteOutcomes(
  db: Database,
  { sourceId, sinkId }: { sourceId: string; sinkId: string },
  tally: Tally,
): Promise<FlowChange | undefined> {
  return db.transaction(async (transaction) => {
    const [row] = await rows<FlowRow>(
      transaction,
      sql`
        select ${ms(sql`now()`)} as now_ms, s.policy, f.breaker, ${ms(sql`f.probe_at`)} as probe_at_ms, f.failed_probes,
          f.consecutive_failures, ${ms(sql`f.window_began_at`)} as window_began_at_ms, f.window_attempts,
          f.window_failures, ${ms(sql`f.failing_since`)} as failing_since_ms
        from sink_flow f join sinks s on s.source_id = f.source_id and s.id = f.sink_id
        where f.source_id = ${sourceId} and f.sink_id = ${sinkId} for no key update of f`,
    );
    if (!row) return undefined;
    const before = stateOf(row);
    const after = afterAttempts(before, tally, row.policy.breaker, row.now_ms);
    const change = changeOf(before, after);
    await writeFlow(transaction, sourceId, sinkId, after, change);
    if (change) await noteChange(transaction, { sourceId, sinkId, change, ...why(change, after, row) });
    if (!hasFailedTooLong(after, row)) return change;
    const because = `no attempt succeeded for ${row.policy.pauseAfterFailingFor}`;
    return (await pauseTroubledSink(transaction, sourceId, sinkId, because)) ? 'paused' : change;
  });
}

/** An open breaker that lets a probe try is open all the same. */
function changeOf(before: BreakerState, after: BreakerState): 'opened' | 'closed' | undefined {
  const isClosed = after.breaker === 'closed';
  if (isClosed === (before.breaker === 'closed')) return undefined;
  return isClosed ? 'closed' : 'opened';
}

const why = (change: FlowChange, after: BreakerState, { policy }: FlowRow): { reason?: string } =>
  change === 'opened' ? { reason: whyOpened(after, policy.breaker) } : {};

function hasFailedTooLong({ failingSinceMs }: BreakerState, { now_ms: nowMs, policy }: FlowRow): boolean {
  return failingSinceMs !== undefined && nowMs - failingSinceMs >= toMs(policy.pauseAfterFailingFor);
}

const ms = (moment: ReturnType<typeof sql>) => sql`(extract(epoch from ${moment}) * 1000)::float8`;

const stateOf = (row: FlowRow): BreakerState => ({
  breaker: row.breaker,
  probeAtMs: row.probe_at_ms ?? undefined,
  failedProbes: row.failed_probes,
  consecutiveFailures: row.consecutive_failures,
  windowBeganAtMs: row.window_began_at_ms ?? undefined,
  windowAttempts: row.window_attempts,
  windowFailures: row.window_failures,
  failingSinceMs: row.failing_since_ms ?? undefined,
});

async function writeFlow(
  db: Database,
  sourceId: string,
  sinkId: string,
  state: BreakerState,
  change: FlowChange | undefined,
): Promise<void> {
  const moment = (value: number | undefined) => sql`to_timestamp(${value ?? null}::float8 / 1000)`;
  await db.execute(sql`
    update sink_flow set breaker = ${state.breaker}, failed_probes = ${state.failedProbes},
      breaker_since = case when ${change !== undefined} then now() else breaker_since end,
      probe_at = ${moment(state.probeAtMs)}, consecutive_failures = ${state.consecutiveFailures},
      window_began_at = ${moment(state.windowBeganAtMs)}, window_attempts = ${state.windowAttempts},
      window_failures = ${state.windowFailures}, failing_since = ${moment(state.failingSinceMs)}
    where source_id = ${sourceId} and sink_id = ${sinkId}`);
  if (change === 'closed') await db.execute(sql`select pg_notify(${dueChannel}, '')`);
}
