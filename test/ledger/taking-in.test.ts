// Deliveries that a group takes in while it is under way: on being accepted, and by a claim.
import { penstockItself } from '../../src/model/change';
import { sql } from 'drizzle-orm';
import { claimWork } from '../../src/ledger/claim/claim-work';
import { closeGroups } from '../../src/ledger/groups/close-groups';
import { openGroups } from '../../src/ledger/groups/open-groups';
import { readConfigurationVersion } from '../../src/ledger/configuration';
import { rows, type Ledger } from '../../src/ledger/ledger';
import { pauseSink } from '../../src/ledger/flow/pause-sink';
import { readStatistics } from '../../src/ledger/statistics';
import { groupWorkflowId, type Group, type Member } from '../../src/model/delivery';
import { newUuid } from '../../src/model/ids';
import { Intakes } from '../../src/model/intakes';
import { anEvent } from '../support/event';
import { onEveryLedger, onPostgres } from '../support/ledgers';
import { accept, acceptAll, keyring, readDelivery, withSink, withSource, thisWorker } from '../support/world';

const advice = { groupable: () => true, isFast: () => false };

/** The version by which groups make their attempts. */
let settings: string;

/** Claims one group, whatever is due. */
async function claimGroup(ledger: Ledger): Promise<Group> {
  const intakes = new Intakes();
  intakes.callForNext({ sourceId: 'shop', sinkId: 'target' });
  const { groups } = await claimWork(ledger.db, 10, { ...advice, intakes });
  if (!groups[0]) throw new Error('no group was claimed');
  return groups[0];
}

/** Claims for a group under way with room for so many; answers who came, and how many places were kept. */
async function claimInto(ledger: Ledger, group: Group, room = 200) {
  const intakes = new Intakes();
  const joined: { came: Member[]; kept: number }[] = [];
  intakes.add({
    ...{ sourceId: 'shop', sinkId: 'target', groupId: group.id, run: group.run },
    configurationVersion: settings,
    keepPlace: () => false,
    join: () => undefined,
    stayAway: () => undefined,
    giveWay: () => undefined,
    roomForDue: () => room,
    keepPlacesForDue: (kept) => (came) => joined.push({ came, kept }),
  });
  const claimed = await claimWork(ledger.db, 10, { ...advice, intakes });
  return { claimed, joined };
}

describe('a group that takes in', () => {
  onEveryLedger((ledger) => {
    let group: Group;
    beforeEach(async () => {
      await withSource(ledger());
      await withSink(ledger(), {});
      await accept(ledger());
      group = await claimGroup(ledger());
      settings = await readConfigurationVersion(ledger().db);
    });

    const takeIn = async (into: Pick<Group, 'id' | 'run'> = group) => {
      const id = newUuid();
      const event = anEvent();
      const [accepted] = await acceptAll(ledger(), [{ event, deliveries: [{ id, sinkId: 'target', group: into }] }]);
      return { id, event, state: accepted?.deliveries[0]?.state, acceptedAt: accepted?.acceptedAt };
    };

    it('has room for attempts beyond those that it was claimed with', async () => {
      expect(await openGroups(ledger().db, keyring, thisWorker, group.id)).toMatchObject([
        { permits: 25, sink: { takesIn: true } },
      ]);
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
      const [again] = await openGroups(ledger().db, keyring, thisWorker, group.id);
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
      await closeGroups(ledger().db, [group]);
      expect(await readDelivery(ledger(), id)).toMatchObject({ state: 'pending', attempts: 0, inGroup: false });
    });

    it.each([
      ['that is closed', () => closeGroups(ledger().db, [group])],
      ['of another run', () => ledger().db.execute(sql`update groups set run = 'other'`)],
    ])('leaves what is accepted for one %s to the next claim', async (_which, end) => {
      await end();
      const { id, state } = await takeIn();
      expect(state).toBe('pending');
      expect(await readDelivery(ledger(), id)).toMatchObject({ state: 'pending', inGroup: false });
      expect((await claimGroup(ledger())).deliveryIds).toContain(id);
    });

    it.each([
      ['paused', () => pauseSink(ledger().db, 'shop', 'target', 'by request', penstockItself)],
      ['breaker', () => ledger().db.execute(sql`update sink_flow set breaker = 'open'`)],
    ])('takes nothing in while its sink is held back: %s', async (reason, holdBack) => {
      await holdBack();
      const { id, state } = await takeIn();
      expect(state).toBe('parked');
      expect(await readDelivery(ledger(), id)).toMatchObject({ state: 'parked', reason, inGroup: false });
    });

    describe('by a claim', () => {
      it('makes those who are due its members, with all that their attempts need, the oldest first', async () => {
        const ids = [await accept(ledger()), await accept(ledger()), await accept(ledger())];
        await ledger().db.execute(
          sql`update deliveries set attempts = 2, schedule_from = 1, amended_body = 'amended' where id = ${ids[0]}`,
        );
        const { claimed, joined } = await claimInto(ledger(), group, 2);
        expect(claimed).toMatchObject({ deliveries: [], groups: [], joined: 2 });
        const [{ came, kept }] = joined as [(typeof joined)[number]];
        expect([kept, came.map(({ id }) => id)]).toEqual([2, ids.slice(0, 2)]);
        expect(came[0]).toMatchObject({ attempts: 2, scheduleFrom: 1, event: { body: Buffer.from('amended') } });
        expect(await readDelivery(ledger(), ids[1]!)).toMatchObject({ state: 'running', inGroup: true });
        expect(await readDelivery(ledger(), ids[2]!)).toMatchObject({ state: 'pending', inGroup: false });
        const [again] = await openGroups(ledger().db, keyring, thisWorker, group.id);
        expect(again?.members.map(({ id }) => id)).toEqual([...group.deliveryIds, ...ids.slice(0, 2)]);
      });

      it.each([
        ['is closed', () => closeGroups(ledger().db, [group])],
        ['is another run by now', () => ledger().db.execute(sql`update groups set run = 'other'`)],
      ])('leaves them due where its group %s, and gives its places up', async (_which, end) => {
        const id = await accept(ledger());
        await end();
        const { claimed, joined } = await claimInto(ledger(), group);
        expect(claimed.joined).toBe(0);
        expect(joined.map(({ came }) => came)).toEqual([[]]);
        expect(await readDelivery(ledger(), id)).toMatchObject({ state: 'pending', inGroup: false });
      });

      it('begins another group for them when its settings are not those of the ledger any more', async () => {
        const id = await accept(ledger());
        await ledger().db.execute(sql`update deliveries set due_at = now() - interval '1 s' where id = ${id}`);
        await withSink(ledger(), { id: 'another' });
        const { claimed, joined } = await claimInto(ledger(), group);
        expect([claimed.joined, joined]).toEqual([0, []]);
        expect([...claimed.deliveries, ...claimed.groups]).toHaveLength(1);
      });
    });
  });

  onPostgres((ledger) => {
    it('loses nobody who is accepted into it while it is closed', async () => {
      await withSource(ledger());
      await withSink(ledger(), {});
      for (let round = 0; round < 20; round++) {
        await accept(ledger());
        const group = await claimGroup(ledger());
        const newcomer = () => ({ event: anEvent(), deliveries: [{ id: newUuid(), sinkId: 'target', group }] });
        const accepts = Array.from({ length: 6 }, () => acceptAll(ledger(), [newcomer(), newcomer()]));
        await Promise.all([...accepts, closeGroups(ledger().db, [group])]);
        const counted = sql`select state, count(*)::integer as count from deliveries where state <> 'delivered' group by 1`;
        expect(await rows(ledger().db, counted)).toEqual([{ state: 'pending', count: 1 + 2 * accepts.length }]);
        await ledger().db.execute(sql`update deliveries set state = 'delivered', settled_at = now()`);
      }
    });

    it('loses nobody who is claimed for it while it is closed', async () => {
      await withSource(ledger());
      await withSink(ledger(), {});
      settings = await readConfigurationVersion(ledger().db);
      for (let round = 0; round < 20; round++) {
        await accept(ledger());
        const group = await claimGroup(ledger());
        for (let n = 0; n < 5; n++) await accept(ledger());
        await Promise.all([claimInto(ledger(), group), closeGroups(ledger().db, [group])]);
        const ownerless = sql`select from deliveries where state = 'running' and group_id is not null`;
        expect(await rows(ledger().db, ownerless)).toEqual([]);
        await ledger().db.execute(sql`update deliveries set state = 'delivered', settled_at = now()`);
      }
    });
  });
});
