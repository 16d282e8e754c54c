// The questions a relay asks of the table in its owner's database.
import type { ClientBase } from 'pg';
import type { OutboxSourceConfig } from '../../model/source';
import { tableName } from './install-sql';

export interface OutboxRow {
  position: string;
  id: string;
  type: string;
  subject: string | null;
  /** JSON text; null when there is none, or when it is larger than an event may be. */
  data: string | null;
  bytes: number;
  rootid: string | null;
  depth: number | null;
  /** RFC 3339. */
  created: string;
}

/** Largest data of an event, in bytes. */
export const maxDataBytes = 4_194_304;
/** Data taken in at once, in bytes; a row that alone is more comes alone. */
const maxBatchBytes = 8 * 1024 * 1024;

/** Rows whose bytes are counted together. */
const lookedAtTogether = 20;

/**
 * Locks waiting rows that no other relay has, oldest first; call it in a transaction. `perKey`: of each key the oldest
 * waiting row or none. Rows that are locked and not answered are free again when the transaction ends.
 */
export async function claimRows(
  client: ClientBase,
  config: Pick<OutboxSourceConfig, 'schema' | 'table' | 'ordered' | 'batchSize'>,
): Promise<OutboxRow[]> {
  const table = tableName(config);
  // Whatever another relay is about to take in is waiting still, in what this query sees.
  const isFirstOfKey = `(o.key is null or not exists (select 1 from ${table} p
      where p.key = o.key and p.position < o.position and p.accepted_at is null and p.failed_at is null))`;
  const { rows: claimed } = await client.query<{ position: string }>(
    `select o.position::text as position from ${table} o
    where o.accepted_at is null and o.failed_at is null ${config.ordered === 'perKey' ? `and ${isFirstOfKey}` : ''}
    order by o.position limit $1 for update of o skip locked`,
    [config.batchSize],
  );
  if (claimed.length === 0) return [];
  // A few at a time until they are enough: the text of all that were claimed may take longer than a query may.
  const { rows } = await client.query<OutboxRow>(
    `with recursive looked_at (count, bytes) as (
      select 0, 0::bigint
      union all
      select count + $4::integer, looked_at.bytes + next.bytes from looked_at cross join lateral (
        select sum(least(coalesce(octet_length(o.data::text), 0), $2)) as bytes from ${table} o
        where o.position = any(($1::bigint[])[count + 1 : count + $4::integer])) next
      where looked_at.bytes < $3 and count < cardinality($1::bigint[])
    ), sized as (
      select o.*, coalesce(octet_length(o.data::text), 0) as bytes,
        sum(least(coalesce(octet_length(o.data::text), 0), $2)) over (order by o.position) as running
      from ${table} o where o.position = any(($1::bigint[])[1 : (select max(count) from looked_at)])
    )
    select position::text, id, type, subject, rootid, depth, bytes, case when bytes <= $2 then data::text end as data,
      to_char(created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as created
    from sized where running <= $3 or position = ($1::bigint[])[1] order by position`,
    [claimed.map(({ position }) => position), maxDataBytes, maxBatchBytes, lookedAtTogether],
  );
  return rows;
}

/** Call it in the transaction that has claimed them. */
export async function finishRows(
  client: ClientBase,
  config: Pick<OutboxSourceConfig, 'schema' | 'table' | 'afterAccept'>,
  positions: string[],
): Promise<void> {
  const table = tableName(config);
  const where = 'where position = any($1::bigint[])';
  await client.query(
    config.afterAccept === 'delete'
      ? `delete from ${table} ${where}`
      : `update ${table} set accepted_at = clock_timestamp() ${where}`,
    [positions],
  );
}

export interface FailedRow {
  position: string;
  reason: string;
}

/** Sets rows aside that cannot become events. Clear `failed_at` to have one tried again. */
export async function setAside(
  client: ClientBase,
  config: Pick<OutboxSourceConfig, 'schema' | 'table'>,
  failed: FailedRow[],
): Promise<void> {
  await client.query(
    `update ${tableName(config)} o set failed_at = clock_timestamp(), failed_reason = f.reason
    from unnest($1::bigint[], $2::text[]) as f(position, reason) where o.position = f.position`,
    [failed.map(({ position }) => position), failed.map(({ reason }) => reason)],
  );
}

/** How many wait, how many are set aside, and how long the oldest has waited. */
export async function countRows(
  client: ClientBase,
  config: Pick<OutboxSourceConfig, 'schema' | 'table'>,
): Promise<{ waiting: number; failed: number; lagSeconds: number }> {
  const table = tableName(config);
  const { rows } = await client.query<{ waiting: string; failed: string; lag: number }>(
    `select count(*)::text as waiting, (select count(*)::text from ${table} where failed_at is not null) as failed,
      coalesce(greatest(date_part('epoch', clock_timestamp() - min(created_at)), 0), 0) as lag
    from ${table} where accepted_at is null and failed_at is null`,
  );
  const [row] = rows;
  return { waiting: Number(row?.waiting ?? 0), failed: Number(row?.failed ?? 0), lagSeconds: Number(row?.lag ?? 0) };
}
