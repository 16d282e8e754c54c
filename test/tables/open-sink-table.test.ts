import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadTable } from '../../src/iceberg/open-table';
import type { Storage } from '../../src/iceberg/storage/storage';
import { icebergConfig, type NativeConfig } from '../../src/sinks/iceberg/config';
import { loadSinkTable, sinkTable } from '../../src/tables/open-sink-table';
import { createOutgoing } from '../../src/tables/outgoing';
import { memoryCatalog } from '../support/memory-catalog';

const directory = mkdtempSync(join(tmpdir(), 'penstock-allowed-'));
const allowed = join(directory, 'allowed');
const outside = join(directory, 'outside');
for (const folder of [allowed, outside]) mkdirSync(folder);
const outgoing = createOutgoing({ allowAddresses: [], allowDirectories: [allowed] });
afterAll(async () => {
  await outgoing.close();
  await rm(directory, { recursive: true });
});

const rows = { columns: [{ name: 'id', type: 'long' }], partition: '', order: '' };
const config = icebergConfig.parse({
  ...{ mode: 'native', catalog: { url: 'http://catalog.test' }, namespace: 'n', table: 't' },
  columns: rows.columns,
}) as NativeConfig;
/** The table of a sink, lying where its catalog says. */
const tableAt = (location: string) => ({
  ...sinkTable(config, {}, outgoing),
  catalog: memoryCatalog({ ...rows, columns: [{ name: 'id', type: 'long', required: false }] }, location).catalog,
});
const isRefused = { code: 'locationRefused' };

describe('a table in a folder of this machine', () => {
  it.each(['#', '?', '?#', ''])('is not taken when its location leads elsewhere, past "x%s"', async (mark) => {
    const location = `file://${allowed}/x${mark}/../../outside/t`;
    await expect(loadSinkTable(tableAt(location), config, outgoing)).rejects.toMatchObject(isRefused);
  });

  it('may have in its name what would end the path of a URL', async () => {
    const { storage } = await loadSinkTable(tableAt(`file://${allowed}/a#b?c%2f`), config, outgoing);
    await storage.put(`file://${allowed}/a#b?c%2f/rows`, Buffer.from('rows'));
    expect(readFileSync(`${allowed}/a#b?c%2f/rows`, 'utf8')).toBe('rows');
  });

  it.each<[string, (storage: Storage, location: string) => Promise<unknown>]>([
    ['written', (storage, location) => storage.put(location, Buffer.from('other'))],
    ['read', (storage, location) => storage.get(location)],
    ['looked at', (storage, location) => storage.head(location)],
    ['removed', (storage, location) => storage.delete(location)],
    ['listed', (storage) => storage.list(`file://${outside}/`)[Symbol.asyncIterator]().next()],
  ])('does not get files %s that it names elsewhere', async (_, touch) => {
    writeFileSync(join(outside, 'kept'), 'kept');
    const { storage } = await loadTable(tableAt(`file://${allowed}/t`));
    await expect(touch(storage, `file://${outside}/kept`)).rejects.toMatchObject(isRefused);
    expect(readFileSync(join(outside, 'kept'), 'utf8')).toBe('kept');
  });
});
