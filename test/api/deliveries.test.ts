import { sql } from 'drizzle-orm';
import { forgetKeys } from '../../src/ledger/idempotency-keys';
import { failureOf, PenstockError } from '../../src/model/errors';
import { newUuid } from '../../src/model/ids';
import { begin, claim, recordFailed } from '../support/world';
import { refusal, startApi, type RunningApi } from './start-api';

let api: RunningApi;
let ids: string[];

/** One event on its way to two sinks; the newest delivery first in `ids`. */
beforeAll(async () => {
  api = await startApi();
  const { path } = await api.source('shop');
  await api.sink('shop', 'orders');
  await api.sink('shop', 'stock');
  const headers = { 'ce-specversion': '1.0', 'ce-id': '1', 'ce-source': '/a', 'ce-type': 'order', 'ce-rootid': 'root' };
  const sent = await api.send<{ deliveries: { id: string }[] }>(path, { method: 'POST', headers });
  ids = sent.body.deliveries.map(({ id }) => id).reverse();
});
afterAll(() => api.close());

interface Page {
  deliveries: { id: string }[];
  nextAfterId?: string;
}
const list = async (query: string) => (await api.call<Page>('GET', `/v1/deliveries${query}`)).body;
const idsOf = ({ deliveries }: Page) => deliveries.map(({ id }) => id);

it.each([
  ['', [0, 1]],
  ['?sourceId=shop&sinkId=orders', [1]],
  ['?state=pending', [0, 1]],
  ['?state=dead', []],
  ['?eventType=order&rootid=root', [0, 1]],
  ['?eventType=other', []],
])('lists those asked for, newest first: %s', async (query, indices) => {
  expect(idsOf(await list(query))).toEqual(indices.map((index) => ids[index]));
});

it('lists what was accepted from one time on, up to before another', async () => {
  const { acceptedAt } = (await api.call<{ acceptedAt: string }>('GET', `/v1/deliveries/${ids[0]}`)).body;
  const later = new Date(Date.parse(acceptedAt) + 1).toISOString();
  expect(idsOf(await list(`?acceptedFrom=${acceptedAt}&acceptedBefore=${later}`))).toEqual(ids);
  expect(idsOf(await list(`?sinkId=orders&sourceId=shop&acceptedBefore=${later}`))).toEqual([ids[1]]);
  expect(idsOf(await list(`?acceptedFrom=${later}`))).toEqual([]);
  expect(idsOf(await list(`?acceptedBefore=${acceptedAt}`))).toEqual([]);
});

it('answers page by page, and says where the next one begins', async () => {
  expect(await list('?limit=1')).toMatchObject({ deliveries: [{ id: ids[0] }], nextAfterId: ids[0] });
  expect(idsOf(await list(`?limit=1&afterId=${ids[0]}`))).toEqual([ids[1]]);
});

it('shows a delivery with its attempts', async () => {
  const claimed = await claim(api.ledger, 10);
  for (const { id, run } of claimed) {
    await begin(api.ledger, { id, run, number: 1 }, { scheduleFrom: 0, timeLimitMs: 1000 });
    await recordFailed(api.ledger, { id, run, number: 1 }, failureOf(new PenstockError('network', 'refused')));
  }

  expect(await api.call('GET', `/v1/deliveries/${ids[0]}`)).toMatchObject({
    status: 200,
    body: {
      id: ids[0],
      attempts: 1,
      failure: { code: 'network', retryable: true },
      attemptList: [
        {
          number: 1,
          workflowId: `delivery-${ids[0]}-${claimed.find(({ id }) => id === ids[0])?.run}`,
          outcome: 'failed',
          failure: { message: 'refused' },
        },
      ],
    },
  });
});

describe('taking a delivery up', () => {
  const ask = (what: string, body?: unknown, headers?: Record<string, string>) =>
    api.call('POST', `/v1/deliveries/${ids[0]}/${what}`, body, headers);
  const last = () => api.takenUp.at(-1);

  it.each([
    ['retry', undefined, { verb: 'retry' }],
    ['amend', { data: { a: [1] } }, { verb: 'amend', amendment: { text: '{"a":[1]}' } }],
    ['amend', { data: null }, { verb: 'amend', amendment: { text: 'null' } }],
    ['amend', { text: 'a' }, { verb: 'amend', amendment: { text: 'a' } }],
    ['amend', { base64: 'AP8=' }, { verb: 'amend', amendment: { base64: 'AP8=' } }],
    ['discard', { reason: 'sent by hand' }, { verb: 'discard', reason: 'sent by hand' }],
    ['discard', undefined, { verb: 'discard', reason: 'discarded' }],
  ])('%s %j', async (what, body, takeUp) => {
    expect(await ask(what, body)).toMatchObject({ status: 200, body: { id: ids[0] } });
    expect(last()).toMatchObject({ id: ids[0], takeUp });
  });

  it('keeps the digits of numbers in new data', async () => {
    const body = '{"data":{"n":12345678901234567890,"f":1.10}}';
    const headers = { authorization: 'Bearer test-token', 'content-type': 'application/json' };
    await api.send(`/v1/deliveries/${ids[0]}/amend`, { method: 'POST', headers, body });
    expect(last()?.takeUp).toEqual({ verb: 'amend', amendment: { text: '{"n":12345678901234567890,"f":1.10}' } });
  });

  it('changes nothing when it is sent again under its key, whatever was asked for meanwhile', async () => {
    const first = await ask('amend', { data: 1 }, { 'idempotency-key': 'K1' });
    await ask('amend', { data: 2 }, { 'idempotency-key': 'K2' });
    const before = api.takenUp.length;
    expect(await ask('amend', { data: 1 }, { 'idempotency-key': 'K1' })).toMatchObject({
      status: 200,
      body: first.body as object,
    });
    expect(await ask('amend', { data: 3 }, { 'idempotency-key': 'K1' })).toMatchObject(
      refusal(422, 'idempotencyKeyReused', '"K1" was sent with another body'),
    );
    expect(api.takenUp).toHaveLength(before);
  });

  it('is one request when its key is the same, though its answer was lost, and a new one without a key', async () => {
    await ask('retry', undefined, { 'idempotency-key': 'once' });
    const keyed = last()?.requestId;
    await api.ledger.db.execute(sql`update idempotency_keys set answer = null`);
    const before = api.takenUp.length;
    await ask('retry', undefined, { 'idempotency-key': 'once' });
    expect(api.takenUp).toHaveLength(before + 1);
    expect(last()?.requestId).toBe(keyed);
    await ask('retry');
    const { requestId } = last() ?? {};
    await ask('retry');
    expect(last()?.requestId).not.toBe(requestId);
  });

  it('is a new request under the same key when that has counted for a day', async () => {
    await ask('retry', undefined, { 'idempotency-key': 'daily' });
    const first = last()?.requestId;
    await api.ledger.db.execute(sql`update idempotency_keys set made_at = now() - interval '25 hours'`);
    await forgetKeys(api.ledger.db);
    await ask('retry', undefined, { 'idempotency-key': 'daily' });
    expect(last()?.requestId).not.toBe(first);
  });

  it('refuses a body that is compressed, and says so', async () => {
    expect(await ask('amend', { data: 1 }, { 'content-encoding': 'gzip' })).toMatchObject(
      refusal(415, 'unsupportedMediaType', 'content-encoding: "gzip" is not taken'),
    );
  });

  it('takes an empty body, whatever its type is said to be', async () => {
    expect(await ask('retry', undefined, { 'content-type': 'application/json' })).toMatchObject({ status: 200 });
  });

  it.each([
    ['amend', {}, 'body: must have exactly one of data, text and base64'],
    ['amend', { data: 1, text: '1' }, 'body: must have exactly one of data, text and base64'],
    ['amend', { base64: 'no!' }, 'base64: must be a valid base64, got "no!"'],
    ['amend', undefined, 'body: must be an object, got nothing'],
    ['discard', { reason: '' }, 'reason: must be at least 1 characters long'],
  ])('refuses %s %j and asks for nothing', async (what, body, message) => {
    const before = api.takenUp.length;
    expect(await ask(what, body)).toMatchObject(refusal(400, 'badRequest', message));
    expect(api.takenUp).toHaveLength(before);
  });
});

describe.each([
  ['GET', ''],
  ['POST', '/retry'],
  ['POST', '/discard'],
])('what is not there: %s %s', (method, rest) => {
  it.each([newUuid(), 'no-uuid'])('%s', async (id) => {
    expect(await api.call(method, `/v1/deliveries/${id}${rest}`)).toMatchObject(
      refusal(404, 'deliveryNotFound', `there is no delivery "${id}"`),
    );
  });
});

it('counts what was accepted, by sink, by source and in all', async () => {
  const counters = async (path: string) => (await api.call<object>('GET', path)).body;
  expect(await counters('/v1/sources/shop/sinks/orders/statistics')).toMatchObject({
    accepted: 1,
    open: 1,
    delivered: 0,
    failedAttempts: 1,
  });
  expect(await counters('/v1/sources/shop/statistics')).toMatchObject({ accepted: 2, open: 2 });
  expect(await counters('/v1/statistics')).toMatchObject({ accepted: 2, open: 2 });
  expect(await api.call('GET', '/v1/sources/nowhere/statistics')).toMatchObject(
    refusal(404, 'sourceNotFound', 'there is no source "nowhere"'),
  );
});
