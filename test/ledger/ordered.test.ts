import { sql } from 'drizzle-orm';
import { claimWork } from '../../src/ledger/claim/claim-work';
import { rows } from '../../src/ledger/ledger';
import { settleDelivery } from '../../src/ledger/attempts/settle-delivery';
import { discardInLedger } from '../../src/ledger/take-up-delivery';
import { DeliveryError, failureOf } from '../../src/model/errors';
import { newUuid } from '../../src/model/ids';
import type { Order } from '../../src/model/policy';
import { anEvent } from '../support/event';
import { onEveryLedger } from '../support/ledgers';
import { acceptAll, begin, claim, recordDelivered, recordFailed, withSink, withSource } from '../support/world';

const terms = { scheduleFrom: 0, timeLimitMs: 30_000 };
const failure = failureOf(new DeliveryError('targetFailed', '500', { status: 500 }));
const together = { groupable: () => true, isFast: () => false };

describe('deliveries of one key', () => {
  onEveryLedger((ledger) => {
    const aSink = async (whenStuck: Order['whenStuck'] = 'deadLetter') => {
      await withSource(ledger());
      await withSink(ledger(), { policy: { maxConcurrency: 100, order: { key: 'subject', whenStuck } } });
    };
    /** One event for each key, accepted in one transaction; answers the deliveries' ids. */
    const acceptKeys = async (...keys: (string | undefined)[]) => {
      const ids = keys.map(() => newUuid());
      await acceptAll(
        ledger(),
        keys.map((orderKey, index) => ({
          event: anEvent(),
          deliveries: [{ id: ids[index]!, sinkId: 'target', ...(orderKey !== undefined && { orderKey }) }],
        })),
      );
      return ids;
    };
    const claimedIds = async () => (await claim(ledger(), 50)).map(({ id }) => id);
    const finish = async (id: string) => {
      const [row] = await rows<{ run: string }>(ledger().db, sql`select run from deliveries where id = ${id}`);
      const key = { id, run: row!.run, number: 1 };
      await begin(ledger(), key, terms);
      return key;
    };
    const deliver = async (id: string) => recordDelivered(ledger(), await finish(id), {});

    it('are claimed one after the other, in the order they were accepted, those of others meanwhile', async () => {
      await aSink();
      const [a1, a2, b1, free, a3] = await acceptKeys('a', 'a', 'b', undefined, 'a');
      expect((await claimedIds()).sort()).toEqual([a1, b1, free].sort());
      expect(await claimedIds()).toEqual([]);
      await deliver(a1!);
      expect(await claimedIds()).toEqual([a2]);
      await deliver(a2!);
      expect(await claimedIds()).toEqual([a3]);
    });

    it('never go in one group', async () => {
      await aSink();
      const ids = await acceptKeys(...Array.from({ length: 30 }, (_none, n) => `key-${n % 10}`));
      const { groups } = await claimWork(ledger().db, 10, together);
      expect(groups.map(({ deliveryIds }) => [...deliveryIds].sort())).toEqual([ids.slice(0, 10).sort()]);
    });

    it('wait for a first one that is retried, and go on when it is a dead letter', async () => {
      await aSink('deadLetter');
      const [first, second] = await acceptKeys('a', 'a');
      await claimedIds();
      const key = await finish(first!);
      await recordFailed(ledger(), key, failure);
      await settleDelivery(ledger().db, key, { state: 'waiting', delayMs: 60_000 });
      expect(await claimedIds()).toEqual([]);
      await settleDelivery(ledger().db, key, { state: 'dead', failure, timeToLiveMs: 60_000 });
      expect(await claimedIds()).toEqual([second]);
    });

    it('pass a first one that has failed, where it is to be skipped', async () => {
      await aSink('skip');
      const [first, second] = await acceptKeys('a', 'a');
      await claimedIds();
      const key = await finish(first!);
      expect(await claimedIds()).toEqual([]);
      await recordFailed(ledger(), key, failure);
      expect(await claimedIds()).toEqual([second]);
    });

    it('wait for a dead letter until somebody settles it, where they are to wait', async () => {
      await aSink('wait');
      const [first, second] = await acceptKeys('a', 'a');
      await claimedIds();
      const key = await finish(first!);
      await recordFailed(ledger(), key, failure);
      await settleDelivery(ledger().db, key, { state: 'dead', failure, timeToLiveMs: 60_000 });
      expect(await claimedIds()).toEqual([]);
      await ledger().db.execute(sql`update deliveries set run = null where id = ${first}`);
      await discardInLedger(ledger().db, first!, 'not wanted');
      expect(await claimedIds()).toEqual([second]);
    });

    it('keep their order with many who accept and many who claim at the same time', async () => {
      await aSink();
      const keys = ['a', 'b', 'c'];
      await Promise.all(Array.from({ length: 10 }, () => acceptKeys(...keys, ...keys)));
      const open = async () =>
        (await rows(ledger().db, sql`select from deliveries where state <> 'delivered' limit 1`)).length > 0;
      const settled = new Map<string, number[]>();
      const dispatcher = async () => {
        while (await open()) {
          for (const { id } of await claim(ledger(), 3)) {
            const [row] = await rows<{ key: string; place: string }>(
              ledger().db,
              sql`select order_key as key, order_place as place from deliveries where id = ${id}`,
            );
            settled.set(row!.key, [...(settled.get(row!.key) ?? []), Number(row!.place)]);
            await deliver(id);
          }
        }
      };
      await Promise.all([dispatcher(), dispatcher(), dispatcher()]);
      for (const key of keys) expect(settled.get(key)).toEqual(Array.from({ length: 20 }, (_none, n) => n + 1));
    });
  });
});
