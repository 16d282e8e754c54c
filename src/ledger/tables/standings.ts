import { sql } from 'drizzle-orm';
import { rows, type Database } from '../ledger';
import type { SinkKey } from '../../model/sink';

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
  // Two that made it at once: one sees neither.
  if (!row) return tableStanding(db, { sourceId, sinkId });
  return { writer: row.writer, ...(row.table_uuid !== null && { tableUuid: row.table_uuid }) };
}

/** The first to append says which table it is. */
export async function noteTableUuid(db: Database, { sourceId, sinkId }: SinkKey, uuid: string): Promise<void> {
  await db.execute(sql`
    update table_standings set table_uuid = ${uuid}
    where source_id = ${sourceId} and sink_id = ${sinkId} and table_uuid is null`);
}

/**
 * Begins the sink's sequence again: its table was set back to before batches that had their places, and what would have those now
 * would be taken for what is gone. Answers who is the writer now.
 */
export async function renewWriter(db: Database, { sourceId, sinkId }: SinkKey, former: string): Promise<string> {
  await db.execute(sql`
    update table_standings set writer = gen_random_uuid()
    where source_id = ${sourceId} and sink_id = ${sinkId} and writer = ${former}`);
  return (await tableStanding(db, { sourceId, sinkId })).writer;
}

/**
 * An operator has looked, and the table goes on: whatever there is under its name is taken, what was noted for it before
 * is dropped, and rows are read anew. `newWriter`: the sink's own sequence begins again, for its past is gone.
 */
export async function goOnWithTable(db: Database, { sourceId, sinkId }: SinkKey, newWriter: boolean): Promise<void> {
  await db.transaction(async (transaction) => {
    await transaction.execute(sql`
      update table_standings set table_uuid = null,
        writer = case when ${newWriter} then gen_random_uuid() else writer end
      where source_id = ${sourceId} and sink_id = ${sinkId}`);
    await transaction.execute(sql`
      update table_batches set state = 'dropped', reason = 'the table was gone on with', settled_at = now(), content = '{}'
      where source_id = ${sourceId} and sink_id = ${sinkId} and state = 'open'`);
  });
}
