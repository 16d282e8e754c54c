import type { Client } from '@temporalio/client';
import { bulkStep } from '../../activities/bulk-step';
import type { Reconcile } from '../../src/dispatch/reconcile';
import { createTakeUpDelivery, type TakeUp } from '../../src/dispatch/take-up-delivery';
import { emptyLedger } from '../support/embedded-ledger';
import type { Ledger } from '../../src/ledger/ledger';
import { openBatch, settleBatches } from '../../src/ledger/tables/batches';
import { penstockItself } from '../../src/model/change';
import { newUuid } from '../../src/model/ids';
import { createNextReplays } from '../../src/sources/next-replays';
import { accept, readDelivery, withSink, withSource } from '../support/world';

let ledger: Ledger;
let member: string;
let batch: string;

/** A delivery whose batch was noted, and given back while nobody knows whether it is in the table. */
beforeEach(async () => {
  ledger = await emptyLedger();
  await withSource(ledger);
  await withSink(ledger, { type: 'iceberg' });
  [member, batch] = [await accept(ledger), newUuid()];
  const sink = { sourceId: 'shop', sinkId: 'target' };
  const noted = { id: batch, ...sink, content: {}, rows: 1, poison: 0, bytes: 1, deliveryIds: [newUuid(), member] };
  await openBatch(ledger.db, noted);
});
afterEach(() => ledger.close());

// The ledger has the deliveries: nobody is asked.
const takeUp = (...[id, what, request, by]: Parameters<ReturnType<typeof createTakeUpDelivery>>) =>
  createTakeUpDelivery(ledger.db, {} as Client, {} as Reconcile)(id, what, request, by);
const ask = (id: string, what: TakeUp) => takeUp(id, what, newUuid(), penstockItself);

describe.each<TakeUp>([
  { verb: 'amend', amendment: { text: '{}' } },
  { verb: 'discard', reason: 'not wanted' },
])('$verb of a delivery', (what) => {
  it('is refused, and changes nothing, while its row may be in the table already', async () => {
    const before = await readDelivery(ledger, member);
    await expect(ask(member, what)).rejects.toMatchObject({
      code: 'stateConflict',
      message: expect.stringContaining('its row may be in the table already') as string,
    });
    expect(await readDelivery(ledger, member)).toEqual(before);
  });

  it('is taken when its batch was dropped, and when it is in none', async () => {
    const other = await accept(ledger);
    await ask(other, what);
    await settleBatches(ledger.db, [{ id: batch, state: 'dropped', reason: 'stale' }]);
    await ask(member, what);
  });
});

it('may be retried meanwhile', async () => {
  expect(await ask(member, { verb: 'retry' })).toMatchObject({ state: 'pending' });
});

it('is counted as refused among many that are discarded', async () => {
  const other = await accept(ledger);
  const order = {
    id: newUuid(),
    verb: 'discard' as const,
    filter: { sourceId: 'shop', state: 'pending' as const },
    asOf: new Date(Date.now() + 1000).toISOString(),
    perSecond: 50,
    matches: 2,
    reason: 'not wanted',
  };
  const { db } = ledger;
  const dependencies = { db, takeUp, nextReplays: createNextReplays(db), reconcile: () => Promise.resolve() };
  expect(await bulkStep(dependencies, order, undefined, 10)).toMatchObject({
    done: 1,
    failures: [{ id: member, error: 'stateConflict' }],
  });
  expect(await readDelivery(ledger, other)).toMatchObject({ state: 'discarded' });
});
