// Batches of rows that are appended to tables: noted before, settled after, each counted once under its own id.
import { sql } from 'drizzle-orm';
import type { SinkKey } from '../../model/sink';
import { jsonb } from '../jsonb';
import { rows, uuids, type Database } from '../ledger';

/** A batch whose rows may or may not be in the table. */
export interface TableBatch extends SinkKey {
  id: string;
  /** What the target must know to append it; see src/tables. */
  content: object;
  rows: number;
  poison: number;
  /** Of the rows' data. */
  bytes: number;
  /** The deliveries whose rows they are; absent for records that go by the deliveries. */
  deliveryIds?: string[];
  /** What the table will know it by, where that is a sequence of ours. */
  place?: { writer: string; position: number };
}

export type BatchEnd = { state: 'committed'; snapshotId?: string } | { state: 'dropped'; reason: string };

/**
 * Notes a batch before it is appended. Answers false when another one with deliveries of the sink is open, or has had its
 * place.
 */
export async function openBatch(db: Database, batch: TableBatch): Promise<boolean> {
  const { id, sourceId, sinkId, content, deliveryIds, place } = batch;
  const written = await rows(
    db,
    sql`
      insert into table_batches (id, source_id, sink_id, content, rows, poison, bytes, delivery_ids, writer, place)
        values (${id}, ${sourceId}, ${sinkId}, ${jsonb(content)}, ${batch.rows}, ${batch.poison}, ${batch.bytes},
          ${deliveryIds ? uuids(deliveryIds) : null}, ${place?.writer ?? null}, ${place?.position ?? null})
      on conflict do nothing returning id`,
  );
  return written.length > 0;
}

/** Whether a batch that is in its table has had this place. Index: table_batches_places. */
export async function hasHadPlace(db: Database, { writer, position }: Required<TableBatch>['place']): Promise<boolean> {
  const found = await rows(
    db,
    sql`select from table_batches where writer = ${writer} and place = ${position} and state = 'committed'`,
  );
  return found.length > 0;
}

interface BatchRow {
  id: string;
  source_id: string;
  sink_id: string;
  content: object;
  rows: number;
  poison: number;
  bytes: string;
  delivery_ids: string[] | null;
}

const columns = sql`id, source_id, sink_id, content, rows, poison, bytes, to_jsonb(delivery_ids) as delivery_ids`;

/** Those of the ids that are open, in no order. */
export async function readOpenBatches(db: Database, ids: string[]): Promise<TableBatch[]> {
  const found = await rows<BatchRow>(
    db,
    sql`select ${columns} from table_batches where id = any(${uuids(ids)}) and state = 'open'`,
  );
  return found.map(batchOf);
}

/** How those of the ids ended that are settled, in no order. */
export async function readSettledBatches(db: Database, ids: string[]): Promise<({ id: string } & BatchEnd)[]> {
  if (ids.length === 0) return [];
  const found = await rows<{ id: string; state: 'committed' | 'dropped'; snapshot_id: string | null; reason: string }>(
    db,
    sql`select id, state, snapshot_id, reason from table_batches where id = any(${uuids(ids)}) and state <> 'open'`,
  );
  return found.map(({ id, state, snapshot_id: snapshotId, reason }) =>
    state === 'committed' ? { id, state, ...(snapshotId !== null && { snapshotId }) } : { id, state, reason },
  );
}

/** The batch of deliveries that was begun and has not come to its end. Index: table_batches_of_deliveries. */
export async function findOpenBatch(db: Database, { sourceId, sinkId }: SinkKey): Promise<TableBatch | undefined> {
  const [row] = await rows<BatchRow>(
    db,
    sql`
      select ${columns} from table_batches
      where source_id = ${sourceId} and sink_id = ${sinkId} and state = 'open' and delivery_ids is not null`,
  );
  return row && batchOf(row);
}

/** Whether the row of a delivery may be in the table already, and nobody knows. Index: table_batches_of_deliveries. */
export async function isInOpenBatch(db: Database, { sourceId, sinkId }: SinkKey, deliveryId: string): Promise<boolean> {
  const found = await rows(
    db,
    sql`
      select from table_batches
      where source_id = ${sourceId} and sink_id = ${sinkId} and state = 'open' and delivery_ids is not null
        and delivery_ids @> ${uuids([deliveryId])}`,
  );
  return found.length > 0;
}

const batchOf = (row: BatchRow): TableBatch => ({
  id: row.id,
  sourceId: row.source_id,
  sinkId: row.sink_id,
  content: row.content,
  rows: row.rows,
  poison: row.poison,
  bytes: Number(row.bytes),
  ...(row.delivery_ids && { deliveryIds: row.delivery_ids }),
});

/**
 * Settles batches: rows of committed ones that are no deliveries are counted as accepted and delivered, in the hour of
 * the commit. Doing it twice changes nothing.
 */
export async function settleBatches(db: Database, ends: ({ id: string } & BatchEnd)[]): Promise<void> {
  await db.execute(sql`
    with ended as (
      select * from jsonb_to_recordset(${jsonb(ends)}) as e(id uuid, state text, "snapshotId" text, reason text)
    ), settled as (
      update table_batches b set state = ended.state, snapshot_id = ended."snapshotId", reason = ended.reason,
        settled_at = now(), content = '{}'
      from ended where b.id = ended.id and b.state = 'open' and b.id = any(${uuids(ends.map(({ id }) => id))})
      returning b.*
    )
    insert into statistics as s (source_id, sink_id, hour, accepted, delivered, bytes, first_accepted_at, last_accepted_at)
      select source_id, sink_id, date_trunc('hour', now()), sum(rows), sum(rows), sum(bytes), now(), now()
      from settled where state = 'committed' and delivery_ids is null group by 1, 2, 3 having sum(rows) > 0
      order by 1, 2
    on conflict (source_id, sink_id, hour) do update set accepted = s.accepted + excluded.accepted,
      delivered = s.delivered + excluded.delivered, bytes = s.bytes + excluded.bytes,
      first_accepted_at = least(s.first_accepted_at, excluded.first_accepted_at),
      last_accepted_at = greatest(s.last_accepted_at, excluded.last_accepted_at)`);
}

/** Settled batches are kept so long, for those who ask what went into a table. */
const keptDays = 30;

/** Longer than files are fit to be committed, and less than orphans are left alone. */
const openDays = 2;

/** Drops batches whose reader died before it handed them over: it reads their records again. Removes those settled long ago. */
export async function forgetBatches(db: Database): Promise<void> {
  await db.execute(sql`
    update table_batches set state = 'dropped', reason = 'its reader has left it', settled_at = now(), content = '{}'
    where state = 'open' and delivery_ids is null and created_at < now() - make_interval(days => ${openDays})`);
  await db.execute(sql`
    delete from table_batches where state <> 'open' and settled_at < now() - make_interval(days => ${keptDays})`);
}

export interface OpenBatchRow {
  id: string;
  rows: number;
  poison: number;
  bytes: number;
  /** Of deliveries, not of records as they are. */
  ofDeliveries: boolean;
  openedAt: string;
}

/** The batches of a sink that are on their way, the oldest first; at most a hundred. Index: table_batches_open. */
export async function listOpenBatches(db: Database, { sourceId, sinkId }: SinkKey): Promise<OpenBatchRow[]> {
  return rows<OpenBatchRow>(
    db,
    sql`
      select id, rows, poison, bytes::float8 as bytes, delivery_ids is not null as "ofDeliveries",
        rfc3339(created_at) as "openedAt"
      from table_batches where source_id = ${sourceId} and sink_id = ${sinkId} and state = 'open'
      order by created_at limit 100`,
  );
}

/** Locations of all files in open batches of any sink: two sinks may have one table. Index: table_batches_open. */
export async function locationsInOpenBatches(db: Database): Promise<string[]> {
  const found = await rows<{ location: string }>(
    db,
    sql`
      select file ->> 'location' as location
      from table_batches, jsonb_array_elements(case when jsonb_typeof(content -> 'files') = 'array'
        then content -> 'files' else '[]' end) as file
      where state = 'open'`,
  );
  return found.map(({ location }) => location);
}
