import { sql } from 'drizzle-orm';
import { createRemoveExpired } from '../../src/sources/kv/start-upkeep';
import { createMutate } from '../../src/sources/kv/mutate';
import { until } from '../support/until';
import { makeToken, person } from './access/people';
import { refusal, startApi, type RunningApi } from './start-api';
import { silent } from '../support/silent';

interface Written {
  operation: string;
  revision: number;
  expiresAt?: string;
}

let api: RunningApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  await api.ledger.db.execute(sql`truncate sources, versions, events, deliveries, kv_entries, kv_changes cascade`);
  await api.ledger.db.execute(sql`update kv_head set revision = 0, pruned_through = 0`);
});

const put = (path: string, body: unknown, headers?: Record<string, string>) =>
  api.call<Written>('PUT', `/v1/kv/${path}`, body, headers);
const get = (path: string) => api.call<Record<string, unknown>>('GET', `/v1/kv/${path}`);

it('writes, reads and deletes a key', async () => {
  const inserted = await put('orders/user%2F42', { total: 1 });
  expect(inserted).toMatchObject({
    status: 201,
    body: { collection: 'orders', key: 'user/42', operation: 'insert', revision: 1 },
  });
  expect(inserted.headers.get('etag')).toBe('"1"');
  expect(await put('orders/user%2F42', null)).toMatchObject({
    status: 200,
    body: { operation: 'update', revision: 2 },
  });

  const read = await get('orders/user%2F42');
  expect(read).toMatchObject({ status: 200, body: { key: 'user/42', value: null, revision: 2 } });
  expect(read.headers.get('etag')).toBe('"2"');
  expect(await api.call('DELETE', '/v1/kv/orders/user%2F42')).toMatchObject({
    status: 200,
    body: { operation: 'delete', revision: 3 },
  });
  expect(await get('orders/user%2F42')).toMatchObject(refusal(404, 'kvKeyNotFound', 'has no key "user/42"'));
  expect(await api.call('DELETE', '/v1/kv/orders/user%2F42')).toMatchObject({ status: 404 });
});

it('asks for the token', async () => {
  for (const path of ['orders', 'orders/1', 'orders/watch']) {
    expect(await api.send(`/v1/kv/${path}`)).toMatchObject({ status: 401 });
  }
});

it('keeps numbers as they were sent', async () => {
  await api.send('/v1/kv/orders/1', {
    method: 'PUT',
    headers: { authorization: 'Bearer test-token', 'content-type': 'application/json' },
    body: '{ "id": 12345678901234567890, "total": 1.10 }',
  });
  expect((await get('orders/1')).text).toContain('"value":{"id":12345678901234567890,"total":1.10}');
});

it.each<[string, string, Record<string, string>]>([
  ['If-Match of another revision', 'orders/1', { 'if-match': '"7"' }],
  ['If-None-Match when it is there', 'orders/1', { 'if-none-match': '*' }],
  ['If-Match when it is not there', 'orders/2', { 'if-match': '*' }],
  ['expectedRevision', 'orders/1?expectedRevision=7', {}],
  ['expectedRevision=0 when it is there', 'orders/1?expectedRevision=0', {}],
])('refuses a write with %s', async (_what, path, headers) => {
  await put('orders/1', 1);
  expect(await put(path, 2, headers)).toMatchObject(refusal(412, 'kvRevisionMismatch', 'of collection "orders"'));
  expect(await get('orders/1')).toMatchObject({ body: { value: 1, revision: 1 } });
});

it('writes what is as expected', async () => {
  expect(await put('orders/1', 1, { 'if-none-match': '*' })).toMatchObject({ status: 201 });
  expect(await put('orders/1', 2, { 'if-match': '"1"' })).toMatchObject({ status: 200 });
  expect(await put('orders/1?expectedRevision=2', 3)).toMatchObject({ status: 200 });
  expect(await api.call('DELETE', '/v1/kv/orders/1?expectedRevision=2')).toMatchObject({ status: 412 });
  expect(await api.call('DELETE', '/v1/kv/orders/1', undefined, { 'if-match': '"3"' })).toMatchObject({ status: 200 });
});

it.each<[string, string, unknown, Record<string, string>, string]>([
  ['two conditions', 'orders/1?expectedRevision=1', 1, { 'if-match': '*' }, 'give one of If-Match'],
  ['a weak tag', 'orders/1', 1, { 'if-match': 'W/"1"' }, 'if-match: must be'],
  ['a time to live of nothing', 'orders/1?ttl=0s', 1, {}, 'ttl: must be longer than nothing'],
  ['a time to live that is none', 'orders/1?ttl=soon', 1, {}, 'ttl: must be a duration'],
  ['no value', 'orders/1', undefined, {}, 'body: is missing'],
  ['the name of a path', 'orders/watch', 1, {}, 'key: must not be "watch"'],
  ['a key that is too long', `orders/${'k'.repeat(513)}`, 1, {}, 'key: must be at most 512 bytes'],
  ['a collection that is none', 'or%2Fders/1', 1, {}, 'collection: must be 1–48 letters'],
  ['a depth that is none', 'orders/1', 1, { 'ce-depth': 'deep' }, 'ce-depth: must be an integer'],
])('refuses %s, saying what is wrong', async (_what, path, body, headers, message) => {
  expect(await put(path, body, headers)).toMatchObject(refusal(400, 'badRequest', message));
});

it('refuses a value that is too large', async () => {
  const answer = await put('orders/1', 'x'.repeat(262_144));
  expect(answer).toMatchObject(refusal(413, 'payloadTooLarge', 'the value is 262146 bytes; at most 262144'));
});

it('hides a key when its time is over', async () => {
  const { body } = await put('orders/1?ttl=1ms', 1);
  expect(body.expiresAt).toMatch(/Z$/);
  await until('the key to be gone', async () => (await get('orders/1')).status === 404);
  expect(await put('orders/1', 2, { 'if-none-match': '*' })).toMatchObject({ status: 201, body: { revision: 3 } });
});

it('lists a collection by pages', async () => {
  for (const key of ['a', 'b', 'c']) await put(`orders/${key}`, key);
  await put('users/a', 1);
  const first = await get('orders?limit=2');
  expect(first.body).toMatchObject({ revision: 4, nextAfter: 'b', entries: [{ key: 'a', value: 'a' }, { key: 'b' }] });
  const second = await get('orders?limit=2&after=b');
  expect(second.body).toMatchObject({ entries: [{ key: 'c' }] });
  expect(second.body).not.toHaveProperty('nextAfter');
});

it('makes the event of a write go on with the chain of the sink that caused it', async () => {
  await api.call('POST', '/v1/sources', { id: 'store', type: 'kv' });
  await api.sink('store', 'all');
  await put('orders/1', 1, { 'ce-rootid': 'the-first', 'ce-depth': '4' });
  const { body } = await api.call<{ events: object[] }>('GET', '/v1/events');
  expect(body.events).toMatchObject([
    { type: 'kv.insert', rootid: 'the-first', depth: 4, deliveries: [{ sinkId: 'all' }] },
  ]);
});

it('makes, changes and refuses sources of type kv by their settings', async () => {
  expect(await api.call('POST', '/v1/sources', { id: 'store', type: 'kv' })).toMatchObject({
    status: 201,
    body: { type: 'kv', config: { collections: ['*'] } },
  });
  expect(await api.call('PATCH', '/v1/sources/store', { config: { collections: ['a'] } })).toMatchObject({
    body: { config: { collections: ['a'] } },
  });
  expect(await api.call('PATCH', '/v1/sources/store', { secret: 'x'.repeat(16) })).toMatchObject({ status: 400 });
  expect(await api.call('GET', '/v1/sources/store/secret')).toMatchObject(
    refusal(404, 'sourceNotFound', 'it is told what happens in the key-value store'),
  );
});

describe('a watch', () => {
  const watch = async (query = '', headers: Record<string, string> = {}) => {
    const stop = new AbortController();
    const response = await fetch(`${api.url}/v1/kv/orders/watch${query}`, {
      headers: { authorization: 'Bearer test-token', ...headers },
      signal: stop.signal,
    });
    let text = '';
    const over = (async () => {
      for await (const chunk of response.body ?? []) text += Buffer.from(chunk).toString();
    })();
    over.catch(() => undefined);
    const events = () =>
      text
        .split('\n\n')
        .flatMap((block) => /^event: (\S+)\nid: (\d+)\ndata: (.*)$/.exec(block)?.slice(1) ?? [])
        .reduce<string[][]>(
          (all, part, index) => (index % 3 === 0 ? [...all, [part]] : (all.at(-1)?.push(part), all)),
          [],
        );
    return {
      response,
      over,
      text: () => text,
      events,
      seen: (count: number) => until(`${count} events`, () => events().length >= count && events()),
      stop: () => stop.abort(),
    };
  };

  it('tells of changes as they come, by prefix', async () => {
    await put('orders/a1', 0);
    const watched = await watch('?prefix=a');
    expect(watched.response.headers.get('content-type')).toBe('text/event-stream');
    await until('the beginning', () => watched.text().includes('id: 1'));
    await put('orders/a1', 1);
    await put('orders/b1', 1);
    await put('users/a1', 1);
    await api.call('DELETE', '/v1/kv/orders/a1');
    expect(await watched.seen(2)).toEqual([
      ['kv.update', '2', '{"collection":"orders","key":"a1","operation":"update","revision":2,"newValue":1}'],
      ['kv.delete', '5', '{"collection":"orders","key":"a1","operation":"delete","revision":5}'],
    ]);
    watched.stop();
  });

  it('goes on after the last event a reader saw, expired keys among them', async () => {
    await put('orders/1?ttl=1ms', 1);
    await put('orders/2', 2);
    await until('the time to be over', async () => (await get('orders/1')).status === 404);
    await createRemoveExpired(api.ledger.db, createMutate(api.ledger.db, silent))();
    const watched = await watch('', { 'last-event-id': '1' });
    expect((await watched.seen(2)).map(([type, id]) => [type, id])).toEqual([
      ['kv.insert', '2'],
      ['kv.delete', '3'],
    ]);
    expect(watched.text()).toContain('"reason":"expired"');
    watched.stop();
  });

  it('refuses to begin where nothing is kept', async () => {
    expect(await get('orders/watch?after=9')).toMatchObject(refusal(410, 'kvChangesGone', 'no revision 9 yet'));
    expect(await api.call('GET', '/v1/kv/orders/watch', undefined, { 'last-event-id': 'x' })).toMatchObject({
      status: 400,
    });
  });

  it('ends before it tells of a change that its reader may not see any more', async () => {
    const ada = await person(api, 'ada', 'operator');
    const { token, id } = await makeToken(ada, ['read']);
    const watched = await watch('', { authorization: `Bearer ${token}` });
    await put('orders/1', 1);
    expect(await watched.seen(1)).toHaveLength(1);
    await ada.call('DELETE', `/v1/tokens/${id}`);
    await put('orders/1', 'not for everybody');
    await watched.over;
    expect(watched.text()).not.toContain('not for everybody');
  });

  it('ends when the process stops', async () => {
    const watched = await watch();
    await until('the beginning', () => watched.text().includes('id: 0'));
    // The last test of this file.
    await api.app.close();
    await watched.over;
  });
});
