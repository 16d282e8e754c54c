import { penstockItself } from '../../src/model/change';
import { listAudit } from '../../src/ledger/audit';
import { decideLosses, noteLoss, readLosses, removeLoss } from '../../src/ledger/kafka/losses';
import { countRejected, keepRejected, listRejected } from '../../src/ledger/kafka/rejected-records';
import { settleStarts } from '../../src/ledger/kafka/starts';
import { madeAnew, renewTopics, settleTopics } from '../../src/ledger/kafka/topics';
import { deleteSource } from '../../src/ledger/resources/delete-sink';
import { purgeDeleted } from '../../src/ledger/resources/purge-deleted';
import { undeleteSource } from '../../src/ledger/resources/undelete';
import { onEveryLedger } from '../support/ledgers';
import { withSource } from '../support/world';

const shop = { sourceId: 'shop', group: 'g' };
const start = (partition: number, offset: number) => ({ partition, offset, firstOffset: 3 });

onEveryLedger((ledger) => {
  beforeEach(() => withSource(ledger()));

  describe('where a group begins', () => {
    it('is settled once, whoever comes first', async () => {
      const { db } = ledger();
      const settled = await Promise.all([
        settleStarts(db, shop, 't', [start(0, 10), start(1, 20)]),
        settleStarts(db, shop, 't', [start(0, 11), start(1, 21)]),
      ]);
      expect(settled[0]).toHaveLength(2);
      expect(settled[1]).toEqual(settled[0]);
    });

    it('is the first record of a partition that comes later', async () => {
      const { db } = ledger();
      await settleStarts(db, shop, 't', [start(0, 10)]);
      expect(await settleStarts(db, shop, 't', [start(0, 15), start(1, 20)])).toEqual([
        { topic: 't', partition: 0, offset: 10 },
        { topic: 't', partition: 1, offset: 3 },
      ]);
      expect(await settleStarts(db, shop, 'u', [start(0, 7)])).toEqual([{ topic: 'u', partition: 0, offset: 7 }]);
    });

    it('is not written down for a source that is gone', async () => {
      const { db } = ledger();
      await deleteSource(db, 'shop', penstockItself);
      expect(await settleStarts(db, shop, 't', [start(0, 10)])).toEqual([]);
    });
  });

  describe('a topic', () => {
    const aTopic = (partition: number, topicId: string) => ({ topic: 't', partition, topicId });
    const [former, other] = ['5f0f2a8e-53a4-4b43-9c1c-000000000001', '5f0f2a8e-53a4-4b43-9c1c-000000000002'];
    const zero = { topic: 't', partition: 0 };

    it('is known by what it was when a partition was read first, until it is gone on with', async () => {
      const { db } = ledger();
      expect(await settleTopics(db, shop, [aTopic(0, former)])).toEqual([]);
      expect(await settleTopics(db, shop, [aTopic(0, other), aTopic(1, other)])).toEqual([zero]);
      expect(await settleTopics(db, shop, [aTopic(0, other), aTopic(1, other)])).toEqual([zero]);
      await renewTopics(db, shop, [aTopic(0, other)]);
      expect(await settleTopics(db, shop, [aTopic(0, other)])).toEqual([]);
    });

    it('is another one to the tables that knew it, though the group has gone on with it', async () => {
      const { db } = ledger();
      const [table, later] = ['lake', 'later'].map((sinkId) => ({ ...shop, sinkId }));
      await settleTopics(db, shop, [aTopic(0, former)]);
      await settleTopics(db, table!, [aTopic(0, former)]);
      await renewTopics(db, shop, [aTopic(0, other)]);
      expect(await madeAnew(db, table!, [aTopic(0, other)])).toEqual([zero]);
      expect(await settleTopics(db, later!, [aTopic(0, other)])).toEqual([]);
    });

    it('is not asked about where the brokers know no ids', async () => {
      await settleTopics(ledger().db, shop, [aTopic(0, former)]);
      expect(await settleTopics(ledger().db, shop, [])).toEqual([]);
    });
  });

  describe('a loss', () => {
    const loss = { topic: 't', partition: 0, lostOffset: 3, firstOffset: 7, endOffset: 9 };

    it('keeps what was decided while it is the same, and nothing of it when it is another', async () => {
      const { db } = ledger();
      await noteLoss(db, shop, loss);
      expect(await decideLosses(db, 'shop', 'latest', penstockItself)).toBe(1);
      await noteLoss(db, shop, { ...loss, firstOffset: 8 });
      expect(await readLosses(db, 'shop')).toMatchObject([{ ...loss, firstOffset: 8, goOnFrom: 'latest' }]);
      await noteLoss(db, shop, { ...loss, lostOffset: 4 });
      expect(await readLosses(db, 'shop')).toMatchObject([{ lostOffset: 4, goOnFrom: null }]);
      await removeLoss(db, shop, loss);
      expect(await decideLosses(db, 'shop', 'latest', penstockItself)).toBe(0);
    });

    it('is decided about in the name of somebody, which is recorded', async () => {
      const { db } = ledger();
      await decideLosses(db, 'shop', 'latest', { author: 'ada' });
      await noteLoss(db, shop, loss);
      await decideLosses(db, 'shop', 'earliest', { author: 'ada' });
      const target = 'source/shop';
      expect(
        await listAudit(db, { project: 'default', ofDeployment: false, target, action: 'source.wentOn', limit: 10 }),
      ).toMatchObject([{ author: 'ada', sourceId: 'shop', after: { from: 'earliest', partitions: 1 } }]);
    });
  });

  describe('a rejected record', () => {
    it('is kept once, with the reason of the last time', async () => {
      const { db } = ledger();
      const place = { sourceId: 'shop', topic: 't', partition: 0, offset: 5 };
      const record = {
        ...place,
        timestampMs: -1,
        headers: [],
        key: null,
        value: Buffer.from('\0{'),
        code: 'badRequest',
      };
      await keepRejected(db, [{ ...record, reason: 'first \0' }]);
      await keepRejected(db, [{ ...record, reason: 'second' }]);
      expect(await listRejected(db, 'shop', { limit: 10 })).toMatchObject([{ ...place, reason: 'second', bytes: 2 }]);
      // Where its topic was made anew, it is another one.
      const other = { ...record, key: Buffer.from('k'), value: null, reason: 'third' };
      await keepRejected(db, [other]);
      expect(await listRejected(db, 'shop', { limit: 10 })).toMatchObject([
        { ...place, reason: 'third', key: { text: 'k' }, value: null, bytes: null },
      ]);
      expect(await countRejected(db)).toEqual(new Map([['shop', 1]]));
      await deleteSource(db, 'shop', penstockItself);
      expect(await countRejected(db)).toEqual(new Map());
      await expect(keepRejected(db, [{ ...record, reason: 'fourth' }])).rejects.toThrow('were changed meanwhile');
    });
  });

  it('keeps what it knows while its source is deleted, and nothing of it after the purge', async () => {
    const { db } = ledger();
    const record = { sourceId: 'shop', topic: 't', partition: 0, offset: 5, timestampMs: 0, headers: [], key: null };
    const undelete = () => db.transaction((transaction) => undeleteSource(transaction, 'shop', { author: 'somebody' }));
    const topics = ['1', '2'].map((end) => [
      { ...{ topic: 't', partition: 0 }, topicId: `5f0f2a8e-53a4-4b43-9c1c-00000000000${end}` },
    ]);
    await settleStarts(db, shop, 't', [start(0, 10)]);
    await settleTopics(db, shop, topics[0]!);
    await noteLoss(db, shop, { topic: 't', partition: 0, lostOffset: 3, firstOffset: 7, endOffset: 9 });
    await keepRejected(db, [{ ...record, value: null, code: 'badRequest', reason: 'x' }]);

    await deleteSource(db, 'shop', penstockItself);
    await undelete();
    expect(await settleStarts(db, shop, 't', [start(0, 99)])).toMatchObject([{ offset: 10 }]);
    expect(await settleTopics(db, shop, topics[1]!)).toHaveLength(1);
    expect(await readLosses(db, 'shop')).toHaveLength(1);
    expect(await listRejected(db, 'shop', { limit: 10 })).toHaveLength(1);

    await deleteSource(db, 'shop', penstockItself);
    expect(await purgeDeleted(db, 0)).toBe(1);
    await withSource(ledger());
    expect(await settleStarts(db, shop, 't', [start(0, 99)])).toMatchObject([{ offset: 99 }]);
    expect(await settleTopics(db, shop, topics[1]!)).toEqual([]);
    expect(await readLosses(db, 'shop')).toEqual([]);
    expect(await listRejected(db, 'shop', { limit: 10 })).toEqual([]);
  });
});
