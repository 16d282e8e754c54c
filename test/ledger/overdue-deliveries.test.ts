import { penstockItself } from '../../src/model/change';
import { sql } from 'drizzle-orm';
import { alignWithSinks } from '../../src/ledger/flow/align-with-sinks';
import { adoptDeliveries } from '../../src/ledger/claim/adopt-deliveries';
import { recordEnds } from '../../src/ledger/attempts/record-ends';
import { expireUnowned, findOwned, recogniseEngine, releaseRun } from '../../src/ledger/overdue-deliveries';
import { deleteSink } from '../../src/ledger/resources/delete-sink';
import { settleDelivery } from '../../src/ledger/attempts/settle-delivery';
import { DeliveryError, failureOf } from '../../src/model/errors';
import { onEveryLedger } from '../support/ledgers';
import { accept, claim, claimOne, readDelivery, withSink, withSource } from '../support/world';

const failure = failureOf(new DeliveryError('network', 'refused'));

describe('what the sweeper writes', () => {
  onEveryLedger((ledger) => {
    beforeEach(async () => {
      await withSource(ledger());
      await withSink(ledger(), {});
    });
    const deadWithoutWorkflow = async (timeToLiveMs: number) => {
      await accept(ledger());
      const claimed = await claimOne(ledger());
      await settleDelivery(ledger().db, claimed, { state: 'dead', failure, timeToLiveMs });
      await releaseRun(ledger().db, claimed);
      return claimed.id;
    };

    it('keeps dead letters that no workflow owns when the engine is another one', async () => {
      const id = await deadWithoutWorkflow(60_000);
      await recogniseEngine(ledger().db, 'one');
      expect(await recogniseEngine(ledger().db, 'another')).toBe(true);
      await expireUnowned(ledger().db);
      expect(await readDelivery(ledger(), id)).toMatchObject({ state: 'dead' });
    });

    it('expires dead letters that no workflow owns when their time is over', async () => {
      const id = await deadWithoutWorkflow(-1);
      await expireUnowned(ledger().db);
      expect(await readDelivery(ledger(), id)).toMatchObject({
        ...{ state: 'expired', reason: 'time to live', expiresAt: null },
      });
    });

    it.each([
      ['parked', 'pending', 'the sink was resumed'],
      ['pending', 'parked', 'the sink was paused'],
    ])('makes what is %s %s when %s at the moment it was written', async (written, aligned) => {
      const id = await accept(ledger());
      const sink = aligned === 'parked' ? 'paused' : 'enabled';
      await ledger().db.execute(sql`update sinks set state = ${sink}`);
      await ledger().db.execute(sql`update deliveries set state = ${written}`);
      await alignWithSinks(ledger().db);
      expect(await readDelivery(ledger(), id)).toMatchObject({ state: aligned });
    });

    it.each(['adopted', 'its own'])(
      'lets a delivery whose workflow is gone wait as long as it would have: %s',
      async (whose) => {
        await accept(ledger());
        const claimed = await claimOne(ledger());
        if (whose === 'adopted') {
          const end = { kind: 'failedInGroup', failure, delayMs: 3_600_000, durationMs: 1, number: 1 } as const;
          await recordEnds(ledger().db, [{ ...end, id: claimed.id, run: claimed.run }]);
          await adoptDeliveries(ledger().db, 1);
        } else await settleDelivery(ledger().db, claimed, { state: 'waiting', delayMs: 3_600_000 });
        const owned = await findOwned(ledger().db, claimed.id);
        expect(owned).toMatchObject({ state: 'waiting' });
        await releaseRun(ledger().db, owned!);
        expect(await claim(ledger(), 1)).toEqual([]);
        const { state, nextAttemptAt } = await readDelivery(ledger(), claimed.id);
        expect(state).toBe('pending');
        expect(Date.parse(nextAttemptAt ?? '') - Date.now()).toBeGreaterThan(3_500_000);
      },
    );

    it.each(['at once', 'by the sweeper, when it was given back after that'])(
      'says of no next attempt when the sink of what waits for it is deleted: %s',
      async (when) => {
        await accept(ledger());
        const claimed = await claimOne(ledger());
        await settleDelivery(ledger().db, claimed, { state: 'waiting', delayMs: 3_600_000 });
        if (when === 'at once') await releaseRun(ledger().db, claimed);
        await deleteSink(ledger().db, 'shop', 'target', penstockItself);
        await releaseRun(ledger().db, claimed);
        await alignWithSinks(ledger().db);
        expect(await readDelivery(ledger(), claimed.id)).toMatchObject({ state: 'discarded', nextAttemptAt: null });
      },
    );

    it('discards what waits for a sink that is gone, so that none of the same id gets it', async () => {
      await accept(ledger());
      const claimed = await claimOne(ledger());
      await deleteSink(ledger().db, 'shop', 'target', penstockItself);
      await releaseRun(ledger().db, claimed);
      await alignWithSinks(ledger().db);
      expect(await readDelivery(ledger(), claimed.id)).toMatchObject({ state: 'discarded', reason: 'sink deleted' });
    });
  });
});
