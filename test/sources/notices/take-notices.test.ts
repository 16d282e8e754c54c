import { penstockItself } from '../../../src/model/change';
import { listEvents, findEvent } from '../../../src/ledger/read-events';
import type { Ledger } from '../../../src/ledger/ledger';
import { emptyLedger } from '../../support/embedded-ledger';
import { readNotices } from '../../../src/ledger/flow/notices';
import { pauseTroubledSink, resumeSink } from '../../../src/ledger/flow/pause-sink';
import { insertSink } from '../../../src/ledger/resources/sinks';
import { insertSource } from '../../../src/ledger/resources/sources';
import { PenstockError } from '../../../src/model/errors';
import { policy } from '../../../src/model/policy';
import type { PenstockEvent } from '../../../src/model/event';
import { createAccept, type Accept } from '../../../src/sources/accept';
import { takeNotices } from '../../../src/sources/notices/take-notices';
import { withSink, withSource } from '../../support/world';
import { silent } from '../../support/silent';

let ledger: Ledger;
let accept: Accept;
let logged: object[];
const log = { warn: (what: object) => void logged.push(what) };
beforeEach(async () => {
  logged = [];
  ledger = await emptyLedger();
  accept = createAccept(ledger.db, silent);
  await withSource(ledger);
  await withSink(ledger, {});
});
afterEach(() => ledger.close());

const named = { name: 'a', description: '' };
const withOwnSource = async () => {
  await insertSource(ledger.db, { ...named, id: 'own', type: 'penstock', config: {} });
  const sink = { ...named, sourceId: 'own', type: 'webhook', config: {}, policy: policy.parse({}) };
  await insertSink(ledger.db, { ...sink, id: 'pager' }, penstockItself);
  await insertSink(
    ledger.db,
    { ...sink, id: 'breakers', filter: { prefix: { type: 'penstock.breaker.' } } },
    penstockItself,
  );
};
const pause = (sourceId = 'shop', sinkId = 'target') =>
  pauseTroubledSink(ledger.db, sourceId, sinkId, 'its target answered 410');
const take = (by: Accept = accept) => takeNotices({ db: ledger.db, accept: by, log });
const events = () => listEvents(ledger.db, { sourceId: 'own', limit: 10 });
const expected = { sourceId: 'shop', sinkId: 'target', change: 'paused', reason: 'its target answered 410' };

it('accepts what changed as an event, for the sinks that want it', async () => {
  await withOwnSource();
  await pause();
  const [notice] = await readNotices(ledger.db, 1);
  await take();

  const [event] = await events();
  expect(event).toMatchObject({
    id: notice?.id,
    source: '/sources/shop/sinks/target',
    type: 'penstock.sink.paused',
    subject: 'target',
    time: notice?.since,
    depth: 0,
    rootid: event?.uid,
    deliveries: [{ sinkId: 'pager', state: 'pending' }],
  });
  const body = (await findEvent(ledger.db, event?.uid ?? ''))?.event.body.toString();
  expect(JSON.parse(body ?? '')).toEqual({ ...expected, since: notice?.since });
  expect(await readNotices(ledger.db, 1)).toEqual([]);
  expect(logged).toMatchObject([expected]);
});

it('accepts it once, though it was interrupted in between', async () => {
  await withOwnSource();
  await pause();
  const interrupted: Accept = async (source, events: PenstockEvent[]) => {
    await accept(source, events);
    throw new Error('the process ends here');
  };
  await expect(take(interrupted)).rejects.toThrow('ends here');
  expect(logged).toEqual([]);
  await Promise.all([take(), take()]);

  expect(await events()).toHaveLength(1);
  expect(logged).toHaveLength(1);
});

it('takes every change, the same one again too', async () => {
  await withOwnSource();
  await pause();
  await resumeSink(ledger.db, 'shop', 'target', penstockItself);
  await pause();
  await take();
  expect(await events()).toHaveLength(2);
});

it('only tells the log where no source wants to know', async () => {
  await pause();
  await take();
  expect(await readNotices(ledger.db, 1)).toEqual([]);
  expect(logged).toMatchObject([expected]);
});

it('only tells the log of its own sinks', async () => {
  await withOwnSource();
  await pause('own', 'pager');
  await take();
  expect(await events()).toEqual([]);
  expect(logged).toMatchObject([{ sourceId: 'own', sinkId: 'pager' }]);
});

it('accepts one by one what is too much together for a source with many sinks', async () => {
  await withOwnSource();
  await pause();
  await resumeSink(ledger.db, 'shop', 'target', penstockItself);
  await pause();
  const few: Accept = (source, events) =>
    events.length > 1 ? Promise.reject(new PenstockError('payloadTooLarge', 'too many')) : accept(source, events);
  await take(few);
  expect(await events()).toHaveLength(2);
  expect(await readNotices(ledger.db, 1)).toEqual([]);
});

it('tells the log of one that its source cannot take in, which holds up no other', async () => {
  await withOwnSource();
  await pause();
  await resumeSink(ledger.db, 'shop', 'target', penstockItself);
  await pause();
  const [first, second] = await readNotices(ledger.db, 2);
  const refusing: Accept = (source, events) =>
    events.some(({ id }) => id === first?.id)
      ? Promise.reject(new PenstockError('badRequest', 'cannot be stored'))
      : accept(source, events);
  await take(refusing);
  expect(await events()).toMatchObject([{ id: second?.id }]);
  expect(await readNotices(ledger.db, 1)).toEqual([]);
  expect(logged).toMatchObject([{ notice: first?.id, source: 'own', reason: 'cannot be stored' }, expected, expected]);
});
