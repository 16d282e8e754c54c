import { penstockItself } from '../../src/model/change';
import { sql } from 'drizzle-orm';
import { rows } from '../../src/ledger/ledger';
import { pauseSink, resumeSink } from '../../src/ledger/flow/pause-sink';
import { maxInlineBytes } from '../../src/model/event';
import { until } from '../support/until';
import { anEvent } from '../support/event';
import { onEveryLedger, onPostgres } from '../support/ledgers';
import { accept, begin, claim, readDelivery, withSink, withSource } from '../support/world';

describe('claiming due deliveries', () => {
  onEveryLedger((ledger) => {
    beforeEach(() => withSource(ledger()));

    it('claims the oldest first, and each once', async () => {
      await withSink(ledger(), {});
      const ids = [await accept(ledger()), await accept(ledger()), await accept(ledger())];
      const first = await claim(ledger(), 2);
      const rest = await claim(ledger(), 2);
      expect(first.map(({ id }) => id)).toEqual(ids.slice(0, 2));
      expect(rest.map(({ id }) => id)).toEqual(ids.slice(2));
      expect(await claim(ledger(), 2)).toEqual([]);
    });

    it('leaves in the ledger what the engine has no time for, until it has begun some, or has waited for long', async () => {
      for (let n = 0; n < 12; n++) {
        await withSink(ledger(), { id: `sink-${n}` });
        for (let i = 0; i < 5; i++) await accept(ledger(), anEvent(), `sink-${n}`);
      }
      const claimed = [...(await claim(ledger(), 40)), ...(await claim(ledger(), 40))];
      expect(claimed).toHaveLength(50);
      expect(await claim(ledger(), 40)).toEqual([]);

      for (const { id, run } of claimed.slice(0, 3))
        await begin(ledger(), { id, run, number: 1 }, { scheduleFrom: 0, timeLimitMs: 30_000 });
      expect(await claim(ledger(), 40)).toHaveLength(3);

      await ledger().db.execute(sql`update deliveries set overdue_at = overdue_at - interval '2.1 s'`);
      expect(await claim(ledger(), 40)).toHaveLength(7);
    });

    it('carries a small event inline, and leaves a large one to the ledger', async () => {
      await withSink(ledger(), {});
      await accept(ledger(), anEvent({ body: 'small' }));
      await accept(ledger(), anEvent({ body: 'x'.repeat(maxInlineBytes + 1) }));
      const bodies = (await claim(ledger(), 5)).map(({ event }) => event.body);
      expect(bodies).toEqual(expect.arrayContaining([{ text: 'small' }, undefined]));
    });

    it('claims no more of a sink than its concurrency leaves room for', async () => {
      await withSink(ledger(), { policy: { maxConcurrency: 2 } });
      for (let i = 0; i < 3; i++) await accept(ledger());
      expect(await claim(ledger(), 10)).toHaveLength(2);
      expect(await claim(ledger(), 10)).toHaveLength(0);
    });

    it('lets a sink with many deliveries not crowd out another', async () => {
      await withSink(ledger(), { id: 'busy', policy: { maxConcurrency: 1000 } });
      await withSink(ledger(), { id: 'calm' });
      for (let i = 0; i < 30; i++) await accept(ledger(), anEvent(), 'busy');
      await accept(ledger(), anEvent(), 'calm');
      const sinks = (await claim(ledger(), 2)).map(({ sinkId }) => sinkId);
      expect(sinks.sort()).toEqual(['busy', 'calm']);
    });

    it('leaves a paused sink alone, and drains it when it is resumed', async () => {
      await withSink(ledger(), {});
      const id = await accept(ledger());
      await pauseSink(ledger().db, 'shop', 'target', 'by request', penstockItself);
      expect(await claim(ledger(), 10)).toEqual([]);
      expect(await readDelivery(ledger(), id)).toMatchObject({ state: 'parked', reason: 'paused' });
      await resumeSink(ledger().db, 'shop', 'target', penstockItself);
      expect(await claim(ledger(), 10)).toHaveLength(1);
    });

    it('wakes whoever listens when a delivery becomes due', async () => {
      await withSink(ledger(), {});
      let heard = 0;
      const stop = await ledger().onDue(() => (heard += 1));
      heard = 0;
      await accept(ledger());
      await until('the notification', () => heard > 0);
      await stop();
    });
  });

  onPostgres((ledger) => {
    it('gives no delivery to two dispatchers, and never exceeds the concurrency of a sink', async () => {
      await withSource(ledger());
      await withSink(ledger(), { id: 'a', policy: { maxConcurrency: 7 } });
      await withSink(ledger(), { id: 'b', policy: { maxConcurrency: 1000 } });
      for (let i = 0; i < 40; i++)
        await Promise.all([accept(ledger(), anEvent(), 'a'), accept(ledger(), anEvent(), 'b')]);

      const claims = (await Promise.all(Array.from({ length: 12 }, () => claim(ledger(), 9)))).flat();
      expect(new Set(claims.map(({ id }) => id)).size).toBe(claims.length);
      const running = sql`select from deliveries where state = 'running' and sink_id = 'a'`;
      expect((await rows(ledger().db, running)).length).toBeLessThanOrEqual(7);
      expect(claims.length).toBeGreaterThan(7);
    });
  });
});
