import { sql } from 'drizzle-orm';
import { rows, type Database } from '../ledger';
import type { SinkKey } from './batches';

/** What is known of the table behind a sink. */
export interface TableStanding {
  /** Names the sink's own sequence in the table. */
  writer: string;
  /** Absent until something was appended, or when an operator said to go on with whatever table there is. */
  tableUuid?: string;
}

export async function tableStanding(db: Database, { sourceId, sinkId }: SinkKey): Promise<TableStanding> {
  const [row] = await rows<{ writer: string; table_uuid: string | null }>(
    db,
    sql`
      with made as (
        insert into table_standings (source_id, sink_id) values (${sourceId}, ${sinkId})
        on conflict do nothing returning writer, table_uuid
      )
      select writer, table_uuid from made
      union all select writer, table_uuid from table_standings where source_id = ${sourceId} and sink_id = ${sinkId}`,
  );
  if (!row) throw new Error(`sink ${sourceId}/${sinkId} has no standing`);
  return { writer: row.writer, ...(row.table_uuid !== null && { tableUuid: row.table_uuid }) };
}

/** The first to append says which table it is. */
export async function noteTableUuid(db: Database, { sourceId, sinkId }: SinkKey, uuid: string): Promise<void> {
  await db.execute(sql`
    update table_standings set table_uuid = ${uuid}
    where source_id = ${sourceId} and sink_id = ${sinkId} and table_uuid is null`);
}

/** An operator has looked: whatever table there is under the name is gone on with. */
export async function forgetTable(db: Database, { sourceId, sinkId }: SinkKey): Promise<void> {
  await db.execute(sql`
    update table_standings set table_uuid = null where source_id = ${sourceId} and sink_id = ${sinkId}`);
}
