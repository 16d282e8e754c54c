import { penstockItself } from '../../src/model/change';
import { sql } from 'drizzle-orm';
import { acceptDead } from '../../src/ledger/accept-dead';
import { markTold, readUntold } from '../../src/ledger/dead-letter-notes';
import { deleteSink, deleteSource } from '../../src/ledger/resources/delete-sink';
import { writeFunctionLog } from '../../src/ledger/function-logs';
import { rows } from '../../src/ledger/ledger';
import { purgeDeleted } from '../../src/ledger/resources/purge-deleted';
import { insertSource } from '../../src/ledger/resources/sources';
import { newUuid } from '../../src/model/ids';
import { anEvent } from '../support/event';
import { onEveryLedger } from '../support/ledgers';
import { withSink, withSource } from '../support/world';

describe('notes of dead letters', () => {
  onEveryLedger((ledger) => {
    beforeEach(async () => {
      await withSource(ledger());
      await withSink(ledger(), {});
      const named = { id: 'handlers', name: 'handlers', description: '' };
      await insertSource(ledger().db, { ...named, type: 'deadletter', config: {} });
    });

    /** One that is dead from the start. */
    const die = async () => {
      const failure = { code: 'badRequest', message: 'no such column', retryable: false, hint: '' } as const;
      const dead = { event: anEvent(), sourceId: 'shop', sinkId: 'target', failure, timeToLiveMs: 60_000 };
      await acceptDead(ledger().db, [dead]);
    };
    const untold = () => readUntold(ledger().db, 10);
    const count = async (table: string) =>
      (
        await rows<{ count: number }>(ledger().db, sql`select count(*)::integer as count from ${sql.identifier(table)}`)
      )[0]?.count;

    it('are made of what is dead from the start', async () => {
      await die();
      expect(await untold()).toHaveLength(1);
    });

    it('are made for no source that is disabled or deleted', async () => {
      await ledger().db.execute(sql`update sources set state = 'paused' where id = 'handlers'`);
      await die();
      await deleteSource(ledger().db, 'handlers', penstockItself);
      await die();
      expect(await untold()).toEqual([]);
    });

    it('go with the sink when it is purged, and so does what its functions said', async () => {
      await die();
      const [deliveryId = ''] = await untold();
      await markTold(ledger().db, deliveryId, [newUuid()]);
      const lines = [{ level: 'info', message: 'hello' }];
      await writeFunctionLog(ledger().db, { functionName: 'f', deliveryId, attempt: 1, lines });
      await deleteSink(ledger().db, 'shop', 'target', penstockItself);
      expect(await purgeDeleted(ledger().db, 0)).toBe(1);
      for (const table of ['dead_letter_notes', 'dead_letter_handlings', 'function_logs']) {
        expect([table, await count(table)]).toEqual([table, 0]);
      }
    });
  });
});
