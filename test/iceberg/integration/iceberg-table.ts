// A table of the action log on a real catalog, and batches for it.

import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appendBatches } from '../../../src/iceberg/append/append-batches';
import type { Batch } from '../../../src/iceberg/append/batch';
import { pinOffsets } from '../../../src/iceberg/append/pin-offsets';
import { restCatalog } from '../../../src/iceberg/catalog/rest-catalog';
import { createTable } from '../../../src/iceberg/create-table';
import { openEncoder, type Encoder } from '../../../src/iceberg/encode/encoder';
import { loadTable, tableName, type Table } from '../../../src/iceberg/open-table';
import type { S3Settings } from '../../../src/iceberg/storage/s3-storage';
import { actionLog } from '../../../src/iceberg/table/action-log';
import { layoutOf } from '../../../src/iceberg/table/layout';
import { runPyiceberg } from '../../support/iceberg';
import { action } from '../encode/encode-lines';

export const group = 'penstock';
export const topic = 'ontology.actions.applied.v1';

export interface IcebergTable extends Table {
  namespace: [string];
  catalogUrl: string;
  encoder: Encoder;
  /** Encodes a record for each offset, as the table is now. */
  batch: (from: number, to: number, partition?: number) => Promise<Batch>;
  append: (...batches: Batch[]) => ReturnType<typeof appendBatches>;
  /** The same table, reached by another address. */
  through: (url: string) => Table;
  close: () => Promise<void>;
}

export async function makeTable(
  url: string,
  s3?: Partial<S3Settings>,
  name = `t_${randomUUID().replaceAll('-', '')}`,
  location?: string,
): Promise<IcebergTable> {
  const folder = await mkdtemp(join(tmpdir(), 'penstock-table-'));
  const encoder = await openEncoder({ folder: join(folder, 'spool') });
  const reached = (address: string): Table & { namespace: [string] } => ({
    catalog: restCatalog({ url: address, auth: { kind: 'none' } }),
    namespace: ['test'],
    name,
    ...(s3 ? { s3 } : {}),
  });
  const table = reached(url);
  await createTable(table.catalog, table, { ...actionLog, ...(location !== undefined && { location }) });
  return {
    ...table,
    catalogUrl: url,
    encoder,
    async batch(from, to, partition = 0) {
      const { metadata, storage } = await loadTable(table);
      const records = join(folder, `${randomUUID()}.ndjson`);
      const lines = Array.from({ length: to - from }, (_, index) => {
        const event_id = `${partition}-${from + index}`;
        return `${JSON.stringify(action({ event_id, applied_at_ms: 1_790_035_200_000 + (from + index) * 3_600_000 }))}\n`;
      });
      await writeFile(records, lines.join(''));
      const layout = layoutOf(metadata, actionLog.columns);
      const { files, rows, poison } = await encoder.encode({ records, flushTimeMs: Date.now(), layout, storage });
      const ranges = [{ group, topic, partition, from, to }];
      return { id: `${partition}:${from}-${to}`, ranges, files, rows, poison: poison.length };
    },
    append: (...batches) => appendBatches(table, batches),
    through: (address) => ({ ...table, catalog: restCatalog({ url: address, auth: { kind: 'none' } }) }),
    async close() {
      encoder.close();
      await rm(folder, { recursive: true });
    },
  };
}

export const pin = (table: Table, next = 0, partition = 0) => pinOffsets(table, [{ group, topic, partition, next }]);

/** Rolls `main` back, or wherever it is told to go. */
export const setMain = (table: Table, snapshotId: bigint) =>
  table.catalog.commit(tableName(table), {
    requirements: [],
    updates: [{ action: 'set-snapshot-ref', 'ref-name': 'main', type: 'branch', 'snapshot-id': snapshotId }],
  });

/** Ids from `<partition>-<from>` to before `<partition>-<to>`. */
export const ids = (from: number, to: number, partition = 0): string[] =>
  Array.from({ length: to - from }, (_, index) => `${partition}-${from + index}`);

/** Runs Python with `table` and `catalog` of pyiceberg, and answers the JSON of `answer`. */
export function inPyiceberg(table: IcebergTable, script: string): Promise<unknown> {
  const { s3, catalogUrl, namespace, name } = table;
  const settings = {
    uri: catalogUrl,
    ...(s3
      ? {
          's3.endpoint': s3.endpoint,
          's3.access-key-id': s3.accessKeyId,
          's3.secret-access-key': s3.secretAccessKey,
          's3.region': 'us-east-1',
        }
      : {}),
  };
  const prelude = [
    'import json, sys',
    'from pyiceberg.catalog.rest import RestCatalog',
    'catalog = RestCatalog("rest", **json.loads(sys.argv[1]))',
    'name = sys.argv[2]',
    'table = catalog.load_table(name)',
    'answer = None',
  ];
  const whole = [...prelude, script, 'print(json.dumps(answer))'].join('\n');
  return runPyiceberg(whole, [JSON.stringify(settings), [...namespace, name].join('.')]);
}

/** The event ids that an independent reader finds, sorted. */
export async function eventIds(table: IcebergTable): Promise<string[]> {
  const found = await inPyiceberg(table, 'answer = table.scan().to_arrow()["event_id"].to_pylist()');
  return inIdOrder(found as string[]);
}

/** By partition, then by offset. */
export const inIdOrder = (found: string[]): string[] =>
  [...found].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
