import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appendBatches } from '../../../src/iceberg/append/append-batches';
import { openEncoder, type Encoder } from '../../../src/iceberg/encode/encoder';
import { readTransform, refusedBy } from '../../../src/iceberg/format/transforms';
import type { PrimitiveType } from '../../../src/iceberg/format/types';
import { toJson } from '../../../src/iceberg/json';
import { loadTable, type Table } from '../../../src/iceberg/open-table';
import { fileStorage } from '../../../src/iceberg/storage/file-storage';
import { columnsSchema } from '../../../src/iceberg/table/columns';
import { layoutOf } from '../../../src/iceberg/table/layout';
import { describeWithIceberg, runPyiceberg } from '../../support/iceberg';
import { memoryCatalog } from '../../support/memory-catalog';

/** Values of each type as records have them, from both sides of zero or of 1970 where there are two. */
const values: Partial<Record<PrimitiveType, (string | number | boolean)[]>> = {
  boolean: [true, false],
  int: [-2_147_483_648, -11, -1, 0, 1, 9, 2_147_483_647],
  long: [-4_611_686_018_427, -86_400_001, -1, 0, 1, 86_400_000, 4_611_686_018_427],
  float: [-1.5, 0, 0.25, 1e10],
  // pyiceberg reads doubles of manifests as floats: of such that a float cannot hold it finds none.
  double: [-1e30, -1.5, 0, 0.25, 1e10].map(Math.fround),
  date: ['1899-12-31', '1969-12-31', '1970-01-01', '2024-02-29', '2026-11-22'],
  time: ['00:00:00', '12:34:56.789012', '23:59:59.999999'],
  timestamp: ['1969-12-31T23:59:59.999999', '1970-01-01T00:00:00', '2024-02-29T12:30:00.123456', '2026-11-22T01:00:00'],
  timestamptz: ['1969-12-31T23:59:59.999999Z', '1970-01-01T00:00:00Z', '2024-02-29T12:30:00.123456Z'],
  string: ['', 'a', 'iceberg', 'icebergs', 'ä/ö=ü %2F', '😀😀😀😀', 'z'.repeat(40)],
  uuid: [
    'f79c3e09-677c-4bbd-a479-3f349cb785e7',
    '00000000-0000-0000-0000-000000000000',
    'ffffffff-ffff-4fff-bfff-ffffffffffff',
  ],
  binary: ['AAECAw==', '/w==', 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'],
  'decimal(9,2)': ['-10.65', '-0.01', '0.00', '14.20', '9999999.99'],
  'decimal(38,10)': ['-1234567890123456789.0123456789', '0.0000000001', '12345678901234567890.5'],
};
const transforms = ['identity', 'truncate[4]', 'bucket[5]', 'year', 'month', 'day', 'hour'];
const cases = Object.keys(values).flatMap((type) =>
  transforms
    .filter((transform) => !refusedBy(readTransform(transform)!, type as PrimitiveType))
    .map((transform) => [transform, type as PrimitiveType] as const),
);

/** For each table: what pyiceberg finds wrong with it. */
const check = `
import json, sys
from pyiceberg.expressions import EqualTo, IsNull
from pyiceberg.table import StaticTable
import pyarrow.parquet as pq

def faults(path, rows, type_name):
  table = StaticTable.from_metadata(path)
  field = table.spec().fields[0]
  kind = table.schema().find_field("v").field_type
  apply = field.transform.transform(kind)
  tasks = list(table.scan().plan_files())
  found = []
  seen = []
  for task in tasks:
    data = pq.ParquetFile(task.file.file_path.removeprefix("file://")).read(columns=["v"])["v"].to_pylist()
    stored = [None if v is None else kind_value(v, type_name) for v in data]
    seen += data
    partition = task.file.partition[0]
    for value in stored:
      if apply(value) != partition: found.append(f"{value!r} is in partition {partition!r}, not {apply(value)!r}")
    known = [v for v in data if v is not None]
    if known != sorted(known): found.append(f"not sorted: {known!r}")
    if None in data and data.index(None) != 0 : found.append("nulls are not first")
    if task.file.sort_order_id != 1: found.append(f"order {task.file.sort_order_id}")
  if len(seen) != rows: found.append(f"{len(seen)} rows")
  parts = len({repr(task.file.partition[0]) for task in tasks})
  summary = table.current_snapshot().summary
  expected = {"total-records": str(rows), "added-records": str(rows), "added-data-files": str(len(tasks)),
    "total-data-files": str(len(tasks)), "changed-partition-count": str(parts)}
  for name, value in expected.items():
    if summary[name] != value: found.append(f"{name} is {summary[name]}, not {value}")
  if summary.operation.value != "append": found.append(summary.operation.value)
  for value in seen:
    where = IsNull("v") if value is None else EqualTo("v", value)
    if value is not None and type_name in ("time", "binary", "uuid"): continue
    scan = table.scan(row_filter=where)
    got = scan.to_arrow().num_rows
    if got != sum(other == value for other in seen): found.append(f"{where}: {got} rows")
    if len(list(scan.plan_files())) > max(1, len(tasks) - 1): found.append(f"{where}: nothing is pruned")
  return found

def kind_value(value, type_name):
  from datetime import date, datetime, time, timezone
  import uuid
  if isinstance(value, datetime):
    whole = (value if value.tzinfo else value.replace(tzinfo=timezone.utc)) - datetime(1970, 1, 1, tzinfo=timezone.utc)
    return (whole.days * 86400 + whole.seconds) * 1000000 + whole.microseconds
  if isinstance(value, date): return (value - date(1970, 1, 1)).days
  if isinstance(value, time): return ((value.hour * 60 + value.minute) * 60 + value.second) * 1000000 + value.microsecond
  if type_name == "uuid" and isinstance(value, bytes): return uuid.UUID(bytes=value)
  return value

answer = {}
for name, path, rows, type_name in json.loads(sys.argv[1]):
  try:
    answer[name] = faults(path, rows, type_name)
  except Exception as error:
    answer[name] = [repr(error)]
print(json.dumps(answer))
`;

describeWithIceberg('tables split by each transform of each type', () => {
  let folder: string;
  let encoder: Encoder;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'penstock-transforms-'));
    encoder = await openEncoder({ folder: join(folder, 'encoder') });
  });
  afterAll(async () => {
    encoder?.close();
    await rm(folder, { recursive: true });
  });

  it('are split as pyiceberg would, pruned by it, sorted, and counted in their summaries', async () => {
    const made = [];
    for (const [transform, type] of cases) made.push(await tableOf(transform, type));
    const answer = (await runPyiceberg(check, [JSON.stringify(made)])) as Record<string, string[]>;
    expect(answer).toEqual(Object.fromEntries(made.map(([name]) => [name, []])));
    expect(Object.keys(answer)).toHaveLength(cases.length);
  });

  /** Its name, the file of its metadata, its rows and the type. */
  async function tableOf(transform: string, type: PrimitiveType): Promise<[string, string, number, string]> {
    const name = `${transform} of ${type}`;
    const place = join(folder, `t${name.replaceAll(/[^a-z0-9]/g, '_')}`);
    const columns = columnsSchema.parse([{ name: 'v', type }]);
    const partition = transform === 'identity' ? 'v' : transform.replace(/(\[.*\])?$/, '$1(v)');
    const { catalog, metadata } = memoryCatalog({ columns, partition, order: 'v ASC NULLS FIRST' }, `file://${place}`);
    const table: Table = { catalog, namespace: ['test'], name };
    const records = join(folder, 'records.ndjson');
    // Backwards, so that nothing is in order by itself; nulls first and last.
    const lines = [null, ...[...values[type]!].reverse(), null].map((v) => `${JSON.stringify({ v })}\n`);
    await writeFile(records, lines.join(''));
    const layout = layoutOf((await loadTable(table)).metadata, columns);
    const { files, rows, poison } = await encoder.encode({ records, flushTimeMs: 0, layout, storage: fileStorage });
    expect(poison).toEqual([]);
    await appendBatches(table, [{ id: 'b', sequence: { name: 's', from: 0, to: 1 }, files, rows, poison: 0 }]);
    const written = `${place}.metadata.json`;
    await writeFile(written, toJson(metadata()));
    return [name, `file://${written}`, rows, type];
  }
});
