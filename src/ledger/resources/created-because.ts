import { sql } from 'drizzle-orm';
import { rows, type Database } from '../ledger';

/** Sources and sinks that were created for this reason, and are not deleted. */
export interface CreatedBecause {
  sources: Set<string>;
  /** By source. */
  sinks: Map<string, Set<string>>;
}

/** Reads all first versions, which is for people who wait and not for what happens often. */
export async function readCreatedBecause(db: Database, reason: string): Promise<CreatedBecause> {
  const found = await rows<{ sourceId: string; sinkId: string }>(
    db,
    sql`
      select source_id as "sourceId", sink_id as "sinkId" from versions
      where number = 1 and change = 'created' and reason = ${reason}`,
  );
  const created: CreatedBecause = { sources: new Set(), sinks: new Map() };
  for (const { sourceId, sinkId } of found) {
    if (sinkId === '') created.sources.add(sourceId);
    else created.sinks.set(sourceId, (created.sinks.get(sourceId) ?? new Set()).add(sinkId));
  }
  return created;
}
