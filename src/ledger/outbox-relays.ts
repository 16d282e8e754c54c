// How the relays of outbox sources stand, as the one that looked last says: for the API and for metrics.
import { sql } from 'drizzle-orm';
import { rows, type Database } from './ledger';

export const relayStates = ['relaying', 'unreachable'] as const;
export type RelayState = (typeof relayStates)[number];

export interface RelayStanding {
  state: RelayState;
  /** Why the database cannot be reached. */
  message: string | null;
  /** When it became so, RFC 3339. */
  since: string;
  /** When a relay last looked, RFC 3339. */
  seenAt: string;
  /** Rows that are to be taken in; null when that is not known. */
  waiting: number | null;
  /** Rows set aside because they cannot become events. */
  failed: number | null;
  /** How long the oldest row has waited. */
  lagSeconds: number | null;
}

export type RelayNote = Pick<RelayStanding, 'state'> & { message?: string } & Partial<
    Record<'waiting' | 'failed' | 'lagSeconds', number>
  >;

/** Changes nothing when the source is gone. */
export async function noteRelay(db: Database, sourceId: string, note: RelayNote): Promise<void> {
  const { state, message = null, waiting = null, failed = null, lagSeconds = null } = note;
  await db.execute(sql`
    insert into outbox_relays as r (source_id, state, message, waiting, failed, lag_seconds)
      select id, ${state}::text, ${message}::text, ${waiting}::bigint, ${failed}::bigint, ${lagSeconds}::double precision
      from sources where id = ${sourceId}
    on conflict (source_id) do update set message = excluded.message, waiting = excluded.waiting,
      failed = excluded.failed, lag_seconds = excluded.lag_seconds, seen_at = now(), state = excluded.state,
      since = case when r.state = excluded.state then r.since else now() end`);
}

/** Of the sources that are enabled, by source id. */
export async function readRelays(db: Database): Promise<Map<string, RelayStanding>> {
  const found = await rows<RelayStanding & { sourceId: string }>(
    db,
    sql`
      select source_id as "sourceId", r.state, message, rfc3339(since) as since, rfc3339(seen_at) as "seenAt",
        waiting::double precision as waiting, failed::double precision as failed, lag_seconds as "lagSeconds"
      from outbox_relays r join sources s on s.id = r.source_id and s.state = 'enabled'`,
  );
  return new Map(found.map(({ sourceId, ...standing }) => [sourceId, standing]));
}
