import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import type { ClaimedDelivery } from '../../src/ledger/claim/claim-deliveries';
import { rows } from '../../src/ledger/ledger';
import { settleDelivery } from '../../src/ledger/attempts/settle-delivery';
import { readStatistics, type Statistics } from '../../src/ledger/statistics';
import { discardInLedger, retryInLedger } from '../../src/ledger/take-up-delivery';
import { newUuid } from '../../src/model/ids';
import { DeliveryError, failureOf } from '../../src/model/errors';
import { anEvent } from '../support/event';
import { onEveryLedger } from '../support/ledgers';
import { accept, begin, claim, recordDelivered, recordFailed, withSink, withSource } from '../support/world';

const failure = failureOf(new DeliveryError('network', 'refused'));
const steps = ['accept', 'claim', 'fail', 'deliver', 'die', 'skip', 'expire', 'retry', 'discard'] as const;
type Step = (typeof steps)[number];

describe('statistics', () => {
  onEveryLedger((ledger) => {
    it('says nothing of a sink without deliveries', async () => {
      expect(await readStatistics(ledger().db, { sourceId: 'none' })).toMatchObject({
        accepted: 0,
        firstAcceptedAt: null,
      });
    });

    it('equals a recount of the deliveries, whatever happens to them, several at once', async () => {
      await withSource(ledger());
      await withSink(ledger(), { policy: { maxConcurrency: 1000 } });
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.array(fc.constantFrom(...steps), { maxLength: 12 }), { maxLength: 4 }),
          async (parties) => {
            await Promise.all(parties.map((party) => play(party)));
            expect(await readStatistics(ledger().db)).toMatchObject(await recount());
          },
        ),
        { numRuns: 15 },
      );
    });

    const play = async (party: Step[]) => {
      const claimed: ClaimedDelivery[] = [];
      const ids: string[] = [];
      for (const step of party) await take(step, claimed, ids);
    };

    const take = async (step: Step, claimed: ClaimedDelivery[], ids: string[]) => {
      const { db } = ledger();
      if (step === 'accept') ids.push(await accept(ledger(), anEvent()));
      if (step === 'claim') claimed.push(...(await claim(ledger(), 2)));
      if (step === 'retry') for (const id of ids) await retryInLedger(db, id, newUuid());
      if (step === 'discard') for (const id of ids) await discardInLedger(db, id, 'x');
      const owned = claimed.at(-1);
      if (!owned) return;
      const key = { id: owned.id, run: owned.run, number: owned.attempts + 1 };
      if (step === 'fail' || step === 'deliver') {
        const { verdict } = await begin(ledger(), key, { scheduleFrom: 0, timeLimitMs: 1 });
        if (verdict === 'go' && step === 'fail') await recordFailed(ledger(), key, failure);
        if (verdict === 'go' && step === 'deliver') await recordDelivered(ledger(), key, {});
      }
      if (step === 'die') await settleDelivery(db, key, { state: 'dead', failure, timeToLiveMs: 1000 });
      if (step === 'skip') await settleDelivery(db, key, { state: 'skipped', reason: 'depth' });
      if (step === 'expire') await settleDelivery(db, key, { state: 'expired', reason: 'time to live' });
    };

    const recount = async () => {
      const [counted] = await rows<Partial<Statistics>>(
        ledger().db,
        sql`
          select count(*)::float8 as accepted, count(*) filter (where state = 'delivered')::float8 as delivered,
            count(*) filter (where state = 'dead')::float8 as dead, count(*) filter (where state = 'skipped')::float8 as skipped,
            count(*) filter (where state = 'discarded')::float8 as discarded,
            count(*) filter (where state = 'expired')::float8 as expired,
            count(*) filter (where state in ('pending', 'parked', 'running', 'waiting'))::float8 as open,
            (select count(*) from attempts where outcome = 'failed')::float8 as "failedAttempts",
            coalesce(sum(bytes), 0)::float8 as bytes
          from deliveries`,
      );
      return counted ?? {};
    };
  });
});
