import { appendBatches } from '../../../src/iceberg/append/append-batches';
import { offsetKey, sequenceKey } from '../../../src/iceberg/append/batch';
import { pinOffsets } from '../../../src/iceberg/append/pin-offsets';
import { listWatermarks } from '../../../src/iceberg/append/watermarks';
import { loadTable, tableName } from '../../../src/iceberg/open-table';
import { startCatalogProxy, type CatalogProxy, type Fate } from '../../support/catalog-proxy';
import { describeWithIceberg, fileCatalog, s3Catalog } from '../../support/iceberg';
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

const key = offsetKey({ group, topic, partition: 0 });

describeWithIceberg('appending to a table, exactly once', () => {
  let table: IcebergTable;
  let proxy: CatalogProxy;

  beforeEach(async () => {
    const { url } = await fileCatalog();
    table = await makeTable(url);
    proxy = await startCatalogProxy(url);
  });

  afterEach(async () => {
    await proxy?.close();
    await table?.close();
  });

  const watermark = async () => listWatermarks((await loadTable(table)).metadata)[key]?.next;
  const snapshots = async () => (await loadTable(table)).metadata.snapshots;

  it('is read back row for row by pyiceberg, pruned by partition', async () => {
    await pin(table);
    const [answer] = await table.append(await table.batch(0, 100));
    expect(answer).toMatchObject({ id: '0:0-100', state: 'committed' });
    expect(await eventIds(table)).toEqual(ids(0, 100));
    const found = await inPyiceberg(
      table,
      `
day = "applied_at_ms >= 1790121600000 and applied_at_ms < 1790208000000"
answer = [len(list(table.scan().plan_files())), len(list(table.scan(row_filter=day).plan_files())),
  table.scan(row_filter=day).to_arrow().num_rows, table.scan(row_filter="event_id == '0-7'").to_arrow().num_rows,
  str(table.scan().to_arrow().schema.field("kafka_ts").type), table.metadata.format_version]`,
    );
    expect(found).toEqual([5, 1, 24, 1, 'timestamp[us, tz=UTC]', 2]);
  });

  it('takes a batch once when it comes again', async () => {
    await pin(table);
    const batch = await table.batch(0, 10);
    expect(await table.append(batch)).toMatchObject([{ state: 'committed' }]);
    expect(await table.append(batch)).toEqual([{ id: batch.id, state: 'alreadyIn' }]);
    expect(await eventIds(table)).toEqual(ids(0, 10));
  });

  it('takes a batch whose boundaries differ after a rebalance only where it begins at the watermark', async () => {
    await pin(table);
    const zombie = await table.batch(0, 15);
    await table.append(await table.batch(0, 10));
    expect(await table.append(zombie)).toEqual([{ id: zombie.id, state: 'stale', watermarks: { [key]: 10 } }]);
    expect(await table.append(await table.batch(10, 15))).toMatchObject([{ state: 'committed' }]);
    expect(await eventIds(table)).toEqual(ids(0, 15));
  });

  it('lets a batch wait for the one before it, and takes both in one commit', async () => {
    await pin(table);
    const [first, second] = [await table.batch(0, 5), await table.batch(5, 9)];
    expect(await table.append(second)).toEqual([{ id: second.id, state: 'wait', watermarks: { [key]: 0 } }]);
    const before = (await snapshots()).length;
    expect(await table.append(second, first)).toMatchObject([{ state: 'committed' }, { state: 'committed' }]);
    expect(await snapshots()).toHaveLength(before + 1);
    expect(await eventIds(table)).toEqual(ids(0, 9));
  });

  it.each(['lose answer', 'lose request', '503 after'] as const)(
    'goes in once when a commit ends in: %s',
    async (fate) => {
      await pin(table);
      const fates = [fate];
      proxy.onCommit = () => fates.pop() ?? 'pass';
      const batch = await table.batch(0, 10);
      expect(await appendBatches(table.through(proxy.url), [batch])).toMatchObject([{ state: 'committed' }]);
      expect(proxy.commits).toBe(fate === 'lose request' ? 2 : 1);
      expect(await eventIds(table)).toEqual(ids(0, 10));
    },
  );

  it('decides anew on what another writer has committed meanwhile', async () => {
    await pin(table);
    const [zombie, owner] = [await table.batch(0, 10), await table.batch(0, 12)];
    let isFirst = true;
    proxy.onCommit = async (): Promise<Fate> => {
      if (isFirst) await table.append(owner);
      isFirst = false;
      return 'pass' as const;
    };
    expect(await appendBatches(table.through(proxy.url), [zombie])).toEqual([
      { id: zombie.id, state: 'alreadyIn', byAnother: true },
    ]);
    expect(await eventIds(table)).toEqual(ids(0, 12));
  });

  it('loses no row of several writers at once', async () => {
    const partitions = [0, 1, 2, 3];
    await pinOffsets(
      table,
      partitions.map((partition) => ({ group, topic, partition, next: 0 })),
    );
    const write = async (partition: number) => {
      for (let from = 0; from < 20; from += 5) {
        const [answer] = await table.append(await table.batch(from, from + 5, partition));
        expect(answer).toMatchObject({ state: 'committed' });
      }
    };
    await Promise.all(partitions.map(write));
    expect(await eventIds(table)).toEqual(partitions.flatMap((partition) => ids(0, 20, partition)));
  });

  it('appends beside another engine', async () => {
    await pin(table);
    await table.append(await table.batch(0, 3));
    const copy = `
import pyarrow.compute as pc
rows = table.scan().to_arrow()
ids = rows.column_names.index("event_id")
table.append(rows.set_column(ids, rows.schema.field("event_id"), pc.binary_join_element_wise("9", rows["event_id"], "-")))`;
    await inPyiceberg(table, copy);
    expect(await table.append(await table.batch(3, 6))).toMatchObject([{ state: 'committed' }]);
    expect(await eventIds(table)).toEqual(inIdOrder([...ids(0, 6), ...ids(0, 3).map((id) => `9-${id}`)]));
  });

  it('moves the watermark of a batch of poison alone', async () => {
    await pin(table);
    const range = { group, topic, partition: 0, from: 0, to: 4 };
    const poison = { id: 'poison', ranges: [range], files: [], rows: 0, poison: 4 };
    expect(await table.append(poison)).toMatchObject([{ state: 'committed' }]);
    expect(await watermark()).toBe(4);
    expect((await snapshots()).at(-1)!.summary).toMatchObject({ 'penstock.poison': '4', 'total-records': '0' });
    expect(await eventIds(table)).toEqual([]);
  });

  it('takes nothing before the beginning is pinned, and pins it once', async () => {
    const batch = await table.batch(0, 2);
    expect(await table.append(batch)).toEqual([{ id: batch.id, state: 'notPinned', keys: [key] }]);
    const pinned = await Promise.all([0, 7, 9].map((next) => pin(table, next)));
    expect(new Set(pinned.flat()).size).toBe(1);
  });

  it('finds the watermark in the summaries when the properties were removed', async () => {
    await pin(table);
    await table.append(await table.batch(0, 4));
    await inPyiceberg(table, `with table.transaction() as t: t.remove_properties(${JSON.stringify(key)})`);
    await inPyiceberg(table, 'table.append(table.scan().to_arrow().slice(0, 0))');
    expect(await table.append(await table.batch(0, 4))).toMatchObject([{ state: 'alreadyIn' }]);
    expect(await table.append(await table.batch(4, 6))).toMatchObject([{ state: 'committed' }]);
  });

  it('counts rows without offsets from 0', async () => {
    const { files, rows } = await table.batch(0, 3);
    const batch = { id: 'a', sequence: { name: 'sink-1', from: 0, to: 3 }, files, rows, poison: 0 };
    expect(await table.append(batch)).toMatchObject([{ state: 'committed' }]);
    expect(await table.append(batch)).toEqual([{ id: 'a', state: 'alreadyIn' }]);
    const { metadata } = await loadTable(table);
    expect(listWatermarks(metadata)[sequenceKey('sink-1')]?.next).toBe(3);
  });

  it('stops at a table that was rolled back, until somebody decides', async () => {
    await pin(table);
    await table.append(await table.batch(0, 3));
    const { metadata } = await loadTable(table);
    await table.append(await table.batch(3, 5));
    await setMain(table, metadata.current!.id);
    const batch = await table.batch(5, 6);
    await expect(table.append(batch)).rejects.toMatchObject({ code: 'tableRolledBack' });
    // Nor does another engine's commit on top hide it.
    await inPyiceberg(table, 'table.append(table.scan().to_arrow().slice(0, 0))');
    await expect(table.append(batch)).rejects.toMatchObject({ code: 'tableRolledBack' });
    await pinOffsets(table, [{ group, topic, partition: 0, next: 3 }], { replace: true });
    expect(await table.append(await table.batch(3, 6))).toMatchObject([{ state: 'committed' }]);
    expect(await eventIds(table)).toEqual(ids(0, 6));
  });

  it('stops at a table that was made anew', async () => {
    await pin(table);
    const batch = await table.batch(0, 3);
    const again = `
catalog.drop_table(name)
catalog.create_table(name, table.schema(), partition_spec=table.spec())`;
    await inPyiceberg(table, again);
    await expect(table.append(batch)).rejects.toMatchObject({ code: 'tableRecreated' });
  });

  it('trusts the watermark when its snapshot has expired', async () => {
    await pin(table);
    await table.append(await table.batch(0, 3));
    await inPyiceberg(table, 'table.append(table.scan().to_arrow().slice(0, 0))');
    const { metadata } = await loadTable(table);
    const old = metadata.snapshots.filter(({ id }) => id !== metadata.current!.id).map(({ id }) => id);
    await table.catalog.commit(tableName(table), {
      requirements: [],
      updates: [{ action: 'remove-snapshots', 'snapshot-ids': old }],
    });
    expect(await table.append(await table.batch(0, 3))).toMatchObject([{ state: 'alreadyIn' }]);
    expect(await table.append(await table.batch(3, 6))).toMatchObject([{ state: 'committed' }]);
    expect(await eventIds(table)).toEqual(ids(0, 6));
  });

  it('goes on where it was after another engine has compacted the table and expired what was before', async () => {
    await pin(table);
    const last = await table.batch(3, 6);
    await table.append(await table.batch(0, 3), last);
    await inPyiceberg(table, 'table.overwrite(table.scan().to_arrow())');
    const { metadata } = await loadTable(table);
    const old = metadata.snapshots.filter(({ id }) => id !== metadata.current!.id).map(({ id }) => id);
    await table.catalog.commit(tableName(table), {
      requirements: [],
      updates: [{ action: 'remove-snapshots', 'snapshot-ids': old }],
    });
    expect(await table.append(last)).toEqual([{ id: last.id, state: 'alreadyIn' }]);
    expect(await table.append(await table.batch(6, 9))).toMatchObject([{ state: 'committed' }]);
    expect(await eventIds(table)).toEqual(ids(0, 9));
  });

  it('does not commit to a table that was made anew since it looked', async () => {
    const { files, rows } = await table.batch(0, 3);
    const batch = { id: 'a', sequence: { name: 'sink-1', from: 0, to: 3 }, files, rows, poison: 0 };
    let isFirst = true;
    proxy.onCommit = async (): Promise<Fate> => {
      const again = `
catalog.drop_table(name)
catalog.create_table(name, table.schema(), partition_spec=table.spec())`;
      if (isFirst) await inPyiceberg(table, again);
      isFirst = false;
      return 'pass' as const;
    };
    // Neither table has a snapshot, and their schemas are alike: only the UUID tells them apart.
    await expect(appendBatches(table.through(proxy.url), [batch])).rejects.toMatchObject({ code: 'tableRecreated' });
    expect(await eventIds(table)).toEqual([]);
  });

  it('writes a file under the spec it was split by', async () => {
    await pin(table);
    const before = await table.batch(0, 30);
    await inPyiceberg(table, `with table.update_spec() as u: u.add_identity("tenant")`);
    const after = await table.batch(30, 60);
    expect(after.files[0]!.specId).not.toBe(before.files[0]!.specId);
    expect(await table.append(before, after)).toMatchObject([{ state: 'committed' }, { state: 'committed' }]);
    expect(await eventIds(table)).toEqual(ids(0, 60));
    const count = await inPyiceberg(
      table,
      `answer = table.scan(row_filter="tenant == 'acme' and applied_at_ms < 1790121600000").to_arrow().num_rows`,
    );
    expect(count).toBe(24);
  });

  it('has rows encoded again when their spec is gone', async () => {
    await pin(table);
    const before = await table.batch(0, 3);
    await inPyiceberg(table, `with table.update_spec() as u: u.add_identity("tenant")`);
    await table.catalog.commit(tableName(table), {
      requirements: [],
      updates: [{ action: 'remove-partition-specs', 'spec-ids': [0] }],
    });
    const [answer] = await table.append(before);
    expect(answer).toEqual({
      id: before.id,
      state: 'encodeAgain',
      reason: 'partition spec 0 is no longer in the table',
    });
    expect(await table.append(await table.batch(0, 3))).toMatchObject([{ state: 'committed' }]);
  });

  it('takes files of before an additive change of the schema', async () => {
    await pin(table);
    const before = await table.batch(0, 3);
    const change = `
from pyiceberg.types import StringType
with table.update_schema() as u:
  u.add_column("note", StringType())
  u.rename_column("actor_email", "email")
  u.delete_column("target_classification")`;
    await inPyiceberg(table, change);
    expect(await table.append(before)).toMatchObject([{ state: 'committed' }]);
    expect(await eventIds(table)).toEqual(ids(0, 3));
    expect(await inPyiceberg(table, 'answer = table.scan().to_arrow()["note"].to_pylist()')).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('has rows encoded again when the schema asks for more than their files have', async () => {
    await pin(table);
    const before = await table.batch(0, 3);
    const change = `
with table.update_schema(allow_incompatible_changes=True) as u: u.update_column("object_id", required=True)`;
    await inPyiceberg(table, change);
    const reason = 'column "object_id" became required';
    expect(await table.append(before)).toEqual([{ id: before.id, state: 'encodeAgain', reason }]);
  });

  it('does not commit by a schema that has changed since it looked', async () => {
    await pin(table);
    const batch = await table.batch(0, 3);
    let isFirst = true;
    proxy.onCommit = async (): Promise<Fate> => {
      const change = `
with table.update_schema(allow_incompatible_changes=True) as u: u.update_column("object_id", required=True)`;
      if (isFirst) await inPyiceberg(table, change);
      isFirst = false;
      return 'pass' as const;
    };
    const [answer] = await appendBatches(table.through(proxy.url), [batch]);
    expect(answer).toMatchObject({ state: 'encodeAgain' });
  });

  it('has rows encoded again when a file is gone, cut or old, and holds back what follows', async () => {
    await pin(table);
    const { storage } = await loadTable(table);
    const [first, second] = [await table.batch(0, 3), await table.batch(3, 5)];
    const old = { ...first, files: first.files.map((file) => ({ ...file, writtenAtMs: Date.now() - 25 * 3_600_000 })) };
    expect(await table.append(old, second)).toMatchObject([
      { state: 'encodeAgain', reason: expect.stringContaining('is older than a day') as string },
      { state: 'wait' },
    ]);
    await storage.put(first.files[0]!.location, Buffer.from('PAR1'));
    expect(await table.append(first)).toMatchObject([{ reason: expect.stringContaining('has 4') as string }]);
    await storage.delete(first.files[0]!.location);
    expect(await table.append(first, second)).toMatchObject([
      { state: 'encodeAgain', reason: expect.stringContaining('is not there') as string },
      { state: 'wait' },
    ]);
    expect(await eventIds(table)).toEqual([]);
  });

  it('names what is wrong with a batch', async () => {
    const range = { group, topic, partition: 0, from: 5, to: 5 };
    const batch = { id: 'x', ranges: [range], files: [], rows: 1, poison: 0 };
    await expect(table.append(batch)).rejects.toMatchObject({
      code: 'badRequest',
      message: expect.stringMatching(/ranges\[0\].*from must be below to/) as string,
    });
  });
});

describeWithIceberg('appending to a table on S3', () => {
  it('is read back row for row, once', async () => {
    const { url, ...s3 } = await s3Catalog();
    const table = await makeTable(url, s3);
    try {
      await pin(table);
      const batch = await table.batch(0, 50);
      expect(await table.append(batch)).toMatchObject([{ state: 'committed' }]);
      expect(await table.append(batch, await table.batch(50, 60))).toMatchObject([
        { state: 'alreadyIn' },
        { state: 'committed' },
      ]);
      expect(await eventIds(table)).toEqual(ids(0, 60));
    } finally {
      await table.close();
    }
  });
});
