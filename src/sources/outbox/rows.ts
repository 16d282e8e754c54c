// What a relay writes into the table in its owner's database, and what it counts there.
import type { ClientBase } from 'pg';
import type { OutboxSourceConfig } from '../../model/source';
import { tableName } from './install-sql';

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
