// What cannot go into a sink, read again: once more the same dead letter, which says what is wrong with it now.
import { sql } from 'drizzle-orm';
import { acceptDead } from '../../src/ledger/accept-dead';
import { rows } from '../../src/ledger/ledger';
import { amendInLedger, discardInLedger, retryInLedger } from '../../src/ledger/take-up-delivery';
import { newUuid } from '../../src/model/ids';
import { anEvent } from '../support/event';
import { onEveryLedger } from '../support/ledgers';
import { withSink, withSource } from '../support/world';

describe('a dead letter whose record is read again', () => {
  onEveryLedger((ledger) => {
    beforeEach(async () => {
      await withSource(ledger());
      await withSink(ledger(), {});
    });

    const { id } = anEvent();
    const read = (message: string, body: string) => {
      const failure = { code: 'rowRefused', message, retryable: false, hint: '' } as const;
      const event = { ...anEvent({ body }), id };
      return acceptDead(ledger().db, [{ event, sourceId: 'shop', sinkId: 'target', failure, timeToLiveMs: 60_000 }]);
    };
    const deadLetter = async () => {
      const found = await rows<{ id: string }>(
        ledger().db,
        sql`
          select d.id, d.failure ->> 'message' as reason, convert_from(e.body, 'UTF8') as body, d.state, d.attempts
          from deliveries d join events e on e.uid = d.event_uid`,
      );
      expect(found).toHaveLength(1);
      return found[0]!;
    };
    const counted = async () =>
      (await rows(ledger().db, sql`select accepted, dead, failed_attempts, bytes from statistics`)).map(String);

    it('says what is wrong with it now, with the data that it says it of, and is counted once', async () => {
      expect(await read('no such column', '{ }')).toBe(1);
      const [before, counts] = [await deadLetter(), await counted()];
      expect(await read('must be a string', '{\n}')).toBe(0);
      expect(await deadLetter()).toEqual({ ...before, reason: 'must be a string', body: '{\n}' });
      expect(await counted()).toEqual(counts);
    });

    it.each<[string, (delivery: string) => Promise<unknown>]>([
      ['is amended', (delivery) => amendInLedger(ledger().db, delivery, Buffer.from('{"n":1}'))],
      ['is retried', (delivery) => retryInLedger(ledger().db, delivery, newUuid())],
      ['is discarded', (delivery) => discardInLedger(ledger().db, delivery, 'not wanted')],
      ['is being attempted', (id) => ledger().db.execute(sql`update deliveries set run = 'r' where id = ${id}`)],
    ])('stays as it is where it %s', async (_what, takeUp) => {
      await read('no such column', '{ }');
      await takeUp((await deadLetter()).id);
      const before = await deadLetter();
      await read('must be a string', '{\n}');
      expect(await deadLetter()).toEqual(before);
    });
  });
});
