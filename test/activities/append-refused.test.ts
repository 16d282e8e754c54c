// Rows to an append endpoint that refuses them, or does not say what it did.
import type { Ledger } from '../../src/ledger/ledger';
import { attemptGathered } from '../support/attempt-gathered';
import { emptyLedger } from '../support/embedded-ledger';
import { findSink } from '../../src/ledger/resources/sinks';
import { discardInLedger } from '../../src/ledger/take-up-delivery';
import { findOpenBatch } from '../../src/ledger/tables/batches';
import { anEvent } from '../support/event';
import { startReceiver, type Answer, type Received, type Receiver } from '../support/receiver';
import { accept, withSink, withSource } from '../support/world';

let ledger: Ledger;
let receiver: Receiver;

beforeEach(async () => {
  [ledger, receiver] = [await emptyLedger(), await startReceiver(refuseBad)];
  await withSource(ledger);
  const columns = [{ name: 'id', type: 'string', required: true }];
  await withSink(ledger, {
    type: 'iceberg',
    config: { mode: 'adapter', url: receiver.url, catalog: 'c', namespace: 'n', table: 't', columns },
    policy: { gatherFor: '0.001ms', schedule: { type: 'constant', delay: '1ms' } },
  });
});
afterEach(async () => {
  await receiver.close();
  await ledger.close();
});

const rowsOf = (request: Received) => (request.json() as { rows: { id: string }[] }).rows.map(({ id }) => id).sort();
const refuseBad = (request: Received): Answer =>
  rowsOf(request).includes('bad') ? { status: 422, body: { error: 'a row is bad' } } : { status: 200 };
const acceptRow = (id: string) => accept(ledger, anEvent({ body: JSON.stringify({ id }) }));
const openBatch = () => findOpenBatch(ledger.db, { sourceId: 'shop', sinkId: 'target' });
const attemptDue = () => attemptGathered(ledger);

it('go in without what was in their way once that is discarded, as a new batch', async () => {
  const [, bad] = [await acceptRow('g1'), await acceptRow('bad')];
  expect(await attemptDue()).toMatchObject({ delivered: 0, failed: [], returned: { length: 2 } });
  expect(await openBatch()).toBeUndefined();
  expect(await findSink(ledger.db, 'shop', 'target')).toMatchObject({
    state: 'paused',
    pausedBecause: expect.stringContaining('a row is bad') as string,
  });

  await discardInLedger(ledger.db, bad, 'not wanted');
  await acceptRow('g2');
  expect(await attemptDue()).toMatchObject({ delivered: 2 });
  expect(receiver.requests.map(rowsOf)).toEqual([
    ['bad', 'g1'],
    ['g1', 'g2'],
  ]);
  const [first, second] = receiver.requests.map(({ headers }) => headers['idempotency-key']);
  expect(second).not.toBe(first);
});

it.each<[string, Answer | 'close']>([
  ['it fails', { status: 502 }],
  ['it does not answer', 'close'],
  ['it is reached without the right token', { status: 401 }],
])('are sent again as they were, under the same key, when %s', async (_when, answer) => {
  receiver.script(answer, { status: 200 });
  await acceptRow('g1');
  expect(await attemptDue()).toMatchObject({ delivered: 0 });
  const open = await openBatch();
  await acceptRow('g2');
  expect(await attemptDue()).toMatchObject({ delivered: 2 });
  expect(receiver.requests.map(({ headers }) => headers['idempotency-key'])).toEqual([
    open?.id,
    open?.id,
    expect.any(String),
  ]);
  expect(receiver.requests.map(rowsOf)).toEqual([['g1'], ['g1'], ['g2']]);
});
