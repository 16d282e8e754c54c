import { penstockItself } from '../../src/model/change';
import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { closeTemplatePool } from '../../src/jsonnet';
import { rows } from '../../src/ledger/ledger';
import { findDelivery } from '../../src/ledger/read-deliveries';
import { retryInLedger } from '../../src/ledger/take-up-delivery';
import type { Accepted } from '../../src/ledger/accept-events';
import { configurationReader, type ConfiguredSource } from '../../src/ledger/configuration';
import { createKeyring } from '../../src/ledger/secrets/keyring';
import type { Ledger } from '../../src/ledger/ledger';
import { emptyLedger, openEmptyLedger } from '../support/embedded-ledger';
import { listEvents } from '../../src/ledger/read-events';
import { insertSink } from '../../src/ledger/resources/sinks';
import { insertSource } from '../../src/ledger/resources/sources';
import { readStatistics } from '../../src/ledger/statistics';
import type { PenstockEvent } from '../../src/model/event';
import { policy } from '../../src/model/policy';
import { httpSourceConfig } from '../../src/model/source';
import { createAccept, type Accept } from '../../src/sources/accept';
import { anEvent } from '../support/event';
import { silent } from '../support/silent';

let ledger: Ledger;
let shop: ConfiguredSource;
let accept: Accept;

/** The source `shop` with a sink for everything and one for payments. */
beforeEach(async () => {
  ledger = await emptyLedger();
  const named = { name: 'a', description: '' };
  await insertSource(ledger.db, { ...named, id: 'shop', type: 'http', config: httpSourceConfig.parse({}) });
  const sink = { ...named, sourceId: 'shop', type: 'webhook', config: {}, policy: policy.parse({}) };
  await insertSink(ledger.db, { ...sink, id: 'all' }, penstockItself);
  await insertSink(ledger.db, { ...sink, id: 'payments', filter: { prefix: { type: 'payment.' } } }, penstockItself);
  const keyring = createKeyring(randomBytes(32).toString('base64'));
  const configured = (await configurationReader(ledger.db, keyring).current()).configuration.get('shop');
  if (!configured) throw new Error('the source was not read');
  shop = configured;
  accept = createAccept(ledger.db, silent);
});
afterEach(() => ledger.close());

const acceptOne = async (event: PenstockEvent): Promise<Accepted> => {
  const [accepted] = await accept(shop, [event]);
  if (!accepted) throw new Error('one event has one answer');
  return accepted;
};
const listedIds = async () => (await listEvents(ledger.db, { limit: 1000 })).map(({ id }) => id).sort();

it('makes a delivery for each sink that wants the event', async () => {
  const payment = await acceptOne(anEvent({ type: 'payment.received' }));
  const order = await acceptOne(anEvent({ type: 'order.created' }));

  expect(payment.deliveries.map(({ sinkId }) => sinkId)).toEqual(['all', 'payments']);
  expect(order.deliveries.map(({ sinkId }) => sinkId)).toEqual(['all']);
});

it('answers many at once, each with its own ids, and counts each once', async () => {
  const events = Array.from({ length: 300 }, (_, index) => anEvent({ id: `e-${index}` }));

  const accepted = await Promise.all(events.map(acceptOne));

  expect(accepted.map(({ uid }) => uid)).toEqual(events.map(({ uid }) => uid));
  expect(accepted.every(({ duplicate }) => !duplicate)).toBe(true);
  expect(await readStatistics(ledger.db)).toMatchObject({ accepted: 300, open: 300 });
});

it('writes a request in a statement of its own when it has many deliveries', async () => {
  let statements = 0;
  const away = { ...ledger.db, execute: () => Promise.reject(new Error(`away ${(statements += 1)}`)) };
  const [sink] = shop.sinks;
  if (!sink) throw new Error('the source has sinks');
  const sinks = Array.from({ length: 100 }, (_, n) => ({ ...sink, id: `sink-${n}` }));
  const take = createAccept(away as unknown as Ledger['db'], silent);

  const requests = Array.from({ length: 10 }, () =>
    take(
      { ...shop, sinks },
      Array.from({ length: 100 }, () => anEvent()),
    ),
  );

  const outcomes = await Promise.allSettled(requests);
  expect(outcomes.map(({ status }) => status)).toEqual(outcomes.map(() => 'rejected'));
  expect(statements).toBe(requests.length);
});

it('takes the same event once, however often it comes in the same commit', async () => {
  // The first is committed alone; the others come in meanwhile and share the next commit.
  const [, ...repeated] = await Promise.all(['other', 'e-1', 'e-1', 'e-1'].map((id) => acceptOne(anEvent({ id }))));

  expect(repeated.filter(({ duplicate }) => !duplicate)).toHaveLength(1);
  expect(new Set(repeated.map(({ uid }) => uid)).size).toBe(1);
  expect(new Set(repeated.map(({ deliveries }) => deliveries[0]?.id)).size).toBe(1);
  expect(await listedIds()).toEqual(['e-1', 'other']);
});

it('takes the same event once within one request', async () => {
  const accepted = await accept(shop, [anEvent({ id: 'e-1' }), anEvent({ id: 'e-1' })]);
  expect(accepted.map(({ duplicate }) => duplicate).sort()).toEqual([false, true]);
  expect(await listedIds()).toEqual(['e-1']);
});

it('lets an event that cannot be stored fail alone (rule 8)', async () => {
  const ids = ['first', 'good-1', 'bad', 'good-2'];
  const answers = await Promise.allSettled(
    ids.map((id) => acceptOne(anEvent({ id, type: id === 'bad' ? 'order\u0000created' : 'order.created' }))),
  );

  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
  expect(answers[2]).toMatchObject({
    reason: { code: 'badRequest', message: expect.stringContaining('the event cannot be stored') as string },
  });
  expect(await listedIds()).toEqual(['first', 'good-1', 'good-2']);
});

it('accepts the events of one request all or none', async () => {
  const request = [anEvent({ id: 'good' }), anEvent({ id: 'bad', subject: '\u0000' })];
  await expect(accept(shop, request)).rejects.toMatchObject({ code: 'badRequest' });
  expect(await listedIds()).toEqual([]);
});

it('refuses a request that makes more than 20,000 deliveries, and says how many events would do', async () => {
  const all = shop.sinks[0]!;
  const sinks = Array.from({ length: 100 }, (_, n) => ({ ...all, id: `sink-${n}` }));
  const events = Array.from({ length: 201 }, (_, n) => anEvent({ id: `e-${n}` }));
  await expect(accept({ ...shop, sinks }, events)).rejects.toMatchObject({
    code: 'payloadTooLarge',
    message: expect.stringMatching(/makes 20100 deliveries .* may make 20000: .* of about 200 events/) as string,
  });
  expect(await listedIds()).toEqual([]);
});

it('says so when the ledger is away', async () => {
  const other = await openEmptyLedger();
  const acceptThere = createAccept(other.db, silent);
  await other.close();
  await expect(acceptThere(shop, [anEvent()])).rejects.toMatchObject({ code: 'ledgerUnavailable' });
});

describe('a sink ordered by a template', () => {
  const ordered = (keyTemplate: string): ConfiguredSource => {
    const given = policy.parse({ order: { keyTemplate } });
    const sinks = shop.sinks.map((sink) => (sink.id === 'all' ? { ...sink, policy: given } : sink));
    return { ...shop, sinks };
  };
  const keys = () =>
    rows<{ sink_id: string; order_key: string | null }>(
      ledger.db,
      sql`select sink_id, order_key from deliveries order by sink_id, order_key`,
    );
  afterAll(closeTemplatePool);

  it('has its key from the event; an empty one is none, and other sinks are untouched', async () => {
    const source = ordered("if Body().order == 0 then '' else 'order-' + Body().order");
    const of = (order: number) => anEvent({ type: 'payment.received', body: JSON.stringify({ order }) });
    await accept(source, [of(7), of(0)]);
    expect(await keys()).toEqual([
      { sink_id: 'all', order_key: 'order-7' },
      { sink_id: 'all', order_key: null },
      { sink_id: 'payments', order_key: null },
      { sink_id: 'payments', order_key: null },
    ]);
  });

  it.each([
    ['fails', 'Body().order.missing'],
    ['gives no key', '{}'],
    ['never ends', 'local f(x) = f(x + 1); f(0)'],
  ])(
    'takes the event as a dead letter that says so when the template %s, and other sinks get it',
    async (_what, text) => {
      const [accepted] = await accept(ordered(text), [anEvent({ type: 'payment.received', body: '{}' })]);
      expect(accepted?.deliveries.map(({ sinkId, state }) => [sinkId, state])).toEqual([
        ['all', 'dead'],
        ['payments', 'pending'],
      ]);
      const dead = await findDelivery(ledger.db, accepted!.deliveries[0]!.id);
      expect(dead).toMatchObject({ state: 'dead', attempts: 0, failure: { code: 'templateFailed', retryable: false } });
      expect(dead?.failure?.message).toContain('policy.order.keyTemplate');
      expect(await readStatistics(ledger.db)).toMatchObject({ accepted: 2, dead: 1, open: 1 });
      expect(await retryInLedger(ledger.db, dead!.id, 'request-1')).toBe(true);
    },
  );

  it('leaves no dead letter of a delivery that a caller waits for: it has failed', async () => {
    const [accepted] = await accept(ordered('error "no"'), [anEvent()], { sinkId: 'all', waitMs: 1000 });
    const delivery = await findDelivery(ledger.db, accepted!.deliveries[0]!.id);
    expect(delivery).toMatchObject({ state: 'discarded', answered: false, failure: { code: 'templateFailed' } });
  });
});
