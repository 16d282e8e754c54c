import { penstockItself } from '../../src/model/change';
import { sql } from 'drizzle-orm';
import { noteOutcomes } from '../../src/ledger/flow/note-outcomes';
import { readNotices, removeNotices } from '../../src/ledger/flow/notices';
import { pauseSink, pauseTroubledSink, resumeSink } from '../../src/ledger/flow/pause-sink';
import { withBreakers } from '../../src/ledger/flow/sink-breakers';
import { listSinks } from '../../src/ledger/resources/sinks';
import { breakerPolicy } from '../../src/model/policy';
import { onEveryLedger } from '../support/ledgers';
import { until } from '../support/until';
import { accept, claim, withSink, withSource } from '../support/world';

const target = { sourceId: 'shop', sinkId: 'target' };
const failed = (failures: number) => ({ successes: 0, refusals: 0, failures, trailingFailures: failures });
const succeeded = { successes: 1, refusals: 0, failures: 0, trailingFailures: 0 };

describe('what is noted of sinks', () => {
  onEveryLedger((ledger) => {
    beforeEach(async () => {
      await withSource(ledger());
      const breaker = breakerPolicy.parse({ consecutiveFailures: 3, probeAfter: '1ms' });
      await withSink(ledger(), { policy: { breaker, pauseAfterFailingFor: '1h' } });
    });
    const note = (tally: Parameters<typeof noteOutcomes>[2]) => noteOutcomes(ledger().db, target, tally);
    const noted = async () =>
      (await readNotices(ledger().db, 10)).map(({ change, reason }) => [change, ...(reason ? [reason] : [])]);
    const sendProbe = async () => {
      await accept(ledger());
      await until('the probe to be claimed', async () => (await claim(ledger(), 1)).length === 1);
    };
    const standing = async () => (await withBreakers(ledger().db, await listSinks(ledger().db)))[0]?.breaker;

    it('notes once that a breaker opened, however many probes fail, and that it closed', async () => {
      await note(failed(2));
      expect(await note(failed(1))).toBe('opened');
      const { since } = (await standing()) ?? {};
      await sendProbe();
      expect(await note(failed(1))).toBeUndefined();
      expect(await standing()).toMatchObject({ state: 'open', since, consecutiveFailures: 4 });
      await sendProbe();
      expect(await standing()).toMatchObject({ state: 'half-open', since });
      expect(await note(succeeded)).toBe('closed');

      expect(await noted()).toEqual([['opened', '3 attempts failed one after the other'], ['closed']]);
      expect(await standing()).toMatchObject({ state: 'closed', consecutiveFailures: 0 });
    });

    it('says of a notice whose it is, and since when', async () => {
      await note(failed(3));
      expect(await readNotices(ledger().db, 10)).toMatchObject([
        { ...target, id: expect.any(String) as string, since: (await standing())?.since },
      ]);
    });

    it('notes once that a sink was paused by itself, and not that somebody paused it', async () => {
      await pauseSink(ledger().db, 'shop', 'target', 'by request', penstockItself);
      expect(await pauseTroubledSink(ledger().db, 'shop', 'target', 'gone')).toBe(false);
      expect((await listSinks(ledger().db))[0]).toMatchObject({ pausedBecause: 'by request' });
      await resumeSink(ledger().db, 'shop', 'target', penstockItself);
      expect(await pauseTroubledSink(ledger().db, 'shop', 'target', 'gone')).toBe(true);
      expect(await pauseTroubledSink(ledger().db, 'shop', 'target', 'gone')).toBe(false);

      expect(await noted()).toEqual([['paused', 'gone']]);
    });

    it('notes the words of a target that PostgreSQL cannot keep as it can', async () => {
      expect(await pauseTroubledSink(ledger().db, 'shop', 'target', 'answered 401: a\0b')).toBe(true);
      expect(await noted()).toEqual([['paused', 'answered 401: a\uFFFDb']]);
      expect((await listSinks(ledger().db))[0]).toMatchObject({ pausedBecause: 'answered 401: a\uFFFDb' });
    });

    it('notes that a sink was paused for failing too long', async () => {
      await note(failed(1));
      await ledger().db.execute(sql`update sink_flow set failing_since = now() - interval '2 hours'`);
      expect(await note(failed(1))).toBe('paused');
      expect(await note(failed(1))).toBe('opened');

      expect(await noted()).toEqual([
        ['paused', 'no attempt succeeded for 1h'],
        ['opened', '3 attempts failed one after the other'],
      ]);
    });

    it('notes that resuming closed a breaker', async () => {
      await note(failed(3));
      await resumeSink(ledger().db, 'shop', 'target', penstockItself);
      await resumeSink(ledger().db, 'shop', 'target', penstockItself);
      expect(await noted()).toEqual([
        ['opened', '3 attempts failed one after the other'],
        ['closed', 'the sink was resumed'],
      ]);
    });

    it('removes a notice for one caller only', async () => {
      await note(failed(3));
      const ids = (await readNotices(ledger().db, 10)).map(({ id }) => id);
      expect(await removeNotices(ledger().db, ids)).toEqual(ids);
      expect(await removeNotices(ledger().db, ids)).toEqual([]);
    });
  });
});
