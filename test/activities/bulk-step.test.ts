import { sql } from 'drizzle-orm';
import { bulkStep } from '../../activities/bulk-step';
import type { ActivityDependencies } from '../../activities/dependencies';
import { createTakeUpDelivery } from '../../src/dispatch/take-up-delivery';
import { acceptDead, ownSourceOf } from '../../src/ledger/accept-dead';
import { countMatching } from '../../src/ledger/bulk/matching';
import { jsonb } from '../../src/ledger/jsonb';
import { rows, type Ledger } from '../../src/ledger/ledger';
import { insertSink } from '../../src/ledger/resources/sinks';
import { insertSource } from '../../src/ledger/resources/sources';
import { penstockItself } from '../../src/model/change';
import { newUuid } from '../../src/model/ids';
import type { BulkOrder } from '../../src/model/bulk';
import { failureOf, PenstockError } from '../../src/model/errors';
import { policy } from '../../src/model/policy';
import { createResolveHandled } from '../../src/sources/deadletter/resolve-handled';
import { emptyLedger } from '../support/embedded-ledger';
import { anEvent } from '../support/event';
import { silent } from '../support/silent';
import { createNextReplays } from '../../src/sources/next-replays';
import { accept, acceptAll, withSink, withSource } from '../support/world';

let ledger: Ledger;
beforeEach(async () => {
  ledger = await emptyLedger();
  await withSource(ledger);
  await withSink(ledger, {});
});
afterEach(() => ledger.close());

const anOrder = (verb: BulkOrder['verb']): BulkOrder => ({
  ...{ id: newUuid(), verb, perSecond: 50, reason: 'not wanted', matches: 8 },
  filter: { sourceId: 'shop', sinkId: 'target' },
  asOf: new Date(Date.now() + 60_000).toISOString(),
});
const deadLetters = async (count: number) => {
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) ids.push(await accept(ledger));
  await ledger.db.execute(sql`update deliveries set state = 'dead'`);
  return ids;
};
/** An engine that is there, and whose workflows of these deliveries take no messages: they are paused in it. */
const withPaused = (paused: string[]) => {
  const taken: string[] = [];
  const takeUp: ActivityDependencies['takeUp'] = (id) => {
    if (paused.includes(id)) return Promise.reject(new PenstockError('engineUnavailable', 'no answer'));
    return Promise.resolve(taken.push(id));
  };
  const nextReplays = createNextReplays(ledger.db);
  return { taken, dependencies: { db: ledger.db, takeUp, nextReplays, reconcile: () => Promise.resolve() } };
};

it('names a delivery whose workflow does not answer among those that failed, and takes up the others', async () => {
  const [first = '', ...others] = await deadLetters(4);
  const { taken, dependencies } = withPaused([first]);
  expect(await bulkStep(dependencies, anOrder('retry'), undefined, 10)).toEqual({
    ...{ done: 3, afterId: others.at(-1), isLast: true },
    failures: [{ id: first, error: 'engineUnavailable', message: 'no answer' }],
  });
  expect(taken).toEqual(others);
});

it.each(['retry', 'replay'] as const)(
  'leaves the rest of a %s to the next step after waiting for three',
  async (verb) => {
    const ids = await deadLetters(8);
    const { taken, dependencies } = withPaused(ids.slice(1, 6));
    const order = anOrder(verb);
    const steps = [];
    for (let afterId: string | undefined; !steps.at(-1)?.isLast; afterId = steps.at(-1)?.afterId) {
      steps.push(await bulkStep(dependencies, order, afterId, 8));
    }
    expect(steps).toMatchObject([
      { done: 1, failures: ids.slice(1, 4).map((id) => ({ id })), isLast: false },
      { done: 2, failures: ids.slice(4, 6).map((id) => ({ id })), isLast: true },
    ]);
    expect(taken).toEqual([ids[0], ...ids.slice(6)]);
  },
);

it('delivers once what a replay has made, though the step is made again because its worker died', async () => {
  await acceptAll(ledger, [{ event: anEvent(), deliveries: [] }]);
  const reconcile = { delivery: () => Promise.resolve(), group: () => Promise.resolve() };
  const takeUp = createTakeUpDelivery(ledger.db, undefined as never, reconcile);
  const nextReplays = createNextReplays(ledger.db);
  const dependencies = { db: ledger.db, takeUp, nextReplays, reconcile: reconcile.delivery };
  const replayed = async (order: BulkOrder) => {
    expect(await bulkStep(dependencies, order, undefined, 10)).toMatchObject({ done: 1, failures: [] });
    return rows(ledger.db, sql`select state from deliveries`);
  };
  const order = anOrder('replay');
  expect(await replayed(order)).toEqual([{ state: 'pending' }]);
  await ledger.db.execute(sql`update deliveries set state = 'delivered', settled_at = now()`);
  expect(await replayed(order)).toEqual([{ state: 'delivered' }]);
  expect(await replayed(anOrder('replay'))).toEqual([{ state: 'pending' }]);
});

it('throws, to be made again, while the engine is away', async () => {
  const [first = ''] = await deadLetters(2);
  const { dependencies } = withPaused([first]);
  const away = { ...dependencies, reconcile: () => Promise.reject(new Error('connection refused')) };
  await expect(bulkStep(away, anOrder('retry'), undefined, 10)).rejects.toThrow('no answer');
});

describe('a replay', () => {
  const toLate = (): BulkOrder => ({ ...anOrder('replay'), filter: { sourceId: 'shop', sinkId: 'late' } });
  const events = async (...types: string[]) => {
    const all = types.map((type) => anEvent({ type, headers: { 'x-shop-id': type } }));
    await acceptAll(
      ledger,
      all.map((event) => ({ event, deliveries: [] })),
    );
    return all;
  };
  const step = (order: BulkOrder) => bulkStep(withPaused([]).dependencies, order, undefined, 50);
  const made = () =>
    rows<{ uid: string; type: string; key: string | null }>(
      ledger.db,
      sql`
        select e.uid, e.type, d.order_key as key from deliveries d join events e on e.uid = d.event_uid
        where d.sink_id = 'late' order by d.order_key, d.order_place, e.uid`,
    );

  it('delivers only what the filter of the sink takes, and counts the rest, of many events too', async () => {
    await withSink(ledger, { id: 'late', filter: { exact: { type: 'wanted' } } });
    await events(...Array.from({ length: 45 }, (_none, n) => (n % 3 === 0 ? 'wanted' : 'other')));
    expect(await step(toLate())).toMatchObject({ done: 15, skipped: 30, failures: [], isLast: true });
    expect((await made()).map(({ type }) => type)).toEqual(Array.from({ length: 15 }, () => 'wanted'));
  });

  it('leaves a delivery as it is whose event the filter takes no longer', async () => {
    const [id = ''] = await deadLetters(1);
    const { taken, dependencies } = withPaused([]);
    const order = anOrder('replay');
    await ledger.db.execute(sql`update sinks set filter = '{"exact":{"type":"other"}}'`);
    expect(await bulkStep(dependencies, order, undefined, 5)).toMatchObject({ done: 0, skipped: 1 });
    expect(taken).toEqual([]);
    await ledger.db.execute(sql`update sinks set filter = null`);
    expect(await bulkStep(dependencies, order, undefined, 5)).toMatchObject({ done: 1 });
    expect(taken).toEqual([id]);
  });

  it.each([
    ['by name', { key: 'header.x-shop-id' }],
    ['by template', { keyTemplate: "Header('x-shop-id')" }],
  ])('puts what it makes behind the others of its key, %s', async (_how, order) => {
    await withSink(ledger, { id: 'late', policy: { order: { ...order, whenStuck: 'wait' } } });
    const all = await events('a', 'b', 'a');
    const before = anEvent({ type: 'a' });
    await acceptAll(ledger, [{ event: before, deliveries: [{ id: newUuid(), sinkId: 'late', orderKey: 'a' }] }]);
    expect(await step(toLate())).toMatchObject({ done: 4 });
    const [a1, b, a2] = all;
    expect(await made()).toEqual([
      ...[before, a1, a2].map((event) => ({ uid: event?.uid, type: 'a', key: 'a' })),
      { uid: b?.uid, type: 'b', key: 'b' },
    ]);
  });

  it('names an event whose key cannot be told, and delivers the others', async () => {
    const keyTemplate = 'if Header("x-shop-id") == "bad" then error "no key" else "k"';
    await withSink(ledger, { id: 'late', policy: { order: { keyTemplate, whenStuck: 'wait' } } });
    const [, bad] = await events('good', 'bad', 'good');
    expect(await step(toLate())).toMatchObject({
      done: 2,
      failures: [{ id: bad?.uid, error: 'templateFailed', message: expect.stringContaining('no key') as string }],
    });
    expect((await made()).map(({ type }) => type)).toEqual(['good', 'good']);
  });

  it('leaves out dead letters that are of another sink alone', async () => {
    const [event] = await events('a');
    const own = { ...anEvent({ source: ownSourceOf({ sourceId: 'shop', sinkId: 'target' }) }) };
    const failure = failureOf(new PenstockError('badRequest', 'not JSON'));
    await acceptDead(ledger.db, [{ event: own, sourceId: 'shop', sinkId: 'target', failure, timeToLiveMs: 60_000 }]);
    await withSink(ledger, { id: 'late' });
    const { filter, asOf } = toLate();
    expect(await countMatching(ledger.db, { verb: 'replay', filter, asOf })).toBe(1);
    expect(await step(toLate())).toMatchObject({ done: 1, isLast: true });
    expect((await made()).map(({ uid }) => uid)).toEqual([event?.uid]);
    // To that sink itself it is delivered.
    expect(await step(anOrder('replay'))).toMatchObject({ done: 2 });
  });

  it('of dead letters has the answer of a new handler carried out', async () => {
    const [dead = ''] = await deadLetters(1);
    await insertSource(ledger.db, { id: 'letters', type: 'deadletter', name: 'l', description: '', config: {} });
    const told = anEvent({ sourceId: 'letters', id: dead });
    const gone = anEvent({ sourceId: 'letters', id: newUuid() });
    await acceptAll(
      ledger,
      [told, gone].map((event) => ({ event, deliveries: [] })),
    );
    await insertSink(
      ledger.db,
      {
        ...{ sourceId: 'letters', id: 'new', type: 'webhook', name: 'n', description: '', config: {} },
        policy: policy.parse({}),
      },
      penstockItself,
    );
    expect(await step({ ...anOrder('replay'), filter: { sourceId: 'letters', sinkId: 'new' } })).toMatchObject({
      done: 2,
    });
    await ledger.db.execute(sql`
      update deliveries set state = 'delivered', receipt = ${jsonb({ data: { answer: '{"resolution":"discard"}' } })}
      where sink_id = 'new'`);
    const asked: string[] = [];
    await createResolveHandled(ledger.db, (id) => Promise.resolve(asked.push(id)), silent)();
    expect(asked).toEqual([dead]);
  });

  it('delivers nothing to a sink that is gone meanwhile', async () => {
    const [event] = await events('a');
    expect(await step(toLate())).toMatchObject({
      ...{ done: 0, isLast: true },
      failures: [{ id: event?.uid, error: 'sinkNotFound' }],
    });
  });
});
