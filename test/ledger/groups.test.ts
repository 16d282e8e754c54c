import { penstockItself } from '../../src/model/change';
import { sql } from 'drizzle-orm';
import { beginAttempts } from '../../src/ledger/attempts/begin-attempt';
import { adoptDeliveries } from '../../src/ledger/claim/adopt-deliveries';
import { claimWork } from '../../src/ledger/claim/claim-work';
import { closeGroups, readGroupOutcome, setApart } from '../../src/ledger/groups/close-groups';
import { openGroups } from '../../src/ledger/groups/open-groups';
import { takePermits } from '../../src/ledger/groups/permits';
import { claimOverdueGroups } from '../../src/ledger/groups/overdue-groups';
import { createKeyring } from '../../src/ledger/secrets/keyring';
import { rows, type Ledger } from '../../src/ledger/ledger';
import { recogniseEngine } from '../../src/ledger/overdue-deliveries';
import { pauseSink } from '../../src/ledger/flow/pause-sink';
import { listAttempts } from '../../src/ledger/read-deliveries';
import { recordEnds, type End } from '../../src/ledger/attempts/record-ends';
import { deleteSink } from '../../src/ledger/resources/delete-sink';
import { discardInLedger, retryInLedger } from '../../src/ledger/take-up-delivery';
import { deliveryWorkflowId, groupWorkflowId, type Group } from '../../src/model/delivery';
import { DeliveryError, failureOf } from '../../src/model/errors';
import { anEvent } from '../support/event';
import { onEveryLedger, onPostgres } from '../support/ledgers';
import { until } from '../support/until';
import { accept, keyring, readDelivery, withSink, withSource, thisWorker } from '../support/world';

const advice = { groupable: () => true, isFast: () => false };
const failure = failureOf(new DeliveryError('targetFailed', '500', { status: 500 }));

async function permitsOf({ db }: Ledger): Promise<number | undefined> {
  const [sum] = await rows<{ permits: number }>(db, sql`select sum(permits)::integer as permits from groups`);
  return sum?.permits;
}

describe('groups in the ledger', () => {
  onEveryLedger((ledger) => {
    beforeEach(async () => {
      await withSource(ledger());
      await withSink(ledger(), {});
    });

    const acceptMany = async (count: number) => {
      const ids: string[] = [];
      for (let n = 0; n < count; n++) ids.push(await accept(ledger()));
      return ids;
    };
    const claimGroup = async (): Promise<Group> => {
      const { groups } = await claimWork(ledger().db, 10, advice);
      if (!groups[0]) throw new Error('no group was claimed');
      return groups[0];
    };
    const aGroup = async (members = 6) => {
      await acceptMany(members);
      return claimGroup();
    };
    const endOf = (group: Group, index: number, end: object): End =>
      ({ id: group.deliveryIds[index], run: group.run, number: 1, durationMs: 7, ...end }) as End;
    const groupIds = () => rows(ledger().db, sql`select id from groups`);

    it('claims what waits together, oldest first, and names the workflow that carries each', async () => {
      const ids = await acceptMany(6);
      const group = await claimGroup();
      expect(group).toMatchObject({ deliveryIds: ids, sinkId: 'target', sinkType: 'webhook' });
      expect(await readDelivery(ledger(), ids[3] ?? '')).toMatchObject({
        state: 'running',
        workflowId: groupWorkflowId(group.id),
        inGroup: true,
      });
    });

    it('reads the members with their events, as they stand', async () => {
      const group = await aGroup();
      const [opened] = await openGroups(ledger().db, keyring, thisWorker, group.id);
      expect(opened).toMatchObject({ permits: 6, sink: { type: 'webhook' } });
      expect(opened?.members.map(({ id }) => id)).toEqual(group.deliveryIds);
      expect(opened?.members[0]).toMatchObject({ attempts: 0, event: { type: 'order.created' } });
    });

    it('settles a member as it is delivered, and goes on naming the group', async () => {
      const group = await aGroup();
      await recordEnds(ledger().db, [endOf(group, 0, { kind: 'delivered', receipt: { status: 200 } })]);
      const [id = ''] = group.deliveryIds;
      expect(await readDelivery(ledger(), id)).toMatchObject({
        state: 'delivered',
        attempts: 1,
        owned: false,
        receipt: { status: 200 },
        workflowId: groupWorkflowId(group.id),
      });
      expect(await listAttempts(ledger().db, id)).toMatchObject([{ number: 1, outcome: 'delivered' }]);
      const [again] = await openGroups(ledger().db, keyring, thisWorker, group.id);
      expect(again?.members).toHaveLength(5);
    });

    it('gives a member that failed a workflow of its own, which waits for the next attempt', async () => {
      const group = await aGroup();
      await recordEnds(ledger().db, [endOf(group, 0, { kind: 'failedInGroup', failure, delayMs: 60_000 })]);
      const [id = ''] = group.deliveryIds;
      expect(await readDelivery(ledger(), id)).toMatchObject({ state: 'pending', attempts: 1, owned: false });
      const [adopted] = await adoptDeliveries(ledger().db, 10);
      expect(adopted).toMatchObject({ id, attempts: 1, takenOver: { state: 'waiting', failure: { status: 500 } } });
      expect(await readDelivery(ledger(), id)).toMatchObject({ state: 'waiting', owned: true, inGroup: false });
      expect(await adoptDeliveries(ledger().db, 10)).toEqual([]);
    });

    it('names the group that made an attempt, whichever workflow has the delivery later', async () => {
      const group = await aGroup();
      await recordEnds(ledger().db, [endOf(group, 0, { kind: 'failedInGroup', failure, delayMs: 0 })]);
      const [id = ''] = group.deliveryIds;
      expect(await readDelivery(ledger(), id)).toMatchObject({ workflowId: groupWorkflowId(group.id), inGroup: true });
      const [adopted] = await adoptDeliveries(ledger().db, 10);
      const own = deliveryWorkflowId(id, adopted!.run);
      await beginAttempts(ledger().db, [{ id, run: adopted!.run, number: 2, scheduleFrom: 0, timeLimitMs: 1000 }]);
      expect(await readDelivery(ledger(), id)).toMatchObject({ workflowId: own, inGroup: false });
      expect(await listAttempts(ledger().db, id)).toMatchObject([
        { number: 1, outcome: 'failed', workflowId: groupWorkflowId(group.id) },
        { number: 2, outcome: 'running', workflowId: own },
      ]);
    });

    it('lists a dead letter at once, retryable before it has a workflow', async () => {
      const group = await aGroup();
      await recordEnds(ledger().db, [endOf(group, 0, { kind: 'deadInGroup', failure, timeToLiveMs: 60_000 })]);
      const [id = ''] = group.deliveryIds;
      expect(await readDelivery(ledger(), id)).toMatchObject({ state: 'dead', attempts: 1, owned: false });
      const [adopted] = await adoptDeliveries(ledger().db, 10);
      expect(adopted).toMatchObject({ id, takenOver: { state: 'dead' } });
      expect(await readDelivery(ledger(), id)).toMatchObject({ state: 'dead', owned: true });
    });

    it('leaves in the ledger what a sink may not have a workflow for, and attempts it in groups when it is due', async () => {
      await deleteSink(ledger().db, 'shop', 'target', penstockItself);
      await withSink(ledger(), { policy: { maxWorkflows: 2 } });
      const group = await aGroup();
      const end = { kind: 'failedInGroup', failure, delayMs: 50 };
      await recordEnds(
        ledger().db,
        group.deliveryIds.map((_, index) => endOf(group, index, end)),
      );
      await closeGroups(ledger().db, [group]);
      expect(await adoptDeliveries(ledger().db, 10)).toHaveLength(2);
      const parked = await rows(ledger().db, sql`select from deliveries where state = 'parked' and reason = 'limit'`);
      expect(parked).toHaveLength(4);
      await ledger().db.execute(sql`update deliveries set due_at = now() where state = 'parked'`);
      expect((await claimGroup()).deliveryIds).toHaveLength(4);
    });

    it.each([
      ['paused', () => pauseSink(ledger().db, 'shop', 'target', 'by request', penstockItself)],
      ['breaker', () => ledger().db.execute(sql`update sink_flow set breaker = 'open'`)],
    ])('leaves a member that failed in the ledger while its sink is held back: %s', async (reason, holdBack) => {
      const group = await aGroup();
      await holdBack();
      await recordEnds(ledger().db, [endOf(group, 0, { kind: 'failedInGroup', failure, delayMs: 60_000 })]);
      expect(await adoptDeliveries(ledger().db, 10)).toEqual([]);
      expect(await readDelivery(ledger(), group.deliveryIds[0] ?? '')).toMatchObject({ state: 'parked', reason });
    });

    it('gives waiting and dead ones together no more workflows than their sink may have', async () => {
      await deleteSink(ledger().db, 'shop', 'target', penstockItself);
      await withSink(ledger(), { policy: { maxWorkflows: 4 } });
      const group = await aGroup(8);
      const ends = [
        { kind: 'failedInGroup', failure, delayMs: 60_000 },
        { kind: 'deadInGroup', failure, timeToLiveMs: 60_000 },
      ];
      await recordEnds(
        ledger().db,
        group.deliveryIds.map((_, index) => endOf(group, index, ends[index % 2] ?? {})),
      );
      expect(await adoptDeliveries(ledger().db, 10)).toHaveLength(4);
    });

    it('does not bring back what was discarded, nor keep a retry waiting', async () => {
      const group = await aGroup();
      const end = { kind: 'failedInGroup', failure, delayMs: 60_000 };
      await recordEnds(ledger().db, [endOf(group, 0, end), endOf(group, 1, end)]);
      const [discarded = '', retried = ''] = group.deliveryIds;
      await discardInLedger(ledger().db, discarded, 'by request');
      await retryInLedger(ledger().db, retried, 'a request');
      expect(await adoptDeliveries(ledger().db, 10)).toEqual([]);
      expect(await readDelivery(ledger(), discarded)).toMatchObject({ state: 'discarded' });
      expect(await readDelivery(ledger(), retried)).toMatchObject({ state: 'pending', nextAttemptAt: null });
    });

    it('fails the attempts of a sink whose secrets cannot be read, instead of waiting for ever', async () => {
      await deleteSink(ledger().db, 'shop', 'target', penstockItself);
      await withSink(ledger(), { secrets: { signingSecret: 'whsec_AAAA' } });
      const group = await aGroup();
      const other = createKeyring(Buffer.alloc(32, 9).toString('base64'));
      const [opened] = await openGroups(ledger().db, other, thisWorker, group.id);
      expect(opened).toMatchObject({ sink: { failure: { code: 'secretUnreadable' } } });
    });

    it('gives a group more permits as far as its sink has room beside what runs alone, and an eighth is left', async () => {
      await acceptMany(2);
      expect((await claimWork(ledger().db, 10, advice)).deliveries).toHaveLength(2);
      const group = { ...(await aGroup()), sourceId: 'shop', sinkId: 'target' };
      expect(await takePermits(ledger().db, group, 10)).toBe(10);
      expect(await takePermits(ledger().db, group, 100)).toBe(50 - 6 - 2 - 6 - 10);
      expect(await takePermits(ledger().db, group, 100)).toBe(0);
      expect(await openGroups(ledger().db, keyring, thisWorker, group.id)).toMatchObject([{ permits: 42 }]);
      await closeGroups(ledger().db, [group]);
      expect(await takePermits(ledger().db, group, 100)).toBe(0);
    });

    it('gives back whom it did not attempt, uncounted, and lets its permits go', async () => {
      const group = await aGroup();
      await recordEnds(ledger().db, [endOf(group, 0, { kind: 'delivered', receipt: {} })]);
      await closeGroups(ledger().db, [group]);
      expect(await groupIds()).toEqual([]);
      expect(await readDelivery(ledger(), group.deliveryIds[1] ?? '')).toMatchObject({ state: 'pending', attempts: 0 });
      expect((await claimGroup()).deliveryIds).toEqual(group.deliveryIds.slice(1));
      expect(await readGroupOutcome(ledger().db, group.id, group.deliveryIds)).toMatchObject({ delivered: 1 });
    });

    it('takes no write of a group that has lost its members (rule 2)', async () => {
      const group = await aGroup();
      await closeGroups(ledger().db, [group]);
      const [recorded] = await recordEnds(ledger().db, [endOf(group, 0, { kind: 'delivered', receipt: {} })]);
      expect(recorded).toMatchObject({ written: false });
    });

    it('says that its sink was paused or deleted meanwhile', async () => {
      const group = await aGroup();
      await pauseSink(ledger().db, 'shop', 'target', 'by request', penstockItself);
      expect(await openGroups(ledger().db, keyring, thisWorker, group.id)).toMatchObject([{ hold: 'paused' }]);
      const [recorded] = await recordEnds(ledger().db, [endOf(group, 0, { kind: 'delivered', receipt: {} })]);
      expect(recorded).toMatchObject({ written: true, hold: 'paused' });
      await deleteSink(ledger().db, 'shop', 'target', penstockItself);
      expect(await openGroups(ledger().db, keyring, thisWorker, group.id)).toMatchObject([{ hold: 'sink deleted' }]);
    });

    it.each([
      ['closes, and knew that the sink was deleted', 'sink deleted' as const],
      ['closes, and did not know it', undefined],
    ])('leaves no dead letter of a deleted sink when the group %s', async (_what, hold) => {
      const group = await aGroup();
      await deleteSink(ledger().db, 'shop', 'target', penstockItself);
      await recordEnds(ledger().db, [
        endOf(group, 0, { kind: 'deadInGroup', failure, timeToLiveMs: 60_000 }),
        endOf(group, 1, { kind: 'failedInGroup', failure, delayMs: 60_000 }),
      ]);
      await closeGroups(ledger().db, [{ ...group, hold, failed: group.deliveryIds.slice(0, 1) }]);
      expect(await adoptDeliveries(ledger().db, 10)).toEqual([]);
      const [dead = '', failed = ''] = group.deliveryIds;
      expect(await readDelivery(ledger(), dead)).toMatchObject({
        state: 'discarded',
        reason: 'sink deleted',
        owned: false,
      });
      expect(await readDelivery(ledger(), failed)).toMatchObject({ state: 'discarded', reason: 'sink deleted' });
      const left = sql`select from deliveries
        where state = 'discarded' and (to_adopt or overdue_at is not null or expires_at is not null)`;
      expect(await rows(ledger().db, left)).toEqual([]);
    });

    it('starts a member alone that must not be carried in a group', async () => {
      const group = await aGroup();
      await setApart(ledger().db, group, group.deliveryIds.slice(0, 1));
      const [apart] = await adoptDeliveries(ledger().db, 10);
      expect(apart).toMatchObject({ id: group.deliveryIds[0], attempts: 0 });
      expect(apart).not.toHaveProperty('takenOver');
    });

    it('starts it alone although its sink has as many workflows as it may have', async () => {
      await deleteSink(ledger().db, 'shop', 'target', penstockItself);
      await withSink(ledger(), { policy: { maxWorkflows: 1 } });
      const group = await aGroup();
      await setApart(ledger().db, group, group.deliveryIds.slice(0, 3));
      expect(await adoptDeliveries(ledger().db, 10)).toHaveLength(3);
    });

    it('carries no more than 4 MB of events', async () => {
      for (let n = 0; n < 6; n++) await accept(ledger(), anEvent({ body: Buffer.alloc(1_500_000, 'x') }));
      expect((await claimGroup()).deliveryIds).toHaveLength(3);
    });

    it('asks about every group when the engine is another one than before', async () => {
      const group = await aGroup();
      await recogniseEngine(ledger().db, 'first');
      expect(await claimOverdueGroups(ledger().db, 10)).toEqual([]);
      await recogniseEngine(ledger().db, 'second');
      expect(await claimOverdueGroups(ledger().db, 10)).toEqual([{ id: group.id }]);
    });
  });

  onPostgres((ledger) => {
    it('puts no delivery into two groups, and gives away no more than the concurrency of the sink', async () => {
      await withSource(ledger());
      await withSink(ledger(), { policy: { maxConcurrency: 9 } });
      for (let n = 0; n < 60; n++) await accept(ledger());
      const claims = await Promise.all(Array.from({ length: 12 }, () => claimWork(ledger().db, 5, advice)));
      const ids = claims.flatMap(({ groups }) => groups.flatMap(({ deliveryIds }) => deliveryIds));
      expect(new Set(ids).size).toBe(ids.length);
      expect(await permitsOf(ledger())).toBeLessThanOrEqual(9);
    });

    it('gives groups that ask for more at the same time no more than their sink has room for', async () => {
      await withSource(ledger());
      await withSink(ledger(), { policy: { maxConcurrency: 40 } });
      const groups: Group[] = [];
      while (groups.length < 4) {
        for (let n = 0; n < 5; n++) await accept(ledger());
        groups.push(
          ...(await until('a group', async () => {
            const claimed = await claimWork(ledger().db, 5, advice);
            return claimed.groups.length > 0 && claimed.groups;
          })),
        );
      }
      expect(await permitsOf(ledger())).toBe(20);
      const asked = groups.map((group) => takePermits(ledger().db, { ...group, sourceId: 'shop' }, 40));
      expect((await Promise.all(asked)).filter((more) => more > 0)).toEqual([15]);
      expect(await permitsOf(ledger())).toBe(35);
    });
  });
});
