import { randomUUID } from 'node:crypto';
import { copyFile, readdir, utimes } from 'node:fs/promises';
import type { Catalog } from '../../../src/iceberg/catalog/rest-catalog';
import { offsetKey } from '../../../src/iceberg/append/batch';
import { forgetSequence } from '../../../src/iceberg/append/forget-sequence';
import { pinOffsets } from '../../../src/iceberg/append/pin-offsets';
import { ancestry, listWatermarks } from '../../../src/iceberg/append/watermarks';
import { evolveAddColumns } from '../../../src/iceberg/evolve-add-columns';
import { expireSnapshots, findExpiring } from '../../../src/iceberg/maintenance/expire-snapshots';
import { findOrphans, removeOrphans } from '../../../src/iceberg/maintenance/orphans';
import { reachableFiles } from '../../../src/iceberg/maintenance/reachable-files';
import { tableStatus } from '../../../src/iceberg/maintenance/table-status';
import { liveFiles, manifestsOf } from '../../../src/iceberg/manifest/live-files';
import { loadTable, type Table } from '../../../src/iceberg/open-table';
import { pathOf } from '../../../src/iceberg/storage/file-storage';
import { describeWithIceberg, fileCatalog } from '../../support/iceberg';
import {
  eventIds,
  group,
  ids,
  inIdOrder,
  inPyiceberg,
  makeTable,
  pin,
  setMain,
  topic,
  type IcebergTable,
} from './iceberg-table';

const day = 24 * 3_600_000;

describeWithIceberg('a table that is kept in order', () => {
  let table: IcebergTable;

  beforeEach(async () => {
    table = await makeTable((await fileCatalog()).url);
    await pin(table);
  });

  afterEach(async () => {
    await table?.close();
  });

  it('stays readable through many small commits', async () => {
    const commits = 130;
    for (let from = 0; from < commits; from++) await table.append(await table.batch(from, from + 1));
    const { metadata, storage } = await loadTable(table);
    expect((await manifestsOf(metadata.current!, storage)).length).toBeLessThan(100);
    const inMetadata = await readdir(pathOf(`${metadata.location}/metadata`));
    expect(inMetadata.filter((name) => name.endsWith('.metadata.json'))).toHaveLength(101);
    expect(await eventIds(table)).toEqual(ids(0, commits));
    // Every file kept the sequence number of the snapshot that had brought it.
    const entries = await inPyiceberg(
      table,
      'answer = [[e["sequence_number"], e["snapshot_id"], e["status"]] for e in table.inspect.entries().to_pylist()]',
    );
    const bySequence = new Map(
      metadata.snapshots.map((snapshot) => [Number(snapshot.sequenceNumber), Number(snapshot.id)]),
    );
    for (const [sequence, snapshot] of entries as number[][]) expect(bySequence.get(sequence!)).toBe(snapshot);
    expect(new Set((entries as number[][]).map(([sequence]) => sequence)).size).toBe(commits);
    // Manifests of ours, merged, are taken up by another engine.
    await inPyiceberg(table, 'table.delete("event_id == \'0-5\'")');
    await table.append(await table.batch(commits, commits + 1));
    expect(await eventIds(table)).toEqual(ids(0, commits + 1).filter((id) => id !== '0-5'));
  });

  it('removes orphans of ours alone, when they are old and nobody has them open', async () => {
    await table.append(await table.batch(0, 3));
    const [orphan, open, young] = [await table.batch(3, 4), await table.batch(3, 5), await table.batch(3, 6)];
    const { metadata, storage } = await loadTable(table);
    const old = new Date(Date.now() - 4 * day);
    const live = [...(await liveFiles(metadata, storage)).keys()];
    const foreign = live[0]!.replace(/penstock-[^/]+$/, 'other.parquet');
    await copyFile(pathOf(live[0]!), pathOf(foreign));
    const aged = [...(await reachableFiles(metadata.snapshots, storage)), foreign];
    for (const { files } of [orphan, open]) aged.push(...files.map(({ location }) => location));
    for (const location of aged) await utimes(pathOf(location), old, old);

    const openFiles = open.files.map(({ location }) => location);
    const found = await removeOrphans(table, openFiles);
    expect(found.map(({ location }) => location)).toEqual(orphan.files.map(({ location }) => location));
    expect(await storage.head(orphan.files[0]!.location)).toBeUndefined();
    for (const location of [foreign, ...openFiles, ...young.files.map((file) => file.location)]) {
      expect(await storage.head(location)).toBeDefined();
    }
    expect(await findOrphans(table, openFiles)).toEqual([]);
    expect(await table.append(open)).toMatchObject([{ state: 'committed' }]);
    expect(await eventIds(table)).toEqual(ids(0, 5));
  });

  it('leaves files of another table alone that lies in its folders, and those that do not say whose they are', async () => {
    const { url } = await fileCatalog();
    const { metadata, storage } = await loadTable(table);
    const other = await makeTable(url, undefined, undefined, metadata.location);
    try {
      await pin(other);
      await table.append(await table.batch(0, 3));
      await other.append(await other.batch(0, 5));
      const [orphan, ofOther] = [await table.batch(3, 4), await other.batch(5, 6)];
      const nobodys = `${metadata.location}/data/penstock-${randomUUID()}.parquet`;
      await copyFile(pathOf(orphan.files[0]!.location), pathOf(nobodys));
      const old = new Date(Date.now() - 4 * day);
      for (const folder of ['data', 'metadata']) {
        for await (const { location } of storage.list(`${metadata.location}/${folder}/`)) {
          await utimes(pathOf(location), old, old);
        }
      }

      const removed = await removeOrphans(table, []);
      expect(removed.map(({ location }) => location)).toEqual(orphan.files.map(({ location }) => location));
      for (const location of [nobodys, ...ofOther.files.map((file) => file.location)]) {
        expect(await storage.head(location)).toBeDefined();
      }
      expect(await eventIds(table)).toEqual(ids(0, 3));
      expect(await eventIds(other)).toEqual(ids(0, 5));
    } finally {
      await other.close();
    }
  });

  it.each([
    ['orphans', (asked: Table) => removeOrphans(asked, [])],
    ['snapshots', (asked: Table) => expireSnapshots(asked, { olderThanMs: -day, keepLast: 1 })],
  ])('removes no %s when another table has taken its name meanwhile', async (_, remove) => {
    const other = await makeTable((await fileCatalog()).url);
    try {
      await table.append(await table.batch(0, 3));
      await table.append(await table.batch(3, 6));
      const { metadata, storage } = await loadTable(table);
      const reached = [...(await reachableFiles(metadata.snapshots, storage))];
      const old = new Date(Date.now() - 4 * day);
      for (const location of reached) await utimes(pathOf(location), old, old);
      let loads = 0;
      const { catalog } = table;
      const load: Catalog['load'] = (name) => catalog.load(loads++ === 0 ? name : { ...name, name: other.name });

      await expect(remove({ ...table, catalog: { ...catalog, load } })).rejects.toMatchObject({
        code: 'tableRecreated',
      });
      expect(await eventIds(table)).toEqual(ids(0, 6));
    } finally {
      await other.close();
    }
  });

  it('expires snapshots with the files that only they needed, and keeps watermarks', async () => {
    for (const from of [0, 2, 4]) await table.append(await table.batch(from, from + 2));
    await inPyiceberg(table, 'table.delete("event_id == \'0-0\'")');
    const before = await loadTable(table);
    const reached = await reachableFiles(before.metadata.snapshots, before.storage);
    const watermarks = listWatermarks(before.metadata);

    expect(await expireSnapshots(table, { olderThanMs: day, keepLast: 1 })).toEqual({
      snapshotIds: [],
      removedFiles: 0,
    });
    const { snapshotIds, removedFiles } = await expireSnapshots(table, { olderThanMs: -day, keepLast: 2 });
    expect(snapshotIds).toHaveLength(before.metadata.snapshots.length - 2);
    const { metadata, storage } = await loadTable(table);
    expect(metadata.snapshots).toHaveLength(2);
    expect(listWatermarks(metadata)).toEqual(watermarks);
    expect(removedFiles).toBeGreaterThan(0);
    const needed = await reachableFiles(metadata.snapshots, storage);
    for (const location of reached)
      expect([location, (await storage.head(location)) !== undefined]).toEqual([location, needed.has(location)]);
    expect(await table.append(await table.batch(4, 6))).toMatchObject([{ state: 'alreadyIn' }]);
    expect(await table.append(await table.batch(6, 8))).toMatchObject([{ state: 'committed' }]);
    expect(await eventIds(table)).toEqual(inIdOrder(ids(1, 8)));
  });

  it('keeps the snapshots of a table that was rolled back until somebody has decided', async () => {
    for (const from of [0, 2, 4]) await table.append(await table.batch(from, from + 2));
    const { metadata } = await loadTable(table);
    const [, kept] = ancestry(metadata).snapshots;
    await setMain(table, kept!.id);

    const everything = { olderThanMs: -day, keepLast: 1 };
    for (const ask of [expireSnapshots, findExpiring]) {
      await expect(ask(table, everything)).rejects.toMatchObject({
        code: 'tableRolledBack',
        message: expect.stringMatching(/actions\.applied\.v1\.0 to 6: say where it goes on with/) as string,
      });
    }
    expect((await loadTable(table)).metadata.snapshots).toHaveLength(metadata.snapshots.length);
    await expect(table.append(await table.batch(6, 8))).rejects.toMatchObject({ code: 'tableRolledBack' });

    await pinOffsets(table, [{ group, topic, partition: 0, next: 4 }], { replace: true });
    expect((await expireSnapshots(table, everything)).snapshotIds).not.toEqual([]);
    expect(await table.append(await table.batch(4, 8))).toMatchObject([{ state: 'committed' }]);
    expect(await eventIds(table)).toEqual(ids(0, 8));
  });

  it('is not held back by a sequence that was rolled back and then forgotten', async () => {
    const { id, files, rows, poison } = await table.batch(0, 2);
    await table.append({ id, files, rows, poison, sequence: { name: 'lost', from: 0, to: 1 } });
    await setMain(table, ancestry((await loadTable(table)).metadata).snapshots[1]!.id);
    await expect(expireSnapshots(table, { olderThanMs: -day, keepLast: 1 })).rejects.toMatchObject({
      code: 'tableRolledBack',
    });

    await forgetSequence(table, 'lost');
    await forgetSequence(table, 'lost');
    expect(Object.keys(listWatermarks((await loadTable(table)).metadata))).toEqual([
      offsetKey({ group, topic, partition: 0 }),
    ]);
    expect((await expireSnapshots(table, { olderThanMs: -day, keepLast: 1 })).snapshotIds).not.toEqual([]);
  });

  it('says how far it has come', async () => {
    await table.append(await table.batch(0, 3));
    expect(await tableStatus(table)).toMatchObject({
      rows: 3,
      snapshots: 2,
      watermarks: { 'penstock.offset.penstock.ontology.actions.applied.v1.0': { next: 3 } },
      lastCommits: [{ operation: 'append', addedRows: 3, batches: ['0:0-3'] }, { addedRows: 0 }],
    });
  });

  it('gets new columns, which files on their way do without', async () => {
    const before = await table.batch(0, 2);
    const note = { name: 'note', type: 'string' as const, required: false };
    expect(await evolveAddColumns(table, [note])).toEqual(['note']);
    expect(await evolveAddColumns(table, [note])).toEqual([]);
    expect(await table.append(before)).toMatchObject([{ state: 'committed' }]);
    expect(await inPyiceberg(table, 'answer = table.scan().to_arrow()["note"].to_pylist()')).toEqual([null, null]);
    await expect(evolveAddColumns(table, [{ ...note, type: 'long' }])).rejects.toMatchObject({
      code: 'tableSchemaMismatch',
    });
    await expect(evolveAddColumns(table, [{ ...note, name: 'x', required: true }])).rejects.toMatchObject({
      code: 'badRequest',
    });
  });
});
