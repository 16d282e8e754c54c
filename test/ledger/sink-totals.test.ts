import { penstockItself } from '../../src/model/change';
import { sql } from 'drizzle-orm';
import { claimWork } from '../../src/ledger/claim/claim-work';
import { countGroups } from '../../src/ledger/groups/count-groups';
import { rows, type Database } from '../../src/ledger/ledger';
import { pauseSink } from '../../src/ledger/flow/pause-sink';
import { recordEnds } from '../../src/ledger/attempts/record-ends';
import { settleDelivery } from '../../src/ledger/attempts/settle-delivery';
import { readSinkTotals } from '../../src/ledger/sink-totals';
import { deliveryStates } from '../../src/model/delivery';
import { DeliveryError, failureOf } from '../../src/model/errors';
import { newUuid } from '../../src/model/ids';
import { anEvent } from '../support/event';
import { onEveryLedger } from '../support/ledgers';
import { accept, acceptAll, claim, withSink, withSource } from '../support/world';

const failure = failureOf(new DeliveryError('targetFailed', '500', { status: 500 }));

describe('totals of sinks', () => {
  onEveryLedger((ledger) => {
    beforeEach(async () => {
      await withSource(ledger());
      await withSink(ledger(), {});
      await withSink(ledger(), { id: 'other' });
    });
    const totalsOf = async (sinkId: string) =>
      (await readSinkTotals(ledger().db)).find((total) => total.sinkId === sinkId);
    const recount = async (sinkId: string) => {
      const found = await rows<{ state: string; count: number }>(
        ledger().db,
        sql`select state, count(*)::float8 as count from deliveries where sink_id = ${sinkId} group by state`,
      );
      const counted = new Map(found.map(({ state, count }) => [state, count]));
      return Object.fromEntries(deliveryStates.map((state) => [state, counted.get(state) ?? 0]));
    };
    const acceptMany = (count: number) =>
      acceptAll(
        ledger(),
        Array.from({ length: count }, () => ({
          event: anEvent({ id: newUuid() }),
          deliveries: [{ id: newUuid(), sinkId: 'target' }],
        })),
      );

    it('equal a recount, whoever carries the deliveries', async () => {
      await acceptMany(4);
      const [running, waiting, dead] = await claim(ledger(), 3);
      if (!running || !waiting || !dead) throw new Error('three are due');
      await settleDelivery(ledger().db, waiting, { state: 'waiting', delayMs: 60_000 });
      await settleDelivery(ledger().db, dead, { state: 'dead', failure, timeToLiveMs: 60_000 });
      await acceptMany(10);
      const { groups } = await claimWork(ledger().db, 1, { groupable: () => true, isFast: () => false });
      const [group] = groups;
      if (!group) throw new Error('ten are due');
      const end = { run: group.run, number: 1, durationMs: 1 };
      await recordEnds(ledger().db, [
        { ...end, id: group.deliveryIds[0] ?? '', kind: 'delivered', receipt: {} },
        { ...end, id: group.deliveryIds[1] ?? '', kind: 'failedInGroup', failure, delayMs: 60_000 },
      ]);
      await acceptMany(3);
      await pauseSink(ledger().db, 'shop', 'target', 'by request', penstockItself);
      await accept(ledger(), anEvent({ id: newUuid() }), 'other');

      const totals = await totalsOf('target');
      expect(totals).toMatchObject({ accepted: 17, parked: 4, running: 10, waiting: 1, dead: 1, delivered: 1 });
      expect(totals).toMatchObject(await recount('target'));
      expect(await totalsOf('other')).toMatchObject(await recount('other'));
      expect(await countGroups(ledger().db)).toBe(1);
    });

    it('count a long queue by what its sink says, without reading it', async () => {
      await acceptMany(1010);
      expect(await totalsOf('target')).toMatchObject({ accepted: 1010, pending: 1010, parked: 0 });
      await pauseSink(ledger().db, 'shop', 'target', 'by request', penstockItself);
      expect(await totalsOf('target')).toMatchObject({ accepted: 1010, pending: 0, parked: 1010 });
    });

    it('read few rows of a long queue', async () => {
      await acceptMany(1500);
      await ledger().db.transaction(async (transaction) => {
        const before = await rowsRead(transaction);
        await readSinkTotals(transaction);
        const after = await rowsRead(transaction);
        expect(after - before).toBeLessThan(100);
        await transaction.execute(sql`select sum(bytes) from deliveries`);
        expect((await rowsRead(transaction)) - after).toBeGreaterThanOrEqual(1500);
      });
    });

    /** Rows of `deliveries` that this connection has read. */
    const rowsRead = async (transaction: Database): Promise<number> => {
      const [read] = await rows<{ count: number }>(
        transaction,
        sql`select (seq_tup_read + idx_tup_fetch)::float8 as count from pg_stat_xact_user_tables where relname = 'deliveries'`,
      );
      return read?.count ?? 0;
    };
  });
});
