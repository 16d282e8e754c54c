// Deliveries that a caller waits for, as the ledger keeps them.
import { penstockItself } from '../../src/model/change';
import { sql } from 'drizzle-orm';
import { alignWithSinks } from '../../src/ledger/flow/align-with-sinks';
import { claimWork } from '../../src/ledger/claim/claim-work';
import { rows } from '../../src/ledger/ledger';
import { releaseRun } from '../../src/ledger/overdue-deliveries';
import { pauseSink } from '../../src/ledger/flow/pause-sink';
import { listAttempts } from '../../src/ledger/read-deliveries';
import { readStatistics } from '../../src/ledger/statistics';
import { abandonDelivery, abandonOverdue, notBegunInTime } from '../../src/ledger/sync/abandon';
import { claimSync } from '../../src/ledger/sync/claim-sync';
import { takeOutcomes } from '../../src/ledger/sync/outcomes';
import { discardInLedger, retryInLedger } from '../../src/ledger/take-up-delivery';
import { newUuid } from '../../src/model/ids';
import type { Policy } from '../../src/model/policy';
import { anEvent } from '../support/event';
import { onEveryLedger, onPostgres } from '../support/ledgers';
import { acceptAll, begin, claim, readDelivery, recordDelivered, withSink, withSource } from '../support/world';

const terms = { scheduleFrom: 0, timeLimitMs: 30_000 };
const together = { groupable: () => true, isFast: () => false };

describe('deliveries that a caller waits for', () => {
  const suite = (ledger: Parameters<Parameters<typeof onEveryLedger>[0]>[0]) => {
    const aSink = async (policy: Partial<Policy> = {}) => {
      await withSource(ledger());
      await withSink(ledger(), { policy });
    };
    const accept = async (waitMs?: number, orderKey?: string) => {
      const id = newUuid();
      const delivery = { id, sinkId: 'target', ...(waitMs !== undefined && { waitMs }), ...(orderKey && { orderKey }) };
      await acceptAll(ledger(), [{ event: anEvent(), deliveries: [delivery] }]);
      return id;
    };
    const claimOneSync = async () => {
      const { claimed } = await claimSync(ledger().db, 10);
      if (!claimed[0]) throw new Error('nothing was claimed');
      return claimed[0];
    };
    const keyOf = ({ id, run }: { id: string; run: string }) => ({ id, run, number: 1 });
    /** As if its time were over. */
    const lapse = (id: string) =>
      ledger().db.execute(sql`update deliveries set sync_until = now() - interval '1 s' where id = ${id}`);
    return { aSink, accept, claimOneSync, keyOf, lapse };
  };

  onEveryLedger((ledger) => {
    const { aSink, accept, claimOneSync, keyOf, lapse } = suite(ledger);

    it('are never claimed with the others, nor in a group', async () => {
      await aSink();
      await accept(10_000);
      for (let n = 0; n < 30; n++) await accept();
      const { deliveries, groups } = await claimWork(ledger().db, 50, together);
      const claimed = [...deliveries.map(({ id }) => id), ...groups.flatMap(({ deliveryIds }) => deliveryIds)];
      expect(claimed).toHaveLength(30);
      const sync = await claimOneSync();
      expect(claimed).not.toContain(sync.id);
      expect(sync.beginWithinMs).toBeGreaterThan(8000);
      expect(sync.beginWithinMs).toBeLessThanOrEqual(10_000);
    });

    it('are claimed before a backlog, and not beyond the concurrency of their sink', async () => {
      await aSink({ maxConcurrency: 2 });
      for (let n = 0; n < 5; n++) await accept();
      const first = await accept(10_000);
      const second = await accept(10_000);
      const third = await accept(10_000);
      const { claimed, areOthersWaiting } = await claimSync(ledger().db, 10);
      expect(claimed.map(({ id }) => id)).toEqual([first, second]);
      expect(areOthersWaiting).toBe(true);
      expect(await claim(ledger(), 50)).toEqual([]);
      await begin(ledger(), keyOf(claimed[0]!), terms);
      await recordDelivered(ledger(), keyOf(claimed[0]!), {});
      expect((await claimOneSync()).id).toBe(third);
    });

    it('wait for those before them of their key', async () => {
      await aSink({ order: { key: 'subject', whenStuck: 'deadLetter' } });
      const before = await accept(undefined, 'a');
      const id = await accept(10_000, 'a');
      expect((await claimSync(ledger().db, 10)).claimed).toEqual([]);
      const [head] = await claim(ledger(), 1);
      expect(head!.id).toBe(before);
      await begin(ledger(), keyOf(head!), terms);
      await recordDelivered(ledger(), keyOf(head!), {});
      expect((await claimOneSync()).id).toBe(id);
    });

    it('hold nobody of their key back once they are abandoned', async () => {
      await aSink({ order: { key: 'subject', whenStuck: 'wait' } });
      const id = await accept(10_000, 'a');
      const next = await accept(undefined, 'a');
      expect(await claim(ledger(), 10)).toEqual([]);
      await abandonDelivery(ledger().db, id, 'the caller has gone');
      expect((await claim(ledger(), 10)).map((one) => one.id)).toEqual([next]);
    });

    it('are abandoned when their time is over and nothing was begun, whether they were claimed or not', async () => {
      await aSink();
      const claimed = await accept(10_000);
      const { run } = await claimOneSync();
      const pending = await accept(10_000);
      await lapse(claimed);
      await lapse(pending);
      expect((await claimSync(ledger().db, 10)).claimed).toEqual([]);
      await abandonOverdue(ledger().db);
      for (const id of [claimed, pending]) {
        expect(await readDelivery(ledger(), id)).toMatchObject({
          state: 'abandoned',
          reason: notBegunInTime,
          answered: false,
          owned: false,
        });
      }
      await expect(begin(ledger(), { id: claimed, run, number: 1 }, terms)).resolves.toEqual({ verdict: 'superseded' });
      expect(await readStatistics(ledger().db)).toMatchObject({ accepted: 2, open: 0, abandoned: 2 });
    });

    it('are not begun after their time, though nobody has abandoned them yet', async () => {
      await aSink();
      const id = await accept(10_000);
      const claimed = await claimOneSync();
      await lapse(id);
      await expect(begin(ledger(), keyOf(claimed), terms)).resolves.toEqual({
        verdict: 'parked',
        reason: notBegunInTime,
      });
      expect(await readDelivery(ledger(), id)).toMatchObject({ state: 'abandoned', attempts: 0 });
      expect(await listAttempts(ledger().db, id)).toEqual([]);
    });

    it('stay delivered, and not answered, when they were begun and the caller has gone', async () => {
      await aSink();
      const id = await accept(10_000);
      const claimed = await claimOneSync();
      await begin(ledger(), keyOf(claimed), terms);
      await abandonDelivery(ledger().db, id, 'the caller has gone');
      await lapse(id);
      await abandonOverdue(ledger().db);
      expect(await readDelivery(ledger(), id)).toMatchObject({ state: 'running' });
      await recordDelivered(ledger(), keyOf(claimed), { status: 200 });
      expect(await readDelivery(ledger(), id)).toMatchObject({ state: 'delivered', answered: false });
    });

    it('are answered when somebody has taken their outcome', async () => {
      await aSink();
      const id = await accept(10_000);
      const claimed = await claimOneSync();
      expect(await takeOutcomes(ledger().db, [id])).toEqual([]);
      await begin(ledger(), keyOf(claimed), terms);
      await recordDelivered(ledger(), keyOf(claimed), { status: 204 });
      const outcome = {
        id,
        sinkId: 'target',
        state: 'delivered',
        receipt: { status: 204 },
        failure: null,
        reason: null,
      };
      expect(await takeOutcomes(ledger().db, [id])).toEqual([outcome]);
      expect(await readDelivery(ledger(), id)).toMatchObject({ answered: true });
    });

    it('are abandoned from the start, and when they wait, while their sink is paused', async () => {
      await aSink();
      const waiting = await accept(10_000);
      await pauseSink(ledger().db, 'shop', 'target', 'for a while', penstockItself);
      const next = await accept(10_000);
      expect(await readDelivery(ledger(), next)).toMatchObject({ state: 'abandoned', reason: 'paused' });
      await alignWithSinks(ledger().db);
      expect(await readDelivery(ledger(), waiting)).toMatchObject({ state: 'abandoned', reason: 'paused' });
      expect(await readStatistics(ledger().db)).toMatchObject({ accepted: 2, open: 0, abandoned: 2 });
    });

    it('are the probe of a broken sink when one is due, and else abandoned', async () => {
      await aSink();
      const breaks = (probeAt: string) =>
        ledger().db.execute(
          sql`update sink_flow set breaker = 'open', probe_at = now() + ${probeAt}::interval, consecutive_failures = 20`,
        );
      await breaks('1 minute');
      expect(await readDelivery(ledger(), await accept(10_000))).toMatchObject({
        state: 'abandoned',
        reason: 'breaker',
      });
      await breaks('-1 second');
      const probe = await accept(10_000);
      const other = await accept(10_000);
      await alignWithSinks(ledger().db);
      const { claimed } = await claimSync(ledger().db, 10);
      expect(claimed.map(({ id }) => id)).toEqual([probe]);
      expect((await claimSync(ledger().db, 10)).claimed).toEqual([]);
      await alignWithSinks(ledger().db);
      expect(await readDelivery(ledger(), other)).toMatchObject({ state: 'abandoned', reason: 'breaker' });
      await expect(begin(ledger(), keyOf(claimed[0]!), terms)).resolves.toMatchObject({ verdict: 'go' });
    });

    it('are like all others once somebody retries them', async () => {
      await aSink();
      const id = await accept(10_000);
      await abandonDelivery(ledger().db, id, notBegunInTime);
      await lapse(id);
      expect(await retryInLedger(ledger().db, id, 'request-1')).toBe(true);
      await abandonOverdue(ledger().db);
      const [claimed] = await claim(ledger(), 10);
      expect(claimed).toMatchObject({ id });
      expect(claimed).not.toHaveProperty('beginWithinMs');
      expect(await readStatistics(ledger().db)).toMatchObject({ accepted: 1, open: 1, abandoned: 0 });
    });

    it('are claimed again in time when the engine never had their workflow, and otherwise given up', async () => {
      await aSink();
      const id = await accept(10_000);
      await releaseRun(ledger().db, await claimOneSync());
      const again = await claimOneSync();
      expect(again.id).toBe(id);
      await begin(ledger(), keyOf(again), terms);
      await releaseRun(ledger().db, again);
      expect(await readDelivery(ledger(), id)).toMatchObject({ state: 'discarded', owned: false });
      expect(await claim(ledger(), 10)).toEqual([]);

      const late = await accept(10_000);
      const claimed = await claimOneSync();
      await lapse(late);
      await releaseRun(ledger().db, claimed);
      expect(await readDelivery(ledger(), late)).toMatchObject({ state: 'abandoned' });
    });

    it('can be discarded while they wait', async () => {
      await aSink();
      const id = await accept(10_000);
      expect(await discardInLedger(ledger().db, id, 'not wanted')).toBe(true);
      expect((await claimSync(ledger().db, 10)).claimed).toEqual([]);
    });
  });

  onPostgres((ledger) => {
    const { aSink, accept, keyOf } = suite(ledger);

    it('are either begun or abandoned, and each once, when both happen at the same moment', async () => {
      await aSink({ maxConcurrency: 1000, maxWorkflows: 1000 });
      const ids = [];
      for (let n = 0; n < 40; n++) ids.push(await accept(30_000));
      const claimed = [];
      while (claimed.length < ids.length) claimed.push(...(await claimSync(ledger().db, 100)).claimed);
      const verdicts = await Promise.all(
        claimed.map(async (one, at) => {
          const abandoning = () => abandonDelivery(ledger().db, one.id, 'the caller has gone');
          const beginning = () => begin(ledger(), keyOf(one), terms);
          const first = at % 2 === 0 ? undefined : abandoning();
          const permission = beginning();
          await (first ?? abandoning());
          return { id: one.id, verdict: (await permission).verdict };
        }),
      );
      for (const { id, verdict } of verdicts) {
        const { state } = await readDelivery(ledger(), id);
        expect([verdict, state]).toEqual(verdict === 'go' ? ['go', 'running'] : ['superseded', 'abandoned']);
        expect(await listAttempts(ledger().db, id)).toHaveLength(verdict === 'go' ? 1 : 0);
      }
    });

    it('are claimed by one dispatcher, or abandoned, and never begun after that', async () => {
      await aSink({ maxConcurrency: 1000 });
      const ids = [];
      for (let n = 0; n < 40; n++) ids.push(await accept(30_000));
      const [first, second] = await Promise.all([
        claimSync(ledger().db, 100),
        claimSync(ledger().db, 100),
        ...ids.slice(0, 20).map((id) => abandonDelivery(ledger().db, id, 'the caller has gone')),
      ]);
      const claimed = [...first.claimed, ...second.claimed].map(({ id }) => id);
      expect(new Set(claimed).size).toBe(claimed.length);
      const states = await rows<{ id: string; state: string }>(ledger().db, sql`select id, state from deliveries`);
      for (const { id, state } of states) expect(state).toBe(ids.indexOf(id) < 20 ? 'abandoned' : 'running');
      expect((await readStatistics(ledger().db)).abandoned).toBe(20);
    });
  });
});
