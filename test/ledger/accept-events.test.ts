import { sql, type SQL } from 'drizzle-orm';
import { penstockItself } from '../../src/model/change';
import { acceptEvents, type NewEvent } from '../../src/ledger/accept-events';
import { rows, type Database } from '../../src/ledger/ledger';
import { pauseSink } from '../../src/ledger/flow/pause-sink';
import { findEvent, listEvents } from '../../src/ledger/read-events';
import { newUuid } from '../../src/model/ids';
import { anEvent } from '../support/event';
import { onEveryLedger } from '../support/ledgers';
import { acceptAll, withSink, withSource } from '../support/world';

const forTarget = (event = anEvent()): Omit<NewEvent, 'configurationVersion'> => ({
  event,
  deliveries: [{ id: newUuid(), sinkId: 'target' }],
});

async function versionOf(db: Database): Promise<string> {
  const [known] = await rows<{ version: string }>(db, sql`select version::text from configuration_version`);
  return known?.version ?? '';
}

/** The same database, where something happens between the first statement and the next. */
function afterFirstStatement(db: Database, happens: () => Promise<void>): Database {
  let isFirst = true;
  const execute = async (query: SQL) => {
    const result: unknown = await db.execute(query);
    if (isFirst) await happens();
    isFirst = false;
    return result;
  };
  return Object.create(db, { execute: { value: execute } }) as Database;
}

describe('accepting events', () => {
  onEveryLedger((ledger) => {
    beforeEach(async () => {
      await withSource(ledger());
      await withSink(ledger(), {});
    });

    it('keeps the event byte for byte, with a pending delivery for each sink', async () => {
      const body = Buffer.from([0, 255, 10, 0x22, 0x5c]);
      const accepted = forTarget(anEvent({ body, subject: 'häß"\\', extensions: { tenant: 'x' } }));
      const [answer] = await acceptAll(ledger(), [accepted]);

      expect(answer).toEqual({
        uid: accepted.event.uid,
        duplicate: false,
        deliveries: [{ id: accepted.deliveries[0]?.id, sinkId: 'target', state: 'pending' }],
        acceptedAt: expect.any(Date) as Date,
      });
      const found = await findEvent(ledger().db, accepted.event.uid);
      expect(found?.event).toEqual({ ...accepted.event, receivedAt: expect.any(String) as string });
    });

    it('writes nothing of an event whose sinks were found by older settings, known or new', async () => {
      const known = forTarget();
      await acceptAll(ledger(), [known]);
      const stale = [known, forTarget()].map((one) => ({ ...one, configurationVersion: '0' }));
      expect(await acceptEvents(ledger().db, stale)).toEqual(['stale', 'stale']);
      expect(await listEvents(ledger().db, { limit: 10 })).toHaveLength(1);
    });

    it('answers the deliveries of an event in the order of their ids, of a duplicate as of the first', async () => {
      await withSink(ledger(), { id: 'another' });
      const ids = [newUuid(), newUuid()];
      const event = anEvent();
      const deliveries = ['another', 'target'].map((sinkId, index) => ({ id: ids[1 - index]!, sinkId }));
      const [first] = await acceptAll(ledger(), [{ event, deliveries }]);
      const [again] = await acceptAll(ledger(), [{ event, deliveries }]);
      for (const answer of [first, again]) expect(answer?.deliveries.map(({ id }) => id)).toEqual(ids);
    });

    it('answers a duplicate with the ids of the first, and writes nothing', async () => {
      const first = forTarget(anEvent({ id: '1' }));
      const [one] = await acceptAll(ledger(), [first]);
      const [two] = await acceptAll(ledger(), [forTarget(anEvent({ id: '1' }))]);

      expect(two).toEqual({ uid: one?.uid, deliveries: one?.deliveries, duplicate: true });
      expect(await listEvents(ledger().db, { limit: 10 })).toHaveLength(1);
    });

    it('writes an event whose first one is pruned while it looks for it, and answers in order', async () => {
      const [known, sentAgain, sentOnceMore] = [1, 2, 3].map(() => forTarget(anEvent({ id: 'known' })));
      const others = [forTarget(), forTarget()];
      await acceptAll(ledger(), [known!]);
      const db = afterFirstStatement(ledger().db, async () => {
        await ledger().db.execute(sql`delete from deliveries where event_uid = ${known!.event.uid}`);
        await ledger().db.execute(sql`delete from events where uid = ${known!.event.uid}`);
      });
      const sent = [sentAgain!, others[0]!, sentOnceMore!, others[1]!];
      const configurationVersion = await versionOf(ledger().db);
      const answers = await acceptEvents(
        db,
        sent.map((one) => ({ ...one, configurationVersion })),
      );
      expect(answers).toMatchObject([
        { uid: sentAgain!.event.uid, duplicate: false, deliveries: [{ id: sentAgain!.deliveries[0]!.id }] },
        { uid: others[0]!.event.uid, duplicate: false },
        { uid: sentAgain!.event.uid, duplicate: true },
        { uid: others[1]!.event.uid, duplicate: false },
      ]);
      expect(await listEvents(ledger().db, { limit: 10 })).toHaveLength(3);
    });

    it('knows a duplicate inside one batch', async () => {
      const answers = await acceptAll(ledger(), [forTarget(anEvent({ id: '1' })), forTarget(anEvent({ id: '1' }))]);
      expect(answers.map(({ duplicate }) => duplicate)).toEqual([false, true]);
      expect(answers[0]?.deliveries).toEqual(answers[1]?.deliveries);
      expect(answers[0]?.deliveries).toHaveLength(1);
    });

    it('accepts one of the same events that come in at the same time', async () => {
      const answers = await Promise.all(
        Array.from({ length: 8 }, () => acceptAll(ledger(), [forTarget(anEvent({ id: 'x' })), forTarget()])),
      );
      expect(answers.filter(([answer]) => !answer?.duplicate)).toHaveLength(1);
      expect(new Set(answers.map(([answer]) => answer?.uid)).size).toBe(1);
      expect(await listEvents(ledger().db, { limit: 100 })).toHaveLength(9);
    });

    it('tells events of two producers apart that use the same id (CloudEvents 1.0, 3.1.1)', async () => {
      const answers = await acceptAll(ledger(), [
        forTarget(anEvent({ id: '1', source: '/a' })),
        forTarget(anEvent({ id: '1', source: '/b' })),
      ]);
      expect(answers.map(({ duplicate }) => duplicate)).toEqual([false, false]);
    });

    it('keeps an event that no sink wants', async () => {
      const [answer] = await acceptAll(ledger(), [{ event: anEvent(), deliveries: [] }]);
      expect(answer).toMatchObject({ duplicate: false, deliveries: [] });
      expect(await listEvents(ledger().db, { limit: 10 })).toHaveLength(1);
    });

    it('parks the delivery of a paused sink', async () => {
      await pauseSink(ledger().db, 'shop', 'target', 'by request', penstockItself);
      const [answer] = await acceptAll(ledger(), [forTarget()]);
      expect(answer?.deliveries).toMatchObject([{ state: 'parked' }]);
    });

    it('makes no delivery for a sink that was deleted meanwhile', async () => {
      const [answer] = await acceptAll(ledger(), [
        { event: anEvent(), deliveries: [{ id: newUuid(), sinkId: 'gone' }] },
      ]);
      expect(answer?.deliveries).toEqual([]);
    });

    it('writes all of a batch or none', async () => {
      const poisoned = forTarget(anEvent({ subject: 'a\0b' }));
      await expect(acceptAll(ledger(), [forTarget(), poisoned])).rejects.toThrow();
      expect(await listEvents(ledger().db, { limit: 10 })).toEqual([]);
    });
  });
});
