// What a sink with a rate is sent when its deliveries were claimed long before a worker came for them.
import { sql } from 'drizzle-orm';
import { attempt } from '../../activities/attempt';
import { attemptGroup } from '../../activities/groups/attempt-group';
import type { ActivityDependencies } from '../../activities/dependencies';
import { Interrupted } from '../../activities/perform';
import { claimWork, type ClaimedWork } from '../../src/ledger/claim/claim-work';
import { rows } from '../../src/ledger/ledger';
import { listAttempts } from '../../src/ledger/read-deliveries';
import type { Rate } from '../../src/model/policy';
import { onEveryLedger } from '../support/ledgers';
import { startReceiver, type Receiver } from '../support/receiver';
import { until } from '../support/until';
import { accept, claimOne, dependenciesOver, withSink, withSource } from '../support/world';

describe('a sink with a rate', () => {
  onEveryLedger((ledger) => {
    let receiver: Receiver;
    let arrivals: number[];
    beforeEach(async () => {
      arrivals = [];
      receiver = await startReceiver(() => {
        arrivals.push(performance.now());
        return { status: 200 };
      });
      await withSource(ledger());
    });
    afterEach(() => receiver.close());

    const withRate = (rate: Rate) => withSink(ledger(), { config: { url: receiver.url }, policy: { rate } });
    /** Claims a burst, as long after the last claim as the rate wants it. */
    const claimBurst = async (burst: number, groupable: boolean): Promise<ClaimedWork> => {
      for (let n = 0; n < burst; n++) await accept(ledger());
      await ledger().db.execute(sql`update sink_flow set tokens = ${burst}, tokens_at = now()`);
      await ledger().db.execute(sql`update deliveries set due_at = due_at - interval '1 s' where state = 'pending'`);
      return claimWork(ledger().db, 50, { groupable: () => groupable, isFast: () => false });
    };
    const work = (worker: ActivityDependencies, { groups, deliveries }: ClaimedWork): Promise<unknown>[] => [
      ...groups.map((group) => attemptGroup(worker, group, () => undefined)),
      ...deliveries.map(({ attempts, scheduleFrom, ...claimed }) => {
        const delivery = { ...claimed, attempts, scheduleFrom, mayAttemptLocally: false };
        return attempt(worker, { delivery, number: attempts + 1, scheduleFrom }, () => undefined);
      }),
    ];
    const mostAbove = ({ perSecond, burst = 1 }: Rate, beganMs: number) =>
      Math.max(...arrivals.map((atMs, index) => index + 1 - burst - (perSecond * (atMs - beganMs)) / 1000));
    const states = () =>
      rows(
        ledger().db,
        sql`select state, sum(attempts)::integer as attempts, count(*)::integer as count from deliveries group by state order by state`,
      );

    it('is sent no more than its burst and its rate when groups and single deliveries begin late, with two workers', async () => {
      const rate = { perSecond: 20, burst: 5 };
      await withRate(rate);
      const claimed = [];
      for (const groupable of [true, true, true, false]) claimed.push(await claimBurst(5, groupable));
      const workers = [dependenciesOver(ledger()), dependenciesOver(ledger())];
      const beganMs = performance.now();
      await Promise.all(claimed.flatMap((each, n) => work(workers[n % 2]!, each)));
      expect(await states()).toEqual([{ state: 'delivered', attempts: 20, count: 20 }]);
      expect(mostAbove(rate, beganMs)).toBeLessThanOrEqual(0.1);
    });

    it('gets later what does not come to its turn in its group, which is uncounted and costs no share of the rate', async () => {
      const rate = { perSecond: 1, burst: 4 };
      await withRate(rate);
      const claimed = [];
      for (let n = 0; n < 4; n++) claimed.push(await claimBurst(4, true));
      const beganMs = performance.now();
      await Promise.all(claimed.flatMap((each) => work(dependenciesOver(ledger()), each)));
      expect(mostAbove(rate, beganMs)).toBeLessThanOrEqual(0.1);
      const begun = arrivals.length;
      expect(begun).toBeGreaterThanOrEqual(4 + 2);
      expect(await states()).toEqual([
        { state: 'delivered', attempts: begun, count: begun },
        { state: 'pending', attempts: 0, count: 16 - begun },
      ]);
      const [flow] = await rows<{ tokens: number }>(ledger().db, sql`select tokens from sink_flow`);
      expect(flow?.tokens).toBeGreaterThanOrEqual(4);
    });

    it('counts no attempt whose worker stops before its turn', async () => {
      await withRate({ perSecond: 2, burst: 1 });
      const stopping = new AbortController();
      const worker = dependenciesOver(ledger(), stopping.signal);
      await accept(ledger());
      await worker.takeTurn({ sourceId: 'shop', sinkId: 'target' });
      const delivery = { ...(await claimOne(ledger())), mayAttemptLocally: false };
      const attempted = attempt(worker, { delivery, number: 1, scheduleFrom: 0 }, () => undefined);
      attempted.catch(() => undefined);
      await until('the attempt to be noted', async () => (await listAttempts(ledger().db, delivery.id)).length === 1);
      stopping.abort();
      await expect(attempted).rejects.toThrow(Interrupted);
      expect(arrivals).toEqual([]);
      expect(await listAttempts(ledger().db, delivery.id)).toEqual([]);
    });
  });
});
