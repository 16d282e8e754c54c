// Groups of several sinks that one workflow carries.
import { penstockItself } from '../../src/model/change';
import { sql } from 'drizzle-orm';
import { claimWork } from '../../src/ledger/claim/claim-work';
import { deleteSink } from '../../src/ledger/resources/delete-sink';
import { closeGroups } from '../../src/ledger/groups/close-groups';
import { openGroups } from '../../src/ledger/groups/open-groups';
import { claimOverdueGroups, findGroups } from '../../src/ledger/groups/overdue-groups';
import { rows } from '../../src/ledger/ledger';
import { pauseSink } from '../../src/ledger/flow/pause-sink';
import { recordEnds } from '../../src/ledger/attempts/record-ends';
import { readStatistics } from '../../src/ledger/statistics';
import { groupWorkflowId, type Carrier, type Group } from '../../src/model/delivery';
import { newUuid } from '../../src/model/ids';
import { Intakes } from '../../src/model/intakes';
import { anEvent } from '../support/event';
import { onEveryLedger, onPostgres } from '../support/ledgers';
import { accept, acceptAll, keyring, readDelivery, withSink, withSource, thisWorker } from '../support/world';

const advice = { groupable: () => true, isFast: () => false };
const sinks = Array.from({ length: 10 }, (_, index) => `sink-${index}`);

describe('a carrier in the ledger', () => {
  onEveryLedger((ledger) => {
    beforeEach(async () => {
      await withSource(ledger());
      for (const id of sinks) await withSink(ledger(), { id });
    });

    const acceptEach = async (which = sinks) => {
      const ids: string[] = [];
      for (const sinkId of which) ids.push(await accept(ledger(), anEvent(), sinkId));
      return ids;
    };
    const claimCarrier = async (): Promise<Carrier> => {
      const { carriers, groups, deliveries } = await claimWork(ledger().db, 20, advice);
      expect([groups, deliveries]).toEqual([[], []]);
      if (!carriers[0]) throw new Error('no carrier was claimed');
      return carriers[0];
    };
    const groupOf = ({ groups }: Carrier, sinkId: string): Group => {
      const group = groups.find((one) => one.sinkId === sinkId);
      if (!group) throw new Error(`${sinkId} is not aboard`);
      return group;
    };

    it('has a group for each sink, and is the workflow that each delivery names', async () => {
      const ids = await acceptEach();
      const carrier = await claimCarrier();
      expect(carrier.groups.map(({ sinkId }) => sinkId).sort()).toEqual(sinks);
      expect(new Set(carrier.groups.map(({ id }) => id))).toEqual(new Set([carrier.id]));
      expect(new Set(carrier.groups.map(({ run }) => run)).size).toBe(sinks.length);
      expect(carrier.groups.flatMap(({ deliveryIds }) => deliveryIds).sort()).toEqual(ids.sort());
      expect(await readDelivery(ledger(), ids[3]!)).toMatchObject({
        state: 'running',
        workflowId: groupWorkflowId(carrier.id),
        inGroup: true,
      });
    });

    it('is opened with the settings and the members of each group, or of those that have boarded', async () => {
      await acceptEach();
      const carrier = await claimCarrier();
      const opened = await openGroups(ledger().db, keyring, thisWorker, carrier.id);
      expect(opened.map(({ sinkId }) => sinkId).sort()).toEqual(sinks);
      for (const { sinkId, members, permits, sink } of opened) {
        expect(members.map(({ id }) => id)).toEqual(groupOf(carrier, sinkId).deliveryIds);
        expect([permits, sink?.type]).toEqual([1, 'webhook']);
      }
      const { run } = groupOf(carrier, 'sink-4');
      expect(await openGroups(ledger().db, keyring, thisWorker, carrier.id, [run])).toMatchObject([
        { sinkId: 'sink-4', run },
      ]);
    });

    it('is boarded while it is under way', async () => {
      await withSink(ledger(), { id: 'later' });
      await withSink(ledger(), { id: 'last' });
      await acceptEach();
      const { id } = await claimCarrier();
      const later = await acceptEach(['later', 'last']);
      const intakes = new Intakes();
      const came: Group[][] = [];
      const keepPlace = () => (groups: Group[] | 'unknown') => void (groups === 'unknown' || came.push(groups));
      intakes.carriers.add({ id, hasRoom: () => true, keepPlace, giveWay: () => undefined });
      const claimed = await claimWork(ledger().db, 20, { ...advice, intakes });
      expect(claimed).toMatchObject({ deliveries: [], groups: [], carriers: [], joined: 2 });
      expect(came).toHaveLength(1);
      expect(came[0]!.flatMap(({ deliveryIds }) => deliveryIds).sort()).toEqual(later.sort());
      expect(await findGroups(ledger().db, id)).toHaveLength(sinks.length + 2);
    });

    it('gives back at the end of a group whom it did not attempt, and leaves the other groups alone', async () => {
      const [delivered, , given, other] = await acceptEach();
      const carrier = await claimCarrier();
      const [first, third] = [groupOf(carrier, 'sink-0'), groupOf(carrier, 'sink-2')];
      const end = { kind: 'delivered' as const, receipt: {}, number: 1, durationMs: 5 };
      await recordEnds(ledger().db, [{ ...end, id: delivered!, run: first.run }]);
      await closeGroups(ledger().db, [first, third]);

      expect(await readDelivery(ledger(), delivered!)).toMatchObject({
        state: 'delivered',
        workflowId: groupWorkflowId(carrier.id),
      });
      expect(await readDelivery(ledger(), given!)).toMatchObject({ state: 'pending', attempts: 0, inGroup: false });
      expect(await readDelivery(ledger(), other!)).toMatchObject({ state: 'running', inGroup: true });
      const left = await openGroups(ledger().db, keyring, thisWorker, carrier.id);
      expect(left.map(({ sinkId }) => sinkId).sort()).toEqual(sinks.filter((id) => id !== 'sink-0' && id !== 'sink-2'));
      expect(await readStatistics(ledger().db)).toMatchObject({ accepted: 10, delivered: 1, open: 9 });
    });

    it('gives members back for what holds their own sink back', async () => {
      const ids = await acceptEach();
      const carrier = await claimCarrier();
      await pauseSink(ledger().db, 'shop', 'sink-1', 'by request', penstockItself);
      await deleteSink(ledger().db, 'shop', 'sink-2', penstockItself);
      const opened = await openGroups(ledger().db, keyring, thisWorker, carrier.id);
      const held = Object.fromEntries(opened.flatMap(({ sinkId, hold }) => (hold ? [[sinkId, hold]] : [])));
      expect(held).toEqual({ 'sink-1': 'paused', 'sink-2': 'sink deleted' });
      await closeGroups(ledger().db, opened);
      const states = await Promise.all(ids.slice(0, 3).map((id) => readDelivery(ledger(), id)));
      expect(states).toMatchObject([
        { state: 'pending' },
        { state: 'parked', reason: 'paused' },
        { state: 'discarded', reason: 'sink deleted' },
      ]);
    });

    it('takes in what is accepted for a group of it, and for no other of its groups', async () => {
      await acceptEach();
      const carrier = await claimCarrier();
      const { id, run } = groupOf(carrier, 'sink-5');
      const newcomer = () => ({
        event: anEvent(),
        deliveries: [{ id: newUuid(), sinkId: 'sink-5', group: { id, run } }],
      });
      const [accepted] = await acceptAll(ledger(), [newcomer()]);
      expect(accepted?.deliveries).toMatchObject([{ state: 'running' }]);
      await closeGroups(ledger().db, [{ id, run }]);
      const [late] = await acceptAll(ledger(), [newcomer()]);
      expect(late?.deliveries).toMatchObject([{ state: 'pending' }]);
    });

    it('is given no more than 4 MB of events by one claim', async () => {
      const large = () => anEvent({ body: Buffer.alloc(1024 * 1024) });
      for (const sinkId of sinks) await accept(ledger(), large(), sinkId);
      const { groups } = await claimCarrier();
      expect(groups).toHaveLength(4);
      expect((await claimWork(ledger().db, 20, advice)).deliveries).toHaveLength(6);
    });

    it('is asked about once when several of its groups have been silent for too long', async () => {
      await acceptEach();
      const { id } = await claimCarrier();
      await ledger().db.execute(sql`update groups set overdue_at = now() where sink_id in ('sink-1', 'sink-2')`);
      expect(await claimOverdueGroups(ledger().db, 10)).toEqual([{ id }]);
      expect(await claimOverdueGroups(ledger().db, 10)).toEqual([]);
    });

    it('carries nothing of a sink whose grouping is off, whose attempts may last long, or that has much', async () => {
      await withSink(ledger(), { id: 'off', policy: { grouping: 'off' } });
      await withSink(ledger(), { id: 'long', policy: { attemptTimeLimit: '1h' } });
      await withSink(ledger(), { id: 'much' });
      await acceptEach([...sinks, 'off', 'long', ...Array.from({ length: 21 }, () => 'much')]);
      const { carriers, groups, deliveries } = await claimWork(ledger().db, 20, advice);
      expect(carriers[0]?.groups.map(({ sinkId }) => sinkId).sort()).toEqual(sinks);
      expect(groups.map(({ sinkId }) => sinkId)).toEqual(['much']);
      expect(deliveries.map(({ sinkId }) => sinkId).sort()).toEqual(['long', 'off']);
    });
  });

  onPostgres((ledger) => {
    it('loses nobody who is accepted into its groups while they are closed', async () => {
      await withSource(ledger());
      for (const id of sinks) await withSink(ledger(), { id });
      for (let round = 0; round < 10; round++) {
        for (const sinkId of sinks) await accept(ledger(), anEvent(), sinkId);
        const { carriers } = await claimWork(ledger().db, 20, advice);
        const groups = carriers[0]?.groups ?? [];
        expect(groups).toHaveLength(sinks.length);
        const newcomers = () =>
          groups.map((group) => ({ event: anEvent(), deliveries: [{ id: newUuid(), sinkId: group.sinkId, group }] }));
        await Promise.all([
          acceptAll(ledger(), newcomers()),
          acceptAll(ledger(), newcomers().reverse()),
          closeGroups(ledger().db, groups.slice(0, 5)),
          closeGroups(ledger().db, groups.slice(5).reverse()),
        ]);
        expect(await rows(ledger().db, sql`select from deliveries where state = 'running'`)).toEqual([]);
        expect(await rows(ledger().db, sql`select from groups`)).toEqual([]);
        await ledger().db.execute(sql`update deliveries set state = 'delivered', settled_at = now()`);
      }
    });
  });
});
