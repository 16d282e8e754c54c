// What has gone into the table behind a sink, commit by commit.
import { sql } from 'drizzle-orm';
import { rows, type Database } from '../ledger';
import type { SinkKey } from '../../model/sink';

/** A batch that is in its table. */
export interface CommittedBatch {
  id: string;
  rows: number;
  /** Records that could not become rows. */
  poison: number;
  /** Of the rows' data. */
  bytes: number;
  /** Null when it is not known which snapshot it went in with. */
  snapshotId: string | null;
  committedAt: string;
}

/** Newest first, by when they were noted; those noted before batch `afterId`, when it is given. Index: table_batches_by_sink. */
export function listCommittedBatches(
  db: Database,
  { sourceId, sinkId }: SinkKey,
  { afterId, limit }: { afterId?: string; limit: number },
): Promise<CommittedBatch[]> {
  const beyond =
    afterId === undefined
      ? sql``
      : sql`and (created_at, id) < (select created_at, id from table_batches where id = ${afterId})`;
  return rows(
    db,
    sql`
      select id, rows, poison, bytes::float8 as bytes, snapshot_id as "snapshotId", rfc3339(settled_at) as "committedAt"
      from table_batches
      where source_id = ${sourceId} and sink_id = ${sinkId} and state = 'committed' ${beyond}
      order by created_at desc, id desc limit ${limit}`,
  );
}
