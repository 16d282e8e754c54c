// Deliveries that a group takes in when they are accepted.
import { sql } from 'drizzle-orm';
import { claimWork } from '../../src/ledger/claim/claim-work';
import { closeGroup } from '../../src/ledger/groups/close-group';
import { openGroup } from '../../src/ledger/groups/open-group';
import { rows } from '../../src/ledger/ledger';
import { pauseSink } from '../../src/ledger/pause-sink';
import { readStatistics } from '../../src/ledger/statistics';
import { groupWorkflowId, type Group } from '../../src/model/delivery';
import { newUuid } from '../../src/model/ids';
import { anEvent } from '../support/event';
import { onEveryLedger, onPostgres } from '../support/ledgers';
import { accept, acceptAll, keyring, readDelivery, withSink, withSource } from '../support/world';

const intakes = { isBusy: () => true };
const advice = { groupable: () => true, isFast: () => false, intakes };

describe('a group that takes in', () => {
  onEveryLedger((ledger) => {
    let group: Group;
    beforeEach(async () => {
      await withSource(ledger());
      await withSink(ledger(), {});
      await accept(ledger());
      const { groups } = await claimWork(ledger().db, 10, advice);
      if (!groups[0]) throw new Error('no group was claimed');
      group = groups[0];
    });

    const takeIn = async (into: Pick<Group, 'id' | 'run'> = group) => {
      const id = newUuid();
      const event = anEvent();
      const [accepted] = await acceptAll(ledger(), [{ event, deliveries: [{ id, sinkId: 'target', group: into }] }]);
      return { id, event, state: accepted?.deliveries[0]?.state, acceptedAt: accepted?.acceptedAt };
    };

    it('has room for attempts beyond those that it was claimed with', async () => {
      expect(await openGroup(ledger().db, keyring, group)).toMatchObject({ permits: 25, sink: { takesIn: true } });
    });

    it('makes a delivery its member at once, so that nobody claims it', async () => {
      const { id, state } = await takeIn();
      expect(state).toBe('running');
      expect(await readDelivery(ledger(), id)).toMatchObject({
        state: 'running',
        workflowId: groupWorkflowId(group.id),
        inGroup: true,
      });
      expect(await claimWork(ledger().db, 10, advice)).toMatchObject({ deliveries: [], groups: [] });
      expect(await readStatistics(ledger().db)).toMatchObject({ accepted: 2, open: 2 });
    });

    it('gives the event to whoever makes its activity again, as it was accepted', async () => {
      const { id, event, acceptedAt } = await takeIn();
      const again = await openGroup(ledger().db, keyring, group);
      const receivedAt = acceptedAt?.toISOString();
      expect(again?.members[1]).toEqual({
        id,
        attempts: 0,
        scheduleFrom: 0,
        elapsedMs: 0,
        event: { ...event, receivedAt },
      });
    });

    it('gives back at its end whom nobody attempted', async () => {
      const { id } = await takeIn();
      await closeGroup(ledger().db, group);
      expect(await readDelivery(ledger(), id)).toMatchObject({ state: 'pending', attempts: 0, inGroup: false });
    });

    it.each([
      ['that is closed', () => closeGroup(ledger().db, group)],
      ['of another run', () => ledger().db.execute(sql`update groups set run = 'other'`)],
    ])('leaves what is accepted for one %s to the next claim', async (_which, end) => {
      await end();
      const { id, state } = await takeIn();
      expect(state).toBe('pending');
      expect(await readDelivery(ledger(), id)).toMatchObject({ state: 'pending', inGroup: false });
      const claimed = await claimWork(ledger().db, 10, { ...advice, intakes: { isBusy: () => false } });
      expect([...claimed.deliveries, ...claimed.groups].length).toBeGreaterThan(0);
    });

    it.each([
      ['paused', () => pauseSink(ledger().db, 'shop', 'target', 'by request')],
      ['breaker', () => ledger().db.execute(sql`update sink_flow set breaker = 'open'`)],
    ])('takes nothing in while its sink is held back: %s', async (reason, holdBack) => {
      await holdBack();
      const { id, state } = await takeIn();
      expect(state).toBe('parked');
      expect(await readDelivery(ledger(), id)).toMatchObject({ state: 'parked', reason, inGroup: false });
    });
  });

  onPostgres((ledger) => {
    it('loses nobody who is accepted into it while it is closed', async () => {
      await withSource(ledger());
      await withSink(ledger(), {});
      for (let round = 0; round < 20; round++) {
        await accept(ledger());
        const { groups } = await claimWork(ledger().db, 10, advice);
        const group = groups[0];
        if (!group) throw new Error('no group was claimed');
        const newcomer = () => ({ event: anEvent(), deliveries: [{ id: newUuid(), sinkId: 'target', group }] });
        const accepts = Array.from({ length: 6 }, () => acceptAll(ledger(), [newcomer(), newcomer()]));
        await Promise.all([...accepts, closeGroup(ledger().db, group)]);
        const ownerless = sql`select from deliveries where state = 'running'`;
        expect(await rows(ledger().db, ownerless)).toEqual([]);
        await ledger().db.execute(sql`update deliveries set state = 'delivered', settled_at = now()`);
      }
    });
  });
});
