// What stacks said of the sinks' tokens, and that people are told before one expires.
import { sql } from 'drizzle-orm';
import type { SinkKey, TokenStanding } from '../../model/sink';
import { rows, type Database } from '../ledger';

export async function writeTokenStanding(
  db: Database,
  { sourceId, sinkId }: SinkKey,
  { state, description, reason, expiresAt }: TokenStanding,
): Promise<void> {
  await db.execute(sql`
    insert into sink_tokens (source_id, sink_id, state, description, reason, expires_at)
      values (${sourceId}, ${sinkId}, ${state}, ${description ?? null}, ${reason ?? null}, ${expiresAt ?? null}::timestamptz)
    on conflict (source_id, sink_id) do update set state = excluded.state, description = excluded.description,
      reason = excluded.reason, expires_at = excluded.expires_at, verified_at = now(),
      warned_at = case when sink_tokens.expires_at is not distinct from excluded.expires_at then sink_tokens.warned_at end`);
}

export async function forgetToken(db: Database, { sourceId, sinkId }: SinkKey): Promise<void> {
  await db.execute(sql`delete from sink_tokens where source_id = ${sourceId} and sink_id = ${sinkId}`);
}

/** Of the tokens that expire. */
export function readTokenExpiries(db: Database): Promise<(SinkKey & { expiresAtSeconds: number })[]> {
  return rows(
    db,
    sql`
      select source_id as "sourceId", sink_id as "sinkId", extract(epoch from expires_at)::float8 as "expiresAtSeconds"
      from sink_tokens where expires_at is not null`,
  );
}

/** How long before a token expires people are told, in days. */
const daysAhead = 7;

/** Notes each expiry once. */
export async function warnOfExpiringTokens(db: Database): Promise<void> {
  await db.execute(sql`
    with expiring as (
      update sink_tokens set warned_at = now()
      where warned_at is null and expires_at <= now() + make_interval(days => ${daysAhead})
      returning source_id, sink_id, expires_at
    )
    insert into notices (source_id, sink_id, change, reason)
      select source_id, sink_id, 'token_expiring', 'its token expires at ' || rfc3339(expires_at) from expiring`);
}
