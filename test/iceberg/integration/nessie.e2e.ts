import { randomUUID } from 'node:crypto';
import { appendBatches } from '../../../src/iceberg/append/append-batches';
import { offsetKey } from '../../../src/iceberg/append/batch';
import { pinOffsets } from '../../../src/iceberg/append/pin-offsets';
import { evolveAddColumns } from '../../../src/iceberg/evolve-add-columns';
import { expireSnapshots } from '../../../src/iceberg/maintenance/expire-snapshots';
import { findOrphans } from '../../../src/iceberg/maintenance/orphans';
import { loadTable, tableName } from '../../../src/iceberg/open-table';
import { startCatalogProxy, type CatalogProxy, type Fate } from '../../support/catalog-proxy';
import { describeWithNessie, nessie } from '../../support/iceberg';
import {
  eventIds,
  group,
  ids,
  inIdOrder,
  inPyiceberg,
  makeTable,
  pin,
  topic,
  type IcebergTable,
} from './iceberg-table';

const key = offsetKey({ group, topic, partition: 0 });

// Nessie keeps history by itself: it answers the current snapshot alone, without its parent.
describeWithNessie('appending to a table in Nessie, exactly once', () => {
  let table: IcebergTable;
  let proxy: CatalogProxy;

  beforeEach(async () => {
    const { url, ...s3 } = await nessie();
    table = await makeTable(url, s3);
    proxy = await startCatalogProxy(url);
  });

  afterEach(async () => {
    await proxy?.close();
    await table?.close();
  });

  it('is read back row for row by pyiceberg, once for a batch that comes again', async () => {
    await pin(table);
    const batch = await table.batch(0, 50);
    expect(await table.append(batch)).toMatchObject([{ state: 'committed' }]);
    expect(await table.append(batch, await table.batch(50, 60))).toMatchObject([
      { state: 'alreadyIn' },
      { state: 'committed' },
    ]);
    expect(await eventIds(table)).toEqual(ids(0, 60));
  });

  it.each(['lose answer', 'lose request', '503 after'] as const)(
    'goes in once when a commit ends in: %s, and another writer commits before it is looked at',
    async (fate) => {
      await pin(table);
      await pin(table, 0, 1);
      const fates = [fate];
      proxy.onCommit = () => fates.pop() ?? 'pass';
      const batch = await table.batch(0, 10);
      expect(await appendBatches(table.through(proxy.url), [batch])).toMatchObject([{ state: 'committed' }]);
      expect(proxy.commits).toBe(fate === 'lose request' ? 2 : 1);
      await table.append(await table.batch(0, 5, 1));
      expect(await table.append(batch)).toEqual([{ id: batch.id, state: 'alreadyIn' }]);
      expect(await eventIds(table)).toEqual([...ids(0, 10), ...ids(0, 5, 1)]);
    },
  );

  it('decides anew on what another writer has committed meanwhile', async () => {
    await pin(table);
    const [zombie, owner] = [await table.batch(0, 10), await table.batch(0, 7)];
    let isFirst = true;
    proxy.onCommit = async (): Promise<Fate> => {
      if (isFirst) await table.append(owner);
      isFirst = false;
      return 'pass';
    };
    expect(await appendBatches(table.through(proxy.url), [zombie])).toEqual([
      { id: zombie.id, state: 'stale', watermarks: { [key]: 7 } },
    ]);
    expect(await eventIds(table)).toEqual(ids(0, 7));
  });

  it('loses no row of several writers who make the table and begin at once', async () => {
    const { url, ...s3 } = await nessie();
    const name = `t_${randomUUID().replaceAll('-', '')}`;
    const write = async (partition: number) => {
      const writer = await makeTable(url, s3, name);
      try {
        await pin(writer, 0, partition);
        for (let from = 0; from < 20; from += 5) {
          const [answer] = await writer.append(await writer.batch(from, from + 5, partition));
          expect(answer).toMatchObject({ state: 'committed' });
        }
      } finally {
        await writer.close();
      }
    };
    const partitions = [0, 1, 2, 3];
    await Promise.all(partitions.map(write));
    expect(await eventIds({ ...table, name })).toEqual(partitions.flatMap((partition) => ids(0, 20, partition)));
  });

  it('appends beside another engine', async () => {
    await pin(table);
    await table.append(await table.batch(0, 3));
    await inPyiceberg(table, 'table.append(table.scan().to_arrow())');
    expect(await table.append(await table.batch(3, 6))).toMatchObject([{ state: 'committed' }]);
    expect(await eventIds(table)).toEqual(inIdOrder([...ids(0, 6), ...ids(0, 3)]));
  });

  it('goes on where the rows are when the branch was set back, as they and the watermark go back together', async () => {
    await pin(table);
    await table.append(await table.batch(0, 3));
    const api = table.catalogUrl.replace(/iceberg$/, 'api/v2/trees');
    const main = async () => ((await (await fetch(`${api}/main`)).json()) as { reference: { hash: string } }).reference;
    const before = await main();
    await table.append(await table.batch(3, 5));
    const now = await main();
    const answer = await fetch(`${api}/main@${now.hash}?type=BRANCH`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ type: 'BRANCH', name: 'main', hash: before.hash }),
    });
    expect(answer.status).toBe(200);
    expect(await eventIds(table)).toEqual(ids(0, 3));
    expect(await table.append(await table.batch(5, 6))).toMatchObject([{ state: 'wait', watermarks: { [key]: 3 } }]);
    expect(await table.append(await table.batch(3, 6))).toMatchObject([{ state: 'committed' }]);
    expect(await eventIds(table)).toEqual(ids(0, 6));
  });

  it('takes files of before a column was added', async () => {
    await pin(table);
    const before = await table.batch(0, 2);
    await evolveAddColumns(table, [{ name: 'note', type: 'string', required: false }]);
    expect(await table.append(before)).toMatchObject([{ state: 'committed' }]);
    expect(await inPyiceberg(table, 'answer = table.scan().to_arrow()["note"].to_pylist()')).toEqual([null, null]);
  });

  it('refuses a table without a snapshot, whose first one Nessie would let anybody overwrite', async () => {
    const empty = { ...table, name: `e_${randomUUID().replaceAll('-', '')}` };
    const { schema } = (await loadTable(table)).metadata;
    await table.catalog.createTable(tableName(empty), {
      schema: { type: 'struct', 'schema-id': 0, fields: schema.fields },
      'stage-create': false,
    });
    const refusal = { code: 'tableUnsupported', message: expect.stringContaining('must have a snapshot') as string };
    await expect(pinOffsets(empty, [{ group, topic, partition: 0, next: 0 }])).rejects.toMatchObject(refusal);
  });

  it('removes neither snapshots nor files, since Nessie does not show which it keeps', async () => {
    const refusal = { code: 'tableUnsupported', message: expect.stringContaining('Nessie') as string };
    await expect(expireSnapshots(table, { olderThanMs: 1, keepLast: 1 })).rejects.toMatchObject(refusal);
    await expect(findOrphans(table, [])).rejects.toMatchObject(refusal);
  });
});
