import { noteRelay } from '../../src/ledger/outbox-relays';
import { dumpOf } from '../support/ledger-faults';
import { refusal, startApi, type RunningApi } from './start-api';

let api: RunningApi;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.close());

const url = 'postgresql://shop:hunter2-and-more@db.example.com/shop';
const create = (differences: object = {}) =>
  api.call('POST', '/v1/sources', { id: 'shop', type: 'outbox', secret: url, ...differences });

it('makes and changes an outbox source, and shows the URL of its database nowhere', async () => {
  const made = await create();
  expect(made).toMatchObject({
    status: 201,
    body: { config: { schema: 'public', table: 'penstock_outbox', ordered: 'none', batchSize: 500 } },
  });
  const changed = await api.call('PATCH', '/v1/sources/shop', {
    config: { ordered: 'perKey' },
    secret: url.replace('more', 'less'),
  });
  expect(changed).toMatchObject({ status: 200, body: { config: { ordered: 'perKey', batchSize: 500 } } });
  expect(made.text + changed.text + (await dumpOf(api.ledger))).not.toContain('hunter2');
});

it.each<[string, object, string]>([
  ['no URL', { secret: undefined }, 'secret'],
  ['another kind of URL', { secret: 'mysql://shop:hunter2@db/shop' }, 'secret: must be a postgresql:// URL'],
  ['a table that is none', { config: { table: 'a"b' } }, 'config.table: must be a name'],
])('refuses %s', async (_what, differences, message) => {
  const answer = await create(differences);
  expect(answer).toMatchObject(refusal(400, 'badRequest', message));
  expect(answer.text).not.toContain('hunter2');
});

it('shows how the relay stands, to people and to Prometheus', async () => {
  await create();
  expect(await api.call('GET', '/v1/sources/shop/relay')).toMatchObject({ status: 200, body: { state: 'starting' } });
  await noteRelay(api.ledger.db, 'shop', { state: 'relaying', waiting: 12, failed: 1, lagSeconds: 2.5 });
  expect((await api.send('/metrics')).text).toMatch(/penstock_outbox_lag_seconds\{source="shop"\} 2.5/);
  await noteRelay(api.ledger.db, 'shop', { state: 'unreachable', message: 'ECONNREFUSED' });
  expect(await api.call('GET', '/v1/sources/shop/relay')).toMatchObject({
    body: { state: 'unreachable', message: 'ECONNREFUSED', waiting: null },
  });
  const { text } = await api.send('/metrics');
  expect(text).toMatch(/penstock_outbox_up\{source="shop"\} 0/);
  expect(text).not.toMatch(/penstock_outbox_lag_seconds\{/);
  await api.call('POST', '/v1/sources/shop/disable', {});
  expect(await api.call('GET', '/v1/sources/shop/relay')).toMatchObject({ body: { state: 'disabled', seenAt: null } });
  expect((await api.send('/metrics')).text).not.toMatch(/penstock_outbox_up\{/);
  await api.source('other');
  expect(await api.call('GET', '/v1/sources/other/relay')).toMatchObject(
    refusal(404, 'sourceNotFound', 'has no relay'),
  );
});

it('emits events into sources of any type', async () => {
  await create();
  await api.sink('shop', 'all');
  const emit = (body: object, id = 'shop', headers?: Record<string, string>) =>
    api.call('POST', `/v1/sources/${id}/events`, body, headers);
  const event = { id: 'e-1', type: 'order.created', data: { n: 1 } };
  const emitted = await emit(event, 'shop', { 'ce-rootid': 'first', 'ce-depth': '2' });
  expect(emitted).toMatchObject({ status: 202, body: { event: { id: 'e-1' }, deliveries: [{ sinkId: 'all' }] } });
  expect(await emit(event)).toMatchObject({ status: 200, body: { duplicate: true } });
  const { body } = await api.call<{ events: object[] }>('GET', '/v1/events');
  expect(body.events).toMatchObject([{ type: 'order.created', source: '/penstock/api', rootid: 'first', depth: 2 }]);
  const keyed = () => emit({ type: 'order.created' }, 'shop', { 'idempotency-key': 'k-1' });
  expect(await keyed()).toMatchObject({ status: 202, body: { event: { id: 'k-1' } } });
  expect(await keyed()).toMatchObject({ status: 200, body: { duplicate: true } });
  const digits = '{"type":"order.created","data":{"n":9007199254740993,"f":1.10}}';
  const headers = { authorization: 'Bearer test-token', 'content-type': 'application/json' };
  const request = { method: 'POST', headers, body: digits };
  const exact = await api.send<{ event: { uid: string } }>('/v1/sources/shop/events', request);
  expect(await api.call('GET', `/v1/events/${exact.body.event.uid}`)).toMatchObject({
    body: { body: { text: '{"n":9007199254740993,"f":1.10}' } },
  });
  expect(await emit({ type: '' })).toMatchObject(refusal(400, 'badRequest', 'type: must be'));
  expect(await emit(event, 'nowhere')).toMatchObject(refusal(404, 'sourceNotFound', '"nowhere"'));
  await api.call('POST', '/v1/sources/shop/disable', { reason: 'maintenance' });
  expect(await emit({ ...event, id: 'e-2' })).toMatchObject(refusal(404, 'sourceDisabled', 'disabled: maintenance'));
});
