import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { clearStatistics, type Cleared } from '../../src/ledger/clear-statistics';
import { rows } from '../../src/ledger/ledger';
import { readStatistics, readStatisticsSeries } from '../../src/ledger/statistics';
import { discardInLedger, retryInLedger } from '../../src/ledger/take-up-delivery';
import { newUuid } from '../../src/model/ids';
import { anEvent } from '../support/event';
import { onEveryLedger, onPostgres } from '../support/ledgers';
import { accept, withSink, withSource } from '../support/world';

const shop = { sourceId: 'shop', sinkId: 'target' };

onEveryLedger((ledger) => {
  beforeEach(async () => {
    await withSource(ledger());
    await withSink(ledger(), {});
  });
  const clear = () => ledger().db.transaction((transaction) => clearStatistics(transaction, shop));

  it('takes away what is over, and leaves what is open', async () => {
    const ids = [await accept(ledger(), anEvent()), await accept(ledger(), anEvent())];
    await discardInLedger(ledger().db, ids[0] ?? '', 'x');

    expect(await clear()).toMatchObject({ discarded: 1, delivered: 0 });
    const left = { accepted: 1, open: 1, discarded: 0, bytes: 0, firstAcceptedAt: null };
    expect(await readStatistics(ledger().db, shop)).toMatchObject(left);
    expect(await clear()).toMatchObject({ discarded: 0 });
    await accept(ledger(), anEvent());
    expect(await readStatistics(ledger().db, shop)).toMatchObject({ accepted: 2, open: 2 });
  });

  it('counts a delivery that is taken up again after a clear as one accepted anew', async () => {
    const id = await accept(ledger(), anEvent());
    await discardInLedger(ledger().db, id, 'x');
    await clear();
    await retryInLedger(ledger().db, id, newUuid());
    expect(await readStatistics(ledger().db, shop)).toMatchObject({ accepted: 1, open: 1, discarded: 0 });
  });

  it('answers the hours of a span', async () => {
    const { db } = ledger();
    await accept(ledger(), anEvent());
    await db.execute(sql`
      insert into statistics (source_id, sink_id, hour, accepted) values
        ('shop', 'target', '2025-01-01T10:00Z', 3), ('shop', 'target', '2025-01-01T12:00Z', 4),
        ('shop', 'other', '2025-01-01T10:00Z', 5)`);
    const span = { from: '2025-01-01T10:30:00Z', to: '2025-01-01T12:00:00Z' };
    expect(await readStatisticsSeries(db, shop, span)).toMatchObject([
      { hour: '2025-01-01T10:00:00.000Z', accepted: 3 },
    ]);
    expect(await readStatisticsSeries(db, { sourceId: 'shop' }, span)).toMatchObject([{ accepted: 8 }]);
  });
});

onPostgres((ledger) => {
  it('loses nothing and counts nothing twice, whatever is recorded and cleared at once', async () => {
    await withSource(ledger());
    await withSink(ledger(), {});
    const { db } = ledger();
    const taken: Cleared[] = [];
    const steps = fc.array(fc.constantFrom('accept', 'discard', 'clear', 'retry'), { minLength: 4, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { minLength: 3, maxLength: 5 }), async (parties) => {
        await Promise.all(
          parties.map(async (party) => {
            const ids: string[] = [];
            for (const step of party) {
              if (step === 'accept') ids.push(await accept(ledger(), anEvent()));
              if (step === 'discard') for (const id of ids) await discardInLedger(db, id, 'x');
              if (step === 'retry') for (const id of ids) await retryInLedger(db, id, newUuid());
              if (step === 'clear') taken.push(await db.transaction((tx) => clearStatistics(tx, shop)));
            }
          }),
        );
        const [states] = await rows<{ open: number; discarded: number }>(
          db,
          sql`
            select (count(*) filter (where state in ('pending', 'parked')))::integer as open,
              (count(*) filter (where state = 'discarded'))::integer as discarded from deliveries`,
        );
        const [left] = await rows<{ discarded: number; open: number }>(
          db,
          sql`select sum(discarded)::integer as discarded, sum(accepted - discarded)::integer as open from statistics`,
        );
        const cleared = taken.reduce((sum, { discarded }) => sum + discarded, 0);
        expect({ open: left?.open ?? 0, discarded: (left?.discarded ?? 0) + cleared }).toEqual(states);
      }),
      { numRuns: 15 },
    );
  });
});
