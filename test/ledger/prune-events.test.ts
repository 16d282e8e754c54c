import { sql } from 'drizzle-orm';
import { pruneEvents, readAgeOfOldest } from '../../src/ledger/prune-events';
import { readStatistics } from '../../src/ledger/statistics';
import { rows, type Database, type Ledger } from '../../src/ledger/ledger';
import { discardInLedger, retryInLedger } from '../../src/ledger/take-up-delivery';
import { firstUuidOf, newUuid } from '../../src/model/ids';
import type { PenstockEvent } from '../../src/model/event';
import { DeliveryError, failureOf } from '../../src/model/errors';
import { createNextReplays } from '../../src/sources/next-replays';
import { anEvent } from '../support/event';
import { onEveryLedger, onPostgres } from '../support/ledgers';
import { until } from '../support/until';
import {
  accept,
  acceptAll,
  begin,
  claim,
  claimOne,
  recordDelivered,
  recordFailed,
  withSink,
  withSource,
} from '../support/world';

const dayMs = 86_400_000;
const keepMs = 30 * dayMs;

const prune = async (ledger: Ledger, limit = 100) => {
  let pruned = 0;
  for (let afterUid: string | undefined; ;) {
    const { events, toUid } = await pruneEvents(ledger.db, { keepMs, afterUid, limit });
    pruned += events;
    if (toUid === undefined) return pruned;
    afterUid = toUid;
  }
};

/** As if all that is in the ledger had happened so many days earlier. */
const letPass = async ({ db }: Ledger, days: number) => {
  await db.execute(sql`update events set received_at = received_at - make_interval(days => ${days})`);
  await db.execute(sql`
    update deliveries set settled_at = settled_at - make_interval(days => ${days}),
      updated_at = updated_at - make_interval(days => ${days})`);
};

const count = async ({ db }: Ledger, table: string) =>
  (await rows<{ count: number }>(db, sql`select count(*)::integer as count from ${sql.identifier(table)}`))[0]?.count;

async function attempt(ledger: Ledger) {
  const { id, run, attempts } = await claimOne(ledger);
  const key = { id, run, number: attempts + 1 };
  await begin(ledger, key, { scheduleFrom: 0, timeLimitMs: 1 });
  return key;
}

async function deliver(ledger: Ledger, event: PenstockEvent = anEvent()): Promise<string> {
  const id = await accept(ledger, event);
  await recordDelivered(ledger, await attempt(ledger), {});
  return id;
}

describe('pruning', () => {
  onEveryLedger((ledger) => {
    beforeEach(async () => {
      await withSource(ledger());
      await withSink(ledger(), {});
    });

    it('removes an event that was delivered long ago, with its attempts, and keeps what was counted', async () => {
      await deliver(ledger());
      const counted = await readStatistics(ledger().db);
      await letPass(ledger(), 31);
      expect(await prune(ledger())).toBe(1);
      for (const table of ['events', 'deliveries', 'attempts']) {
        expect([table, await count(ledger(), table)]).toEqual([table, 0]);
      }
      expect(await readStatistics(ledger().db)).toEqual(counted);
      expect(counted).toMatchObject({ accepted: 1, delivered: 1 });
    });

    it('removes an event that no sink wanted', async () => {
      await acceptAll(ledger(), [{ event: anEvent(), deliveries: [] }]);
      await letPass(ledger(), 31);
      expect(await prune(ledger())).toBe(1);
    });

    it('forgets the key of an order with its last delivery, unless another of that key is not over', async () => {
      const order = { key: 'subject', whenStuck: 'wait' } as const;
      await withSink(ledger(), { id: 'ordered', policy: { order } });
      const acceptOf = async (orderKey: string) => {
        const id = newUuid();
        const deliveries = [{ id, sinkId: 'ordered', orderKey }];
        await acceptAll(ledger(), [{ event: anEvent(), deliveries }]);
        return id;
      };
      for (const key of ['done', 'done', 'stuck']) await acceptOf(key);
      await ledger().db.execute(
        sql`update deliveries set state = 'delivered', settled_at = now() where order_key = 'done'`,
      );
      await ledger().db.execute(
        sql`update deliveries set state = 'dead', settled_at = now() where order_key = 'stuck'`,
      );
      const late = await acceptOf('stuck');
      await ledger().db.execute(sql`update deliveries set state = 'discarded', settled_at = now() where id = ${late}`);
      await letPass(ledger(), 31);
      await prune(ledger());
      expect(await rows(ledger().db, sql`select key, last_place::integer as last_place from order_keys`)).toEqual([
        { key: 'stuck', last_place: 2 },
      ]);
      const next = [await acceptOf('done'), await acceptOf('stuck')];
      expect((await claim(ledger(), 10)).map(({ id }) => id)).toEqual([next[0]]);
    });

    it('takes an event for a new one when it is sent again after that', async () => {
      const event = anEvent();
      await deliver(ledger(), event);
      await letPass(ledger(), 31);
      await prune(ledger());
      const again = { ...event, uid: newUuid() };
      expect(await acceptAll(ledger(), [{ event: again, deliveries: [] }])).toMatchObject([{ duplicate: false }]);
    });

    it('keeps what is younger, and what was settled less long ago', async () => {
      await deliver(ledger());
      await letPass(ledger(), 29);
      expect(await prune(ledger())).toBe(0);
      const id = await accept(ledger());
      await letPass(ledger(), 31);
      await discardInLedger(ledger().db, id, 'late');
      expect(await prune(ledger())).toBe(1);
      expect(await rows(ledger().db, sql`select id from deliveries`)).toEqual([{ id }]);
    });

    it.each([
      ['pending', () => Promise.resolve()],
      ['running', () => attempt(ledger())],
      [
        'waiting',
        async () => recordFailed(ledger(), await attempt(ledger()), failureOf(new DeliveryError('network', 'x'))),
      ],
      ['dead', () => ledger().db.execute(sql`update deliveries set state = 'dead', settled_at = now()`)],
      ['parked', () => ledger().db.execute(sql`update deliveries set state = 'parked', reason = 'paused'`)],
    ])('keeps an event as long as one of its deliveries is %s, and its others with it', async (_state, bring) => {
      const event = anEvent();
      await withSink(ledger(), { id: 'other' });
      const others = [newUuid(), newUuid()];
      await acceptAll(ledger(), [{ event, deliveries: [{ id: others[0]!, sinkId: 'target' }] }]);
      await bring();
      await ledger().db.execute(sql`
        insert into deliveries (id, event_uid, source_id, sink_id, bytes, state, settled_at)
        values (${others[1]}, ${event.uid}, 'shop', 'other', 1, 'delivered', now())`);
      await letPass(ledger(), 400);
      expect(await prune(ledger())).toBe(0);
      expect(await count(ledger(), 'deliveries')).toBe(2);
    });

    it('keeps an event as long as the delivery that led to it is there, which may emit it once more', async () => {
      const cause = await accept(ledger());
      const emitted = anEvent({ id: `${cause}-1`, causeid: cause });
      const at = await attempt(ledger());
      await deliver(ledger(), emitted);
      await recordFailed(ledger(), at, failureOf(new DeliveryError('network', 'x')));
      await letPass(ledger(), 400);
      expect(await prune(ledger())).toBe(0);
      const again = { ...emitted, uid: newUuid() };
      expect(await acceptAll(ledger(), [{ event: again, deliveries: [] }])).toMatchObject([
        { duplicate: true, deliveries: [{ state: 'delivered' }] },
      ]);
    });

    it('keeps it also when that delivery is settled, and stays for another of its event', async () => {
      const root = anEvent();
      const cause = await deliver(ledger(), root);
      await deliver(ledger(), anEvent({ causeid: cause }));
      await withSink(ledger(), { id: 'other' });
      await ledger().db.execute(sql`
        insert into deliveries (id, event_uid, source_id, sink_id, bytes, state, settled_at)
        values (${newUuid()}, ${root.uid}, 'shop', 'other', 1, 'dead', now())`);
      await letPass(ledger(), 400);
      expect(await prune(ledger())).toBe(0);
      await ledger().db.execute(sql`update deliveries set state = 'expired'`);
      expect(await prune(ledger())).toBe(2);
    });

    it.each([1, 2, 100])('removes what led to one another in one walk of steps of %d', async (limit) => {
      let causeid: string | undefined;
      for (let n = 0; n < 5; n += 1) {
        causeid = await deliver(ledger(), anEvent(causeid === undefined ? {} : { causeid }));
      }
      await letPass(ledger(), 31);
      expect(await prune(ledger(), limit)).toBe(5);
    });

    it.each(['orders', '00000000-0000-7000-8000-000000000001'])(
      'removes an event whose sender says that "%s" led to it, which is not there',
      async (causeid) => {
        await deliver(ledger(), anEvent({ causeid }));
        await letPass(ledger(), 31);
        expect(await prune(ledger())).toBe(1);
      },
    );

    it('walks past those that stay', async () => {
      for (let n = 0; n < 3; n += 1) {
        await accept(ledger());
        await ledger().db.execute(sql`update deliveries set state = 'dead' where state = 'pending'`);
        await deliver(ledger());
      }
      await letPass(ledger(), 31);
      expect(await prune(ledger(), 1)).toBe(3);
      expect(await rows(ledger().db, sql`select state from deliveries`)).toEqual(Array(3).fill({ state: 'dead' }));
    });

    it('removes fewer events at once when they have many deliveries, but one in any case', async () => {
      const sinks = Array.from({ length: 11 }, (_none, at) => `sink-${at}`);
      for (const id of sinks) await withSink(ledger(), { id });
      const events = Array.from({ length: 3 }, () => anEvent());
      const toAll = () => sinks.map((sinkId) => ({ id: newUuid(), sinkId }));
      await acceptAll(
        ledger(),
        events.map((event) => ({ event, deliveries: toAll() })),
      );
      await ledger().db.execute(sql`update deliveries set state = 'delivered', settled_at = now()`);
      await letPass(ledger(), 31);
      const first = await pruneEvents(ledger().db, { keepMs, afterUid: undefined, limit: 2 });
      expect(first).toEqual({ events: 1, toUid: events[0]!.uid });
      const second = await pruneEvents(ledger().db, { keepMs, afterUid: first.toUid, limit: 1 });
      expect(second).toEqual({ events: 1, toUid: events[1]!.uid });
      expect(await count(ledger(), 'deliveries')).toBe(11);
    });

    it('walks past young events with the ids of a gateway whose clock is behind', async () => {
      const yearAgo = Date.now() - 365 * dayMs;
      for (let n = 0; n < 3; n += 1) await accept(ledger(), anEvent({ uid: firstUuidOf(yearAgo + n) }));
      const old = anEvent({ uid: firstUuidOf(Date.now() - 31 * dayMs) });
      await acceptAll(ledger(), [{ event: old, deliveries: [] }]);
      await ledger().db.execute(sql`update events set received_at = now() - interval '31 days' where uid = ${old.uid}`);
      expect(await prune(ledger(), 2)).toBe(1);
      expect(await count(ledger(), 'events')).toBe(3);
    });

    it('ends its walk where events are young', async () => {
      await accept(ledger());
      const pruned = await pruneEvents(ledger().db, { keepMs, afterUid: undefined, limit: 100 });
      expect(pruned).toEqual({ events: 0, toUid: undefined });
    });

    it('forgets how long a chain was when its last event goes', async () => {
      const root = anEvent();
      await deliver(ledger(), root);
      await deliver(ledger(), anEvent({ rootid: root.uid, depth: 1 }));
      await letPass(ledger(), 31);
      await deliver(ledger(), anEvent({ rootid: root.uid, depth: 2 }));
      expect(await prune(ledger())).toBe(2);
      expect(await rows(ledger().db, sql`select events::integer from chains`)).toEqual([{ events: 2 }]);
      await letPass(ledger(), 31);
      expect(await prune(ledger())).toBe(1);
      expect(await count(ledger(), 'chains')).toBe(0);
    });

    it('says how old the oldest event is', async () => {
      expect(await readAgeOfOldest(ledger().db)).toBe(0);
      await deliver(ledger());
      await letPass(ledger(), 2);
      await deliver(ledger());
      expect(Math.round((await readAgeOfOldest(ledger().db)) / 86_400)).toBe(2);
    });
  });
});

describe('pruning beside others', () => {
  onPostgres((ledger) => {
    const isWaiting = async (statement: string) => {
      const waiting = sql`
        select from pg_stat_activity where wait_event_type = 'Lock' and query like ${`%${statement}%`}`;
      return (await rows(ledger().db, waiting)).length > 0;
    };
    const replayInto = (db: Database) => {
      const asOf = new Date(Date.now() + dayMs).toISOString();
      const replay = { requestId: 'bulk:1', filter: { sourceId: 'shop', sinkId: 'late' }, asOf };
      return createNextReplays(db)(replay, undefined, 10);
    };

    beforeEach(async () => {
      await withSource(ledger());
      await withSink(ledger(), {});
      await withSink(ledger(), { id: 'late' });
      await deliver(ledger());
      await letPass(ledger(), 31);
    });

    it('leaves an event that is being replayed', async () => {
      await ledger().db.transaction(async (replaying) => {
        expect(await replayInto(replaying)).toMatchObject([{ kind: 'done' }]);
        expect(await prune(ledger())).toBe(0);
      });
      expect(await count(ledger(), 'deliveries')).toBe(2);
    });

    it('lets nobody replay an event that goes', async () => {
      let replayed: Promise<unknown> | undefined;
      await ledger().db.transaction(async (pruning) => {
        await pruning.execute(sql`select from events for update`);
        replayed = replayInto(ledger().db);
        await until('the replay to wait for the removal', () => isWaiting('held as materialized'));
        await pruning.execute(sql`delete from deliveries`);
        await pruning.execute(sql`delete from events`);
      });
      expect(await replayed).toMatchObject([{ kind: 'skipped' }]);
      expect(await count(ledger(), 'deliveries')).toBe(0);
    });

    it('leaves what is taken up meanwhile, and the event that it led to', async () => {
      const [delivery] = await rows<{ id: string }>(ledger().db, sql`select id from deliveries`);
      const emitted = anEvent({ causeid: delivery!.id });
      await acceptAll(ledger(), [{ event: emitted, deliveries: [] }]);
      await letPass(ledger(), 31);
      let pruned: Promise<number> | undefined;
      await ledger().db.transaction(async (takingUp) => {
        await retryInLedger(takingUp, delivery!.id, newUuid());
        pruned = prune(ledger());
        await until('the removal to wait for the retry', () => isWaiting('delete from deliveries'));
      });
      expect(await pruned).toBe(0);
      expect(await rows(ledger().db, sql`select state from deliveries`)).toEqual([{ state: 'pending' }]);
      expect(await rows(ledger().db, sql`select uid from events`)).toContainEqual({ uid: emitted.uid });
    });
  });
});
