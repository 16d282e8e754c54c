// Changes of sinks that people should know of, kept until they are made into events: src/sources/notices/.
import { sql } from 'drizzle-orm';
import { rows, uuids, type Database } from '../ledger';

/** A sink's breaker opened or closed, the sink was paused because of what its target did, or its token expires. */
export type FlowChange = 'opened' | 'closed' | 'paused' | 'token_expiring';

export interface Change {
  sourceId: string;
  sinkId: string;
  change: FlowChange;
  reason?: string;
}

export interface Notice extends Change {
  /** A UUID. */
  id: string;
  /** When it changed, RFC 3339. */
  since: string;
}

/** Call it in the transaction that makes the change, so that neither is without the other. */
export async function noteChange(transaction: Database, { sourceId, sinkId, change, reason }: Change): Promise<void> {
  await transaction.execute(sql`
    insert into notices (source_id, sink_id, change, reason) values (${sourceId}, ${sinkId}, ${change}, ${reason ?? null})`);
}

/** Oldest first. */
export async function readNotices(db: Database, limit: number): Promise<Notice[]> {
  const found = await rows<Omit<Notice, 'reason'> & { reason: string | null }>(
    db,
    sql`
      select id, source_id as "sourceId", sink_id as "sinkId", change, reason, rfc3339(noted_at) as since
      from notices order by noted_at, id limit ${limit}`,
  );
  return found.map(({ reason, ...notice }) => ({ ...notice, ...(reason !== null && { reason }) }));
}

/** Answers the ids of those that nobody else has removed. */
export async function removeNotices(db: Database, ids: string[]): Promise<string[]> {
  const removed = await rows<{ id: string }>(db, sql`delete from notices where id = any(${uuids(ids)}) returning id`);
  return removed.map(({ id }) => id);
}
