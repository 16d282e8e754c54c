// How rows are split into files, batch after batch, whatever room there is.
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEncoder, type Encoder } from '../../../src/iceberg/encode/encoder';
import { fileStorage, pathOf } from '../../../src/iceberg/storage/file-storage';
import { flushTimeMs, layoutFor, readParquet } from './encode-lines';

let folder: string;
let encoder: Encoder | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'penstock-write-files-'));
  await mkdir(join(folder, 'input'));
});
afterEach(async () => {
  encoder?.close();
  await rm(folder, { recursive: true });
});

const columns = [
  { name: 'tenant', type: 'string', required: true },
  { name: 'n', type: 'long', required: true },
  // Each takes memory in each partition that is written.
  ...Array.from({ length: 30 }, (_none, index) => ({ name: `empty_${index}`, type: 'string' })),
];

/** Encodes rows `{tenant, n}` with n from high to low, whose tenants are `n % tenants`; answers what is in each file. */
async function encodeTenants(count: number, tenants: number) {
  const layout = layoutFor({ columns, partition: 'tenant', order: 'n' }, folder);
  const records = join(folder, 'input', 'records.ndjson');
  const line = (n: number) => `{"tenant":"${n % tenants}","n":${n}}\n`;
  await writeFile(records, Array.from({ length: count }, (_none, index) => line(count - 1 - index)).join(''));
  const { files, rows } = await encoder!.encode({ records, flushTimeMs, layout, storage: fileStorage });
  expect(rows).toBe(count);
  const inFiles = await Promise.all(files.map(({ location }) => readParquet(pathOf(location))));
  return { files, inFiles };
}

const tenantsOf = (rows: Record<string, unknown>[]) => [...new Set(rows.map(({ tenant }) => tenant))];
const numbersOf = (rows: Record<string, unknown>[]) => rows.map(({ n }) => Number(n));

describe('rows that need more memory than most', () => {
  it.each([
    ['200 filled columns', 200, 10, ''],
    ['long records, sorted', 2, 24_000, 'id'],
  ])('are written all the same: %s', async (_what, width, count, order) => {
    encoder = await openEncoder({ folder: join(folder, 'spool') });
    const names = Array.from({ length: width - 1 }, (_none, index) => `c${index}`);
    const wide = [{ name: 'id', type: 'string', required: true }, ...names.map((name) => ({ name, type: 'string' }))];
    const layout = layoutFor({ columns: wide, order }, folder);
    const records = join(folder, 'input', 'records.ndjson');
    const texts = () => names.map((name) => [name, randomBytes(width > 2 ? 9 : 2000).toString('base64')]);
    const lines = Array.from({ length: count }, (_none, id) =>
      JSON.stringify({ id: `${id}`, ...Object.fromEntries(texts()) }),
    );
    await writeFile(records, lines.map((line) => `${line}\n`).join(''));
    const { rows, poison } = await encoder.encode({ records, flushTimeMs, layout, storage: fileStorage });
    expect({ rows, poison }).toEqual({ rows: count, poison: [] });
  });
});

describe('rows of a split table', () => {
  it('are written one file a partition, sorted, also after a batch of as few partitions', async () => {
    encoder = await openEncoder({ folder: join(folder, 'spool') });
    for (const count of [20_000, 20_001]) {
      const { inFiles } = await encodeTenants(count, 2);
      expect(inFiles.map(tenantsOf).sort()).toEqual([['0'], ['1']]);
      for (const rows of inFiles) expect(numbersOf(rows)).toEqual(numbersOf(rows).sort((a, b) => a - b));
    }
  });

  it('are all written when a batch has many more partitions than the one before', async () => {
    encoder = await openEncoder({ folder: join(folder, 'spool') });
    await encodeTenants(10, 2);
    const { inFiles } = await encodeTenants(9000, 120);
    expect(new Set(inFiles.flatMap(tenantsOf)).size).toBe(120);
    expect(inFiles.every((rows) => tenantsOf(rows).length === 1)).toBe(true);
  });

  it('are written one file a partition where there is no memory for all of them at the same time', async () => {
    encoder = await openEncoder({ folder: join(folder, 'spool'), memoryMb: 80 });
    for (let batch = 0; batch < 2; batch += 1) {
      const { files, inFiles } = await encodeTenants(600, 150);
      expect(files).toHaveLength(150);
      expect(inFiles.flatMap(tenantsOf).sort()).toEqual(Array.from({ length: 150 }, (_none, n) => String(n)).sort());
      for (const rows of inFiles) expect(numbersOf(rows)).toEqual(numbersOf(rows).sort((a, b) => a - b));
      expect(files.every(({ partition }, index) => atob(partition[0]!) === inFiles[index]![0]!.tenant)).toBe(true);
    }
  });

  it('are refused where the table is split by a column of a type that is not supported, which is named', async () => {
    encoder = await openEncoder({ folder: join(folder, 'spool') });
    const layout = layoutFor({ columns: [{ name: 'id', type: 'string' }], partition: 'id' }, folder);
    const records = join(folder, 'input', 'records.ndjson');
    await writeFile(records, '{"id":"a"}\n');
    const code = { id: 9, name: 'code', required: false, type: 'fixed[4]' };
    const schema = { ...layout.schema, fields: [...layout.schema.fields, code] };
    const spec = { ...layout.spec, fields: [{ ...layout.spec.fields[0]!, sourceId: 9, name: 'code' }] };
    const request = { records, flushTimeMs, layout: { ...layout, schema, spec }, storage: fileStorage };
    await expect(encoder.encode(request)).rejects.toMatchObject({
      code: 'tableUnsupported',
      message: 'the table is split or sorted by "code", whose type "fixed[4]" is not supported',
    });
  });
});
