// What a sink's rate allows to be claimed. When the claimed may begin, whoever carries them asks for: see turns.ts.
import { sql } from 'drizzle-orm';
import type { SinkKey } from '../../model/sink';
import type { Database } from '../ledger';

/** The rate of a sink `s`; null without one. */
export const perSecond = sql`(s.policy #>> '{rate,perSecond}')::float8`;
export const burst = sql`coalesce((s.policy #>> '{rate,burst}')::float8, ceil(${perSecond}))`;

/**
 * Seconds since a sink's tokens were counted. A transaction that waited may see them counted a moment after it began; if
 * they were counted long after now, the clock was set back, and how long ago it was nobody knows.
 */
const elapsed = sql`
  case when f.tokens_at > now() + interval '10 s' then 'infinity' else extract(epoch from now() - f.tokens_at)::float8 end`;

/** Attempts of a sink `s` that may be claimed by its rate, with its `sink_flow f`, as of now; null without a rate. */
export const rateTokens = sql`
  least(${burst}, coalesce(f.tokens, 'infinity') + (${elapsed}) * ${perSecond})`;

/** So many were claimed and not begun: others may be claimed in their place. */
export async function returnTokens(db: Database, { sourceId, sinkId }: SinkKey, count: number): Promise<void> {
  await db.execute(sql`
    update sink_flow f set tokens = ${rateTokens} + ${count}, tokens_at = now()
    from sinks s
    where f.source_id = ${sourceId} and f.sink_id = ${sinkId} and s.source_id = f.source_id and s.id = f.sink_id
      and s.policy ? 'rate'`);
}
