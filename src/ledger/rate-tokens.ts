import { sql } from 'drizzle-orm';

/** Attempts of a sink `s` that may begin by its rate, with its `sink_flow f`, as of now; null without a rate. */
export const rateTokens = sql`
  least(coalesce((s.policy #>> '{rate,burst}')::float8, ceil((s.policy #>> '{rate,perSecond}')::float8)),
    coalesce(f.tokens, 'infinity')
      + extract(epoch from now() - f.tokens_at)::float8 * (s.policy #>> '{rate,perSecond}')::float8)`;
