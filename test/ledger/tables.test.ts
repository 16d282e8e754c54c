import { penstockItself } from '../../src/model/change';
import { sql } from 'drizzle-orm';
import { clearStatistics } from '../../src/ledger/clear-statistics';
import { deleteSink, deleteSource } from '../../src/ledger/resources/delete-sink';
import { purgeDeleted } from '../../src/ledger/resources/purge-deleted';
import { readStatistics } from '../../src/ledger/statistics';
import {
  forgetBatches,
  hasHadPlace,
  openBatch,
  readOpenBatches,
  readSettledBatches,
  settleBatches,
} from '../../src/ledger/tables/batches';
import { listCommittedBatches } from '../../src/ledger/tables/committed-batches';
import { noteTableUuid, renewWriter, tableStanding } from '../../src/ledger/tables/standings';
import { undeleteSink, undeleteSource } from '../../src/ledger/resources/undelete';
import { newUuid } from '../../src/model/ids';
import { onEveryLedger } from '../support/ledgers';
import { withSink, withSource } from '../support/world';

const lake = { sourceId: 'shop', sinkId: 'lake' };
const by = { author: 'somebody' };

onEveryLedger((ledger) => {
  const db = () => ledger().db;
  beforeEach(async () => {
    await withSource(ledger());
    await withSink(ledger(), { id: 'lake', type: 'iceberg' });
  });
  const open = async (rows: number) => {
    const batch = { ...lake, id: newUuid(), content: { files: [] }, rows, poison: 1, bytes: 10 * rows };
    await openBatch(db(), batch);
    return batch.id;
  };
  const commit = (...ids: string[]) =>
    settleBatches(
      db(),
      ids.map((id) => ({ id, state: 'committed', snapshotId: '7' })),
    );

  it('begins the sequence of a sink again where a table was set back to before one of its batches', async () => {
    const { writer } = await tableStanding(db(), lake);
    const place = { writer, position: 4 };
    const batch = { ...lake, id: newUuid(), content: {}, rows: 1, poison: 0, bytes: 1, place };
    await openBatch(db(), batch);
    // It may be another worker's, which has not appended it yet.
    expect(await hasHadPlace(db(), place)).toBe(false);
    await commit(batch.id);
    expect(await hasHadPlace(db(), place)).toBe(true);
    expect(await hasHadPlace(db(), { writer, position: 5 })).toBe(false);
    const renewed = await renewWriter(db(), lake, writer);
    expect(renewed).not.toBe(writer);
    expect((await tableStanding(db(), lake)).writer).toBe(renewed);
    // Of two that notice it, one renews it.
    expect(await renewWriter(db(), lake, writer)).toBe(renewed);
  });

  describe('what is known of the table behind a sink', () => {
    it.each([
      [
        'the sink',
        () => deleteSink(db(), 'shop', 'lake', penstockItself),
        () => db().transaction((transaction) => undeleteSink(transaction, 'shop', 'lake', by)),
      ],
      [
        'its source',
        () => deleteSource(db(), 'shop', penstockItself),
        () => db().transaction((transaction) => undeleteSource(transaction, 'shop', by)),
      ],
    ])('is known again when %s was deleted and comes back, and goes with the purge', async (_of, remove, bringBack) => {
      const before = { ...(await tableStanding(db(), lake)), tableUuid: 'a-table' };
      await noteTableUuid(db(), lake, 'a-table');
      const batch = await open(5);

      await remove();
      await bringBack();
      expect(await tableStanding(db(), lake)).toEqual(before);
      expect(await readOpenBatches(db(), [batch])).toHaveLength(1);

      await remove();
      expect(await purgeDeleted(db(), 0)).toBe(1);
      expect(await readOpenBatches(db(), [batch])).toEqual([]);
      expect((await tableStanding(db(), lake)).writer).not.toBe(before.writer);
    });
  });

  describe('a batch of records', () => {
    it('is counted once it is in the table, and gone from the counts after a clear', async () => {
      const first = await open(5);
      await commit(first);
      await commit(first);
      expect(await readStatistics(db(), lake)).toMatchObject({ accepted: 5, delivered: 5, bytes: 50 });

      const cleared = await db().transaction((transaction) => clearStatistics(transaction, lake));
      expect(cleared).toMatchObject({ delivered: 5, bytes: 50 });
      const nothing = { accepted: 0, open: 0, delivered: 0, bytes: 0, firstAcceptedAt: null, lastAcceptedAt: null };
      expect(await readStatistics(db(), lake)).toMatchObject(nothing);

      await commit(first, await open(2));
      expect(await readStatistics(db(), lake)).toMatchObject({ accepted: 2, open: 0, delivered: 2, bytes: 20 });
    });

    it('is dropped when its reader died with it and two days have passed', async () => {
      const [left, fresh] = [await open(1), await open(2)];
      await db().execute(sql`update table_batches set created_at = now() - interval '49 hours' where id = ${left}`);

      await forgetBatches(db());

      expect(await readSettledBatches(db(), [left, fresh])).toMatchObject([{ id: left, state: 'dropped' }]);
      expect(await readOpenBatches(db(), [left, fresh])).toMatchObject([{ id: fresh }]);
    });

    it('is listed once it is in the table, the newest first, page by page', async () => {
      const ids = [await open(1), await open(2), await open(3)];
      await open(4);
      await commit(...ids);
      const [oldest, middle, newest] = ids;
      const page = await listCommittedBatches(db(), lake, { limit: 2 });
      expect(page).toMatchObject([
        { id: newest, rows: 3, poison: 1, bytes: 30, snapshotId: '7' },
        { id: middle, rows: 2 },
      ]);
      expect(await listCommittedBatches(db(), lake, { limit: 2, afterId: middle ?? '' })).toMatchObject([
        { id: oldest, rows: 1 },
      ]);
    });
  });
});
