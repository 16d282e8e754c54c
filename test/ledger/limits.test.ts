// What a sink's limits and its breaker promise while several dispatchers and workers go by them.
import { penstockItself } from '../../src/model/change';
import { sql } from 'drizzle-orm';
import { adoptDeliveries } from '../../src/ledger/claim/adopt-deliveries';
import { claimWork } from '../../src/ledger/claim/claim-work';
import { alignWithSinks } from '../../src/ledger/flow/align-with-sinks';
import { createBeginAttempt, type AttemptKey } from '../../src/ledger/attempts/begin-attempt';
import { closeGroups, giveBack } from '../../src/ledger/groups/close-groups';
import { hastenProbes } from '../../src/ledger/flow/hasten-probes';
import { rows } from '../../src/ledger/ledger';
import { pauseSink } from '../../src/ledger/flow/pause-sink';
import { listAttempts } from '../../src/ledger/read-deliveries';
import { recordAccepted } from '../../src/ledger/attempts/record-attempt';
import { recordEnds, type End } from '../../src/ledger/attempts/record-ends';
import { settleDelivery } from '../../src/ledger/attempts/settle-delivery';
import { createTakeTurn, giveBackAttempt, returnTurn, takeTurns } from '../../src/ledger/flow/turns';
import type { Group } from '../../src/model/delivery';
import { DeliveryError, failureOf } from '../../src/model/errors';
import type { Policy } from '../../src/model/policy';
import { onEveryLedger, onPostgres } from '../support/ledgers';
import { accept, begin, claim, claimOne, readDelivery, recordFailed, withSink, withSource } from '../support/world';

const advice = { groupable: () => true, isFast: () => false };
const failure = failureOf(new DeliveryError('targetFailed', '500', { status: 500 }));
const terms = { scheduleFrom: 0, timeLimitMs: 30_000 };

describe('the limits of a sink', () => {
  onPostgres((ledger) => {
    /** As many deliveries that wait for their second attempt, each in a workflow of its own. */
    const waiting = async (count: number, policy: Partial<Policy>): Promise<AttemptKey[]> => {
      await withSource(ledger());
      await withSink(ledger(), {});
      const keys: AttemptKey[] = [];
      for (let n = 0; n < count; n++) {
        await accept(ledger());
        const { id, run } = await claimOne(ledger());
        const key = { id, run, number: 1 };
        await begin(ledger(), key, terms);
        await recordFailed(ledger(), key, failure);
        await settleDelivery(ledger().db, key, { state: 'waiting', delayMs: 1 });
        keys.push({ ...key, number: 2 });
      }
      await ledger().db.execute(sql`update sinks set policy = policy || ${JSON.stringify(policy)}::jsonb`);
      await ledger().db.execute(sql`update sink_flow set breaker = 'closed', consecutive_failures = 0`);
      return keys;
    };
    /** Each asked by a worker of its own. */
    const beginAll = async (keys: AttemptKey[]): Promise<number> => {
      const asked = keys.map((key) => createBeginAttempt(ledger().db)({ ...key, ...terms }));
      return (await Promise.all(asked)).filter(({ verdict }) => verdict === 'go').length;
    };
    const counted = async (which: ReturnType<typeof sql>): Promise<number> =>
      (await rows(ledger().db, sql`select from deliveries where ${which}`)).length;

    it('hold for retries that many workers begin at the same moment, while dispatchers claim: concurrency', async () => {
      const keys = await waiting(16, { maxConcurrency: 5 });
      for (let n = 0; n < 10; n++) await accept(ledger());
      await Promise.all([beginAll(keys), ...Array.from({ length: 3 }, () => claim(ledger(), 1))]);
      expect(await counted(sql`state = 'running'`)).toBeLessThanOrEqual(5);
    });

    it('hold for retries that many workers begin at the same moment: rate', async () => {
      const keys = await waiting(16, { rate: { perSecond: 0.01, burst: 5 } });
      expect(await beginAll(keys)).toBe(5);
    });

    it('hold when several dispatchers adopt and claim at the same moment: workflows', async () => {
      await withSource(ledger());
      await withSink(ledger(), { policy: { maxWorkflows: 6 } });
      for (let n = 0; n < 40; n++) await accept(ledger());
      const [group] = (await claimWork(ledger().db, 10, advice)).groups;
      const failed = group!.deliveryIds.map((id): End => {
        return { kind: 'failedInGroup', id, run: group!.run, number: 1, durationMs: 1, failure, delayMs: 60_000 };
      });
      await recordEnds(ledger().db, failed);
      await accept(ledger());
      await Promise.all(
        Array.from({ length: 10 }, async (_none, n) => {
          await (n % 3 === 0 ? claim(ledger(), 5) : adoptDeliveries(ledger().db, 4));
        }),
      );
      for (let n = 0; n < 20; n++) await adoptDeliveries(ledger().db, 4);
      expect(await counted(sql`run is not null and group_id is null`)).toBeLessThanOrEqual(6);
      expect(await counted(sql`state = 'parked' and reason = 'limit'`)).toBeGreaterThanOrEqual(34);
      expect(await counted(sql`to_adopt`)).toBe(0);
    });
  });

  onEveryLedger((ledger) => {
    const claimGroup = async (): Promise<Group> => {
      const { groups } = await claimWork(ledger().db, 10, advice);
      if (!groups[0]) throw new Error('no group was claimed');
      return groups[0];
    };

    it.each([
      [
        'its group',
        ({ id, run, deliveryIds }: Group) =>
          giveBack(ledger().db, { id, run }, { ids: deliveryIds, underWay: 0, hold: undefined }),
      ],
      ['the end of its group', (group: Group) => closeGroups(ledger().db, [group])],
    ])('give a delivery that was not begun its share of the rate back: by %s', async (_by, give) => {
      await withSource(ledger());
      await withSink(ledger(), { policy: { rate: { perSecond: 0.01, burst: 6 } } });
      for (let n = 0; n < 6; n++) await accept(ledger());
      const group = await claimGroup();
      expect((await claimWork(ledger().db, 10, advice)).groups).toEqual([]);
      await give(group);
      // The next group waits a little for company.
      await ledger().db.execute(sql`update deliveries set due_at = due_at - interval '1 s'`);
      expect((await claimGroup()).deliveryIds).toEqual(group.deliveryIds);
    });

    const policyOf = (rate: Policy['rate']) => ({ rate, attemptTimeLimit: '2s' }) as Partial<Policy>;
    const takeAll = (count: number) =>
      Promise.all(
        Array.from({ length: count }, () => createTakeTurn(ledger().db)({ sourceId: 'shop', sinkId: 'target' })),
      );

    it('space what begins, whoever begins it: a burst at once, and then one after the other', async () => {
      await withSource(ledger());
      await withSink(ledger(), { policy: policyOf({ perSecond: 0.01, burst: 3 }) });
      const waits = (await takeAll(6)).sort((a, b) => a - b);
      expect(waits.slice(0, 3)).toEqual([0, 0, 0]);
      waits.slice(3).forEach((waitMs, n) => {
        expect(waitMs).toBeGreaterThan((n + 1) * 100_000 - 30_000);
        expect(waitMs).toBeLessThanOrEqual((n + 1) * 100_000);
      });
    });

    it('space those that ask together as those that ask alone', async () => {
      await withSource(ledger());
      await withSink(ledger(), { policy: policyOf({ perSecond: 2, burst: 3 }) });
      await withSink(ledger(), { id: 'unlimited' });
      const ask = (sinkId: string) => ({ sourceId: 'shop', sinkId });
      const asks = [...Array.from({ length: 5 }, () => ask('target')), ask('unlimited')];
      expect(await takeTurns(ledger().db, asks)).toEqual([0, 0, 0, 500, 1000, 0]);
    });

    it('take a turn back that is too far off', async () => {
      await withSource(ledger());
      await withSink(ledger(), { policy: policyOf({ perSecond: 0.01, burst: 1 }) });
      const [, far = 0] = (await takeAll(2)).sort((a, b) => a - b);
      await returnTurn(ledger().db, { sourceId: 'shop', sinkId: 'target' });
      const [again = 0] = await takeAll(1);
      expect(again).toBeGreaterThan(99_000 - 10_000);
      expect(again).toBeLessThanOrEqual(far);
    });

    it('go on when the clock was set back by an hour: what may be claimed', async () => {
      await withSource(ledger());
      await withSink(ledger(), { policy: policyOf({ perSecond: 0.01, burst: 3 }) });
      for (let n = 0; n < 5; n++) await accept(ledger());
      await ledger().db.execute(sql`update sink_flow set tokens = 0, tokens_at = now() + interval '1 h'`);
      expect(await claim(ledger(), 5)).toHaveLength(3);
      expect(await claim(ledger(), 5)).toEqual([]);
    });

    it('go on when the clock was set back by an hour: when it begins', async () => {
      await withSource(ledger());
      await withSink(ledger(), { policy: { rate: { perSecond: 2, burst: 3 }, maxConcurrency: 4 } });
      const sink = { sourceId: 'shop', sinkId: 'target' };
      await takeTurns(ledger().db, [sink]);
      await ledger().db.execute(sql`update sink_turns set taken_until = now() + interval '1 h'`);
      expect(await takeTurns(ledger().db, [sink])).toEqual([2500]);
    });

    it('send a delivery whose turn is too far off back to the ledger until then, uncounted, and claim another', async () => {
      await withSource(ledger());
      await withSink(ledger(), { policy: policyOf({ perSecond: 0.01, burst: 1 }) });
      const id = await accept(ledger());
      const { run, sourceId, sinkId } = await claimOne(ledger());
      const key = { id, run, number: 1 };
      expect(await begin(ledger(), key, terms)).toMatchObject({ verdict: 'go', material: { isLimited: true } });
      await giveBackAttempt(ledger().db, { ...key, sourceId, sinkId }, 60_000);
      expect(await readDelivery(ledger(), id)).toMatchObject({
        state: 'pending',
        reason: 'limit',
        attempts: 0,
        owned: false,
      });
      expect(await listAttempts(ledger().db, id)).toEqual([]);
      const other = await accept(ledger());
      expect((await claim(ledger(), 5)).map((claimed) => claimed.id)).toEqual([other]);
    });
  });
});

describe('the breaker of a sink', () => {
  onEveryLedger((ledger) => {
    beforeEach(async () => {
      await withSource(ledger());
      await withSink(ledger(), {});
    });
    const openBreaker = () =>
      ledger().db.execute(sql`
        update sink_flow set breaker = 'open', breaker_since = now(), probe_at = now(), failing_since = now(), consecutive_failures = 20`);
    const breaker = async () =>
      (await rows<{ breaker: string }>(ledger().db, sql`select breaker from sink_flow`))[0]?.breaker;
    const probe = async (): Promise<AttemptKey> => {
      const { id, run } = await claimOne(ledger());
      return { id, run, number: 1 };
    };

    it('closes when the probe is work that the target took on, not only when that has ended', async () => {
      await openBreaker();
      await accept(ledger());
      const key = await probe();
      await begin(ledger(), key, terms);
      expect(await breaker()).toBe('half-open');
      await recordAccepted(ledger().db, key, { data: { jobId: '7' } });
      expect(await breaker()).toBe('closed');
      const [flow] = await rows(ledger().db, sql`select failing_since is null as well from sink_flow`);
      expect(flow).toEqual({ well: false });
    });

    it('sends the next probe when one is over without an attempt, and never two at a time', async () => {
      await accept(ledger());
      const followed = await probe();
      await begin(ledger(), followed, terms);
      await openBreaker();
      await accept(ledger());
      await accept(ledger());
      const key = await probe();
      await hastenProbes(ledger().db);
      expect(await claim(ledger(), 5)).toEqual([]);
      await settleDelivery(ledger().db, key, { state: 'skipped', reason: 'depth' });
      expect(await claim(ledger(), 5)).toEqual([]);
      await hastenProbes(ledger().db);
      expect(await claim(ledger(), 5)).toHaveLength(1);
      expect(await breaker()).toBe('half-open');
    });

    it('sends its probe when the clock was set back by an hour', async () => {
      await openBreaker();
      await accept(ledger());
      await ledger().db.execute(sql`update sink_flow set probe_at = now() + interval '1 h'`);
      expect(await claim(ledger(), 5)).toEqual([]);
      await hastenProbes(ledger().db);
      expect(await claim(ledger(), 5)).toHaveLength(1);
    });

    it('keeps the wait that its policy asks for', async () => {
      await ledger().db.execute(sql`update sinks set policy = jsonb_set(policy, '{breaker,probeAfter}', '"30m"')`);
      await openBreaker();
      await accept(ledger());
      await ledger().db.execute(sql`update sink_flow set probe_at = now() + interval '29 min'`);
      await hastenProbes(ledger().db);
      expect(await claim(ledger(), 5)).toEqual([]);
    });

    it('is no longer what a delivery waits for when its sink is paused', async () => {
      await openBreaker();
      const id = await accept(ledger());
      expect(await readDelivery(ledger(), id)).toMatchObject({ state: 'parked', reason: 'breaker' });
      await pauseSink(ledger().db, 'shop', 'target', 'by request', penstockItself);
      expect(await readDelivery(ledger(), id)).toMatchObject({ state: 'parked', reason: 'paused' });
      // As of a delivery beyond those that a pause writes by itself.
      await ledger().db.execute(sql`update deliveries set reason = 'breaker'`);
      await alignWithSinks(ledger().db);
      expect(await readDelivery(ledger(), id)).toMatchObject({ state: 'parked', reason: 'paused' });
    });
  });
});
