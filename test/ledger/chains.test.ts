import { listChain } from '../../src/ledger/read-chain';
import { listDeliveries } from '../../src/ledger/read-deliveries';
import { newUuid } from '../../src/model/ids';
import type { Policy } from '../../src/model/policy';
import { anEvent } from '../support/event';
import { onEveryLedger } from '../support/ledgers';
import { acceptAll, claim, withSink, withSource } from '../support/world';

const to = (sinkId: string, event = anEvent()) => ({ event, deliveries: [{ id: newUuid(), sinkId }] });

describe('a chain of triggers', () => {
  onEveryLedger((ledger) => {
    beforeEach(() => withSource(ledger()));

    const aSink = (id: string, policy: Partial<Policy>) => withSink(ledger(), { id, policy });
    /** What became of one delivery of an event. */
    const accept = async (sinkId: string, differences: Parameters<typeof anEvent>[0]) => {
      const [accepted] = await acceptAll(ledger(), [to(sinkId, anEvent(differences))]);
      return accepted?.deliveries[0];
    };

    it('ends at the limit of the sink: later events are kept, and their deliveries skipped for good', async () => {
      await aSink('target', { chainLimit: 3 });
      const first = to('target');
      await acceptAll(ledger(), [first]);
      const next = () => accept('target', { rootid: first.event.rootid, depth: 1 });
      expect(await next()).toMatchObject({ state: 'pending' });
      expect(await next()).toMatchObject({ state: 'pending' });
      const reason = 'chain limit: event 4 of a chain limited to 3';
      expect(await next()).toMatchObject({ state: 'skipped', reason });
      const [skipped] = await listDeliveries(ledger().db, { state: 'skipped', limit: 10 });
      expect(skipped).toMatchObject({ reason, attempts: 0, settledAt: expect.any(String) as string });
      expect(
        await listChain(ledger().db, { rootid: first.event.rootid, within: { project: 'default' }, limit: 10 }),
      ).toHaveLength(4);
    });

    it('counts each event of a batch, and a repeated one once', async () => {
      await aSink('target', { chainLimit: 4 });
      const inChain = () => to('target', anEvent({ rootid: 'the-first', depth: 1 }));
      const repeated = inChain();
      await acceptAll(ledger(), [repeated]);
      await acceptAll(ledger(), [repeated, repeated]);
      const answers = await acceptAll(ledger(), [inChain(), inChain(), inChain()]);
      const states = answers.map(({ deliveries }) => deliveries[0]?.state).sort();
      expect(states).toEqual(['pending', 'pending', 'skipped']);
    });

    it('counts exactly when many events of it come in at the same time', async () => {
      await aSink('target', { chainLimit: 11 });
      const inChain = () => to('target', anEvent({ rootid: 'the-first', depth: 1 }));
      const answers = await Promise.all(Array.from({ length: 20 }, () => acceptAll(ledger(), [inChain(), inChain()])));
      const states = answers.flat().map(({ deliveries }) => deliveries[0]?.state);
      expect(states.filter((state) => state === 'pending')).toHaveLength(10);
      expect(states.filter((state) => state === 'skipped')).toHaveLength(30);
    });

    it('keeps no later delivery of an order waiting for one that it skipped', async () => {
      await aSink('target', { chainLimit: 1, order: { key: 'subject', whenStuck: 'deadLetter' } });
      const keyed = (event = anEvent()) => ({
        event,
        deliveries: [{ id: newUuid(), sinkId: 'target', orderKey: 'a' }],
      });
      const [skipped] = await acceptAll(ledger(), [keyed(anEvent({ rootid: 'the-first', depth: 1 }))]);
      expect(skipped?.deliveries[0]).toMatchObject({ state: 'skipped' });
      const [next] = await acceptAll(ledger(), [keyed()]);
      expect((await claim(ledger(), 10)).map(({ id }) => id)).toEqual([next?.deliveries[0]?.id]);
    });

    it('does not count events that begin chains of their own', async () => {
      await aSink('target', { chainLimit: 1 });
      const answers = await acceptAll(ledger(), [to('target'), to('target'), to('target')]);
      expect(answers.map(({ deliveries }) => deliveries[0]?.state)).toEqual(['pending', 'pending', 'pending']);
    });

    it('gives a sink that skips cycles no event of a chain in which it had a less deep one', async () => {
      await aSink('guarded', { cycles: 'skip' });
      await aSink('other', {});
      const first = to('guarded');
      await acceptAll(ledger(), [first]);
      const { rootid } = first.event;
      expect(await accept('other', { rootid, depth: 1 })).toMatchObject({ state: 'pending' });
      expect(await accept('guarded', { rootid, depth: 2 })).toMatchObject({
        state: 'skipped',
        reason: 'cycle: the sink had an earlier event of the chain',
      });
      expect(await accept('other', { rootid, depth: 2 })).toMatchObject({ state: 'pending' });
    });

    it('knows a cycle in a chain that began elsewhere, and two events of the same depth for none', async () => {
      await aSink('guarded', { cycles: 'skip' });
      expect(await accept('guarded', { rootid: 'elsewhere', depth: 1 })).toMatchObject({ state: 'pending' });
      expect(await accept('guarded', { rootid: 'elsewhere', depth: 1 })).toMatchObject({ state: 'pending' });
      expect(await accept('guarded', { rootid: 'elsewhere', depth: 2 })).toMatchObject({ state: 'skipped' });
    });

    it('is listed with the delivery that led to each event, if that is one of the chain', async () => {
      await aSink('target', {});
      const first = to('target');
      const stranger = to('target');
      await acceptAll(ledger(), [first, stranger]);
      const { rootid } = first.event;
      await accept('target', { rootid, depth: 1, causeid: first.deliveries[0]?.id ?? '' });
      await accept('target', { rootid, depth: 1, causeid: stranger.deliveries[0]?.id ?? '' });
      await accept('target', { rootid, depth: 1, causeid: 'nobody knows' });
      const listed = await listChain(ledger().db, { rootid, within: { project: 'default' }, limit: 10 });
      expect(listed.map(({ depth, causeid }) => [depth, causeid])).toEqual([
        [0, undefined],
        [1, first.deliveries[0]?.id],
        [1, undefined],
        [1, undefined],
      ]);
      expect(listed[0]?.deliveries).toMatchObject([{ sinkId: 'target', state: 'pending', reason: null, attempts: 0 }]);
    });
  });
});
