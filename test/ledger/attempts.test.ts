import { penstockItself } from '../../src/model/change';
import { sql } from 'drizzle-orm';
import { deleteSink } from '../../src/ledger/resources/delete-sink';
import { claimOverdue, releaseRun } from '../../src/ledger/overdue-deliveries';
import { pauseSink, resumeSink } from '../../src/ledger/flow/pause-sink';
import { forgetAttempt, recordAccepted } from '../../src/ledger/attempts/record-attempt';
import { settleDelivery } from '../../src/ledger/attempts/settle-delivery';
import { listAttempts } from '../../src/ledger/read-deliveries';
import { restoreDelivery } from '../../src/ledger/attempts/restore-delivery';
import { retryInLedger } from '../../src/ledger/take-up-delivery';
import { DeliveryError, failureOf } from '../../src/model/errors';
import { onEveryLedger } from '../support/ledgers';
import {
  accept,
  begin,
  claim,
  claimOne,
  readDelivery,
  recordDelivered,
  recordFailed,
  withSink,
  withSource,
} from '../support/world';

const terms = { scheduleFrom: 0, timeLimitMs: 30_000 };
const failure = failureOf(new DeliveryError('targetFailed', 'POST http://x: 500 \0 \ud800', { status: 500 }));
const dead = { state: 'dead', failure, timeToLiveMs: 60_000 } as const;

describe('attempts in the ledger', () => {
  onEveryLedger((ledger) => {
    beforeEach(async () => {
      await withSource(ledger());
      await withSink(ledger(), { policy: { maxConcurrency: 1 } });
    });
    const claimed = async () => {
      await accept(ledger());
      const delivery = await claimOne(ledger());
      return { delivery, key: { id: delivery.id, run: delivery.run, number: 1 } };
    };

    it('gives leave to the run that owns the delivery, and to no other (rule 2)', async () => {
      const { key } = await claimed();
      expect(await begin(ledger(), key, terms)).toMatchObject({ verdict: 'go' });
      expect(await begin(ledger(), { ...key, run: 'another' }, terms)).toEqual({ verdict: 'superseded' });
    });

    it('says so when the attempt was made before: nothing is sent again', async () => {
      const { key } = await claimed();
      await begin(ledger(), key, terms);
      await recordDelivered(ledger(), key, { status: 200 });
      expect(await begin(ledger(), key, terms)).toEqual({ verdict: 'delivered', receipt: { status: 200 } });
    });

    it('remembers that the target has taken the work on', async () => {
      const { key } = await claimed();
      await begin(ledger(), key, terms);
      await recordAccepted(ledger().db, key, { data: { jobId: '7' } });
      expect(await begin(ledger(), key, terms)).toEqual({
        verdict: 'accepted',
        receipt: { data: { jobId: '7' } },
      });
    });

    it('parks a retry of a paused sink, uncounted, so that none slips past a pause (rule 7)', async () => {
      const { key } = await claimed();
      await settleDelivery(ledger().db, key, { state: 'waiting', delayMs: 1 });
      await pauseSink(ledger().db, 'shop', 'target', 'by request', penstockItself);
      expect(await begin(ledger(), key, terms)).toEqual({ verdict: 'parked', reason: 'paused' });
      expect(await readDelivery(ledger(), key.id)).toMatchObject({ state: 'parked', attempts: 0, owned: false });
    });

    it('gives a retry back to the ledger while its sink has no room (rule 7)', async () => {
      const first = await claimed();
      await settleDelivery(ledger().db, first.key, { state: 'waiting', delayMs: 1 });
      await claimed();
      expect(await begin(ledger(), first.key, terms)).toEqual({ verdict: 'parked', reason: 'limit' });
      expect(await readDelivery(ledger(), first.key.id)).toMatchObject({ state: 'pending', owned: false });
    });

    it('begins no more retries than the sink has room for, however many ask at the same time', async () => {
      await withSink(ledger(), { id: 'wide', policy: { maxConcurrency: 8 } });
      const keys = [];
      for (let i = 0; i < 8; i += 1) await accept(ledger(), undefined, 'wide');
      for (const { id, run } of await claim(ledger(), 8)) {
        const key = { id, run, number: 1 };
        await begin(ledger(), key, terms);
        await recordFailed(ledger(), key, failure);
        await settleDelivery(ledger().db, key, { state: 'waiting', delayMs: 1 });
        keys.push({ ...key, number: 2 });
      }
      await ledger().db.execute(
        sql`update sinks set policy = policy || '{"maxConcurrency": 2}' where source_id = 'shop' and id = 'wide'`,
      );
      const permissions = await Promise.all(keys.map((key) => begin(ledger(), key, terms)));
      expect(permissions.filter(({ verdict }) => verdict === 'go')).toHaveLength(2);
      expect(permissions.filter(({ verdict }) => verdict === 'parked')).toHaveLength(6);
    });

    it('refuses an attempt for a sink that was deleted', async () => {
      const { key } = await claimed();
      await deleteSink(ledger().db, 'shop', 'target', penstockItself);
      expect(await begin(ledger(), key, terms)).toEqual({ verdict: 'sinkDeleted' });
    });

    it('counts a failed attempt once, however often it is written, and keeps what jsonb cannot', async () => {
      const { key } = await claimed();
      await begin(ledger(), key, terms);
      await recordFailed(ledger(), key, failure);
      await recordFailed(ledger(), key, failure);
      expect(await readDelivery(ledger(), key.id)).toMatchObject({
        state: 'running',
        attempts: 1,
        failure: { code: 'targetFailed', message: 'POST http://x: 500 \uFFFD \uFFFD' },
      });
    });

    it('does not count an attempt that was broken off', async () => {
      const { key } = await claimed();
      await begin(ledger(), key, terms);
      await forgetAttempt(ledger().db, key);
      expect(await listAttempts(ledger().db, key.id)).toEqual([]);
      expect(await begin(ledger(), key, terms)).toMatchObject({ verdict: 'go' });
    });

    it('takes no write of a run that has lost its delivery (rule 2)', async () => {
      const { key } = await claimed();
      const old = { ...key, run: 'lost' };
      expect(await recordDelivered(ledger(), old, {})).toBe(false);
      expect(await settleDelivery(ledger().db, old, dead)).toEqual({ written: false, state: 'running' });
      expect(await readDelivery(ledger(), key.id)).toMatchObject({ state: 'running' });
    });

    it('takes a settlement twice for once', async () => {
      const { key } = await claimed();
      const settlement = { state: 'discarded', reason: 'x' } as const;
      expect(await settleDelivery(ledger().db, key, settlement)).toEqual({ written: true, live: true });
      expect(await settleDelivery(ledger().db, key, settlement)).toEqual({ written: true, live: true });
    });

    it('keeps of a reason what PostgreSQL can keep', async () => {
      const { key } = await claimed();
      await settleDelivery(ledger().db, key, { state: 'discarded', reason: 'a\0b' });
      expect(await readDelivery(ledger(), key.id)).toMatchObject({ state: 'discarded', reason: 'a\uFFFDb' });
    });

    it('gives every workflow of a delivery a new run, on redelivery too (rule 1)', async () => {
      const { key } = await claimed();
      await begin(ledger(), key, terms);
      await recordDelivered(ledger(), key, {});
      expect(await retryInLedger(ledger().db, key.id, 'a request')).toBe(true);
      const again = await claimOne(ledger());
      expect(again.id).toBe(key.id);
      expect(again.run).not.toBe(key.run);
      expect(again).toMatchObject({ attempts: 1, scheduleFrom: 1 });
    });

    it('keeps at most so many dead letters of a sink alive; the rest are rows, retryable all the same (rule 11)', async () => {
      await ledger().db.execute(sql`
        with made as (insert into events (uid, source_id, id, source, type, rootid, depth, extensions, headers, remote_address, body)
          select gen_random_uuid(), 'shop', n::text, '/x', 't', 'r', 0, '{}', '{}', '', '' from generate_series(1, 500) n
          returning uid)
        insert into deliveries (id, event_uid, source_id, sink_id, state, run, bytes)
          select gen_random_uuid(), uid, 'shop', 'target', 'dead', 'r', 0 from made`);
      const { key } = await claimed();
      expect(await settleDelivery(ledger().db, key, dead)).toEqual({ written: true, live: false });
      expect(await readDelivery(ledger(), key.id)).toMatchObject({ state: 'dead', owned: false });
      expect(await retryInLedger(ledger().db, key.id, 'a request')).toBe(true);
      expect(await readDelivery(ledger(), key.id)).toMatchObject({ state: 'pending' });
    });

    it('leaves no dead letter of a sink that was deleted while the last attempt was made', async () => {
      const { key } = await claimed();
      await begin(ledger(), key, terms);
      await deleteSink(ledger().db, 'shop', 'target', penstockItself);
      await recordFailed(ledger(), key, failure);
      expect(await settleDelivery(ledger().db, key, dead)).toEqual({ written: false, state: 'discarded' });
      expect(await readDelivery(ledger(), key.id)).toMatchObject({
        ...{ state: 'discarded', reason: 'sink deleted', owned: false },
        ...{ expiresAt: null, failure: { code: 'targetFailed' } },
      });
    });

    it('has the workflow told at once that waits for a sink which was deleted while the attempt was made', async () => {
      const { key } = await claimed();
      await begin(ledger(), key, terms);
      await deleteSink(ledger().db, 'shop', 'target', penstockItself);
      await recordFailed(ledger(), key, failure);
      await settleDelivery(ledger().db, key, { state: 'waiting', delayMs: 3_600_000 });
      expect(await claimOverdue(ledger().db, 10)).toMatchObject([{ id: key.id, sinkExists: false }]);
    });

    it('follows work that the target took on, under whichever run, and never has it begun again', async () => {
      const { key } = await claimed();
      await begin(ledger(), key, terms);
      await recordAccepted(ledger().db, key, { data: { jobId: '7' } });
      await releaseRun(ledger().db, key);
      const again = { ...key, run: (await claimOne(ledger())).run };
      await pauseSink(ledger().db, 'shop', 'target', 'by request', penstockItself);
      expect(await begin(ledger(), again, terms)).toEqual({
        verdict: 'accepted',
        receipt: { data: { jobId: '7' } },
      });
      expect(await recordDelivered(ledger(), again, {})).toBe(true);
    });

    it('redelivers once for one request, however often it is made', async () => {
      const { key } = await claimed();
      await begin(ledger(), key, terms);
      await recordDelivered(ledger(), key, {});
      expect(await retryInLedger(ledger().db, key.id, 'one')).toBe(true);
      const again = { ...key, number: 2, run: (await claimOne(ledger())).run };
      await recordDelivered(ledger(), again, {});
      expect(await retryInLedger(ledger().db, key.id, 'one')).toBe(true);
      expect(await readDelivery(ledger(), key.id)).toMatchObject({ state: 'delivered', attempts: 2 });
    });

    it('keeps receipts whose keys jsonb cannot', async () => {
      const { key } = await claimed();
      await recordDelivered(ledger(), key, { data: { 'a\0b': ['\0'] } });
      expect(await readDelivery(ledger(), key.id)).toMatchObject({ receipt: { data: { 'a\uFFFDb': ['\uFFFD'] } } });
    });

    it('begins the elapsed time anew with the schedule, also when the first attempt of it was given back', async () => {
      const { key } = await claimed();
      await begin(ledger(), key, terms);
      await recordFailed(ledger(), key, failure);
      await settleDelivery(ledger().db, key, dead);
      await ledger().db.execute(sql`update deliveries set schedule_began_at = now() - interval '3 days'`);
      await pauseSink(ledger().db, 'shop', 'target', 'by request', penstockItself);
      await begin(ledger(), { ...key, number: 2 }, { ...terms, scheduleFrom: 1 });
      await resumeSink(ledger().db, 'shop', 'target', penstockItself);
      expect(await claimOne(ledger())).not.toHaveProperty('scheduleBeganMs');
    });

    it('brings a delivery back from its workflow when an older ledger was restored (rule 4)', async () => {
      const { delivery, key } = await claimed();
      await ledger().db.execute(sql`truncate events, deliveries, attempts, statistics`);
      expect(await begin(ledger(), key, terms)).toEqual({ verdict: 'unknown' });
      expect(await restoreDelivery(ledger().db, { ...delivery, mayAttemptLocally: false })).toBe(true);
      expect(await begin(ledger(), key, terms)).toMatchObject({ verdict: 'go' });
    });
  });
});
