// Encodes lines into files of a temporary table, and reads them back.

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { openEncoder, type Encoded } from '../../../src/iceberg/encode/encoder';
import { fileStorage, pathOf } from '../../../src/iceberg/storage/file-storage';
import { actionLog } from '../../../src/iceberg/table/action-log';
import { columnsSchema, type Column } from '../../../src/iceberg/table/columns';
import type { TableLayout } from '../../../src/iceberg/table/layout';
import { readOrder, readPartitioning } from '../../../src/iceberg/table/partition-spec';
import { placeColumns, schemaOf } from '../../../src/iceberg/table/schema';

export const flushTimeMs = Date.parse('2026-11-01T12:00:00.123Z');

type Listed = { name: string; type: string } & Partial<Omit<Column, 'name' | 'type'>>;

export interface Definition {
  columns: Listed[];
  partition?: string;
  order?: string;
}

/** A layout as of a table that was just created. */
export function layoutFor({ columns, partition = '', order = '' }: Definition, folder: string): TableLayout {
  const listed = columnsSchema.parse(columns);
  const schema = schemaOf(listed);
  return {
    tableUuid: '0198c0de-0000-7000-8000-000000000001',
    dataLocation: `file://${folder}/data`,
    schema,
    columns: placeColumns(schema, listed),
    spec: readPartitioning(partition, schema),
    order: readOrder(order, schema),
  };
}

export interface EncodedLines extends Encoded {
  /** What the files have in them, in their order; values as DuckDB writes them in JSON. */
  rows: number;
  read: Record<string, unknown>[];
  layout: TableLayout;
}

export async function encodeLines(
  lines: (string | Buffer)[],
  definition: Definition = actionLog,
  perLine?: object[],
): Promise<EncodedLines> {
  const folder = await mkdtemp(join(tmpdir(), 'penstock-encode-'));
  const encoder = await openEncoder({ folder: join(folder, 'spool') });
  try {
    await mkdir(join(folder, 'input'));
    const records = join(folder, 'input', 'records.ndjson');
    await writeFile(records, Buffer.concat(lines.flatMap((line) => [Buffer.from(line), Buffer.from('\n')])));
    const beside = join(folder, 'input', 'beside.ndjson');
    await writeFile(beside, (perLine ?? []).map((given) => `${JSON.stringify(given)}\n`).join(''));
    const layout = layoutFor(definition, folder);
    const request = { records, flushTimeMs, layout, storage: fileStorage, ...(perLine ? { perLine: beside } : {}) };
    const encoded = await encoder.encode(request);
    const read: Record<string, unknown>[] = [];
    for (const { location } of encoded.files) read.push(...(await readParquet(pathOf(location))));
    return { ...encoded, read, layout };
  } finally {
    encoder.close();
    await rm(folder, { recursive: true });
  }
}

export async function readParquet(path: string): Promise<Record<string, unknown>[]> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  try {
    const result = await connection.runAndReadAll(`SELECT * FROM read_parquet('${path}', hive_partitioning = false)`);
    return result.getRowObjectsJson();
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

let made = 0;

/** A record of the action log that is right. */
export const action = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  event_id: `event-${++made}`,
  action_type_id: 'approve',
  action_name: 'Approve',
  object_type_id: 'invoice',
  tenant: 'acme',
  actor_sub: 'user-1',
  status: 'applied',
  applied_at_ms: Date.parse('2026-11-01T10:00:00Z'),
  ...changes,
});
