import { sql } from 'drizzle-orm';
import { newUuid } from '../../src/model/ids';
import { payload, refusal, startApi, type RunningApi } from './start-api';

let api: RunningApi;
let uids: string[];

/** Three events of two sources, the newest first in `uids`. */
beforeAll(async () => {
  api = await startApi();
  uids = [];
  for (const [source, type, rootid] of [
    ['shop', 'order.created', 'root-1'],
    ['shop', 'order.paid', 'root-1'],
    ['depot', 'parcel.sent', 'root-2'],
  ] as const) {
    const { path } = (await api.call<{ path: string }>('GET', `/v1/sources/${source}/secret`)).body;
    const answer = await api.send<{ event: { uid: string } }>(path ?? (await api.source(source)).path, {
      method: 'POST',
      body: payload('push'),
      headers: {
        'content-type': 'application/json',
        'ce-specversion': '1.0',
        'ce-id': `id-${type}`,
        'ce-source': '/shop',
        'ce-type': type,
        'ce-rootid': rootid,
        'ce-depth': '3',
        authorization: 'Bearer of-the-sender',
        'x-kept': 'yes',
      },
    });
    uids.unshift(answer.body.event.uid);
  }
});
afterAll(() => api.close());

interface Page {
  events: { uid: string }[];
  nextAfterId?: string;
}
const list = async (query: string) => (await api.call<Page>('GET', `/v1/events${query}`)).body;
const uidsOf = ({ events }: Page) => events.map(({ uid }) => uid);

it('lists events, newest first, without their bodies', async () => {
  const page = await list('');
  expect(uidsOf(page)).toEqual(uids);
  expect(page).not.toHaveProperty('nextAfterId');
  expect(page.events[0]).toMatchObject({
    type: 'parcel.sent',
    depth: 3,
    bytes: payload('push').length,
    deliveries: [],
  });
  expect(page.events[0]).not.toHaveProperty('body');
});

it.each([
  ['?sourceId=shop', [1, 2]],
  ['?type=order.paid', [1]],
  ['?id=id-order.created', [2]],
  ['?rootid=root-1', [1, 2]],
  ['?rootid=root-1&type=parcel.sent', []],
])('lists those asked for: %s', async (query, indices) => {
  expect(uidsOf(await list(query))).toEqual(indices.map((index) => uids[index]));
});

it('answers page by page, and says where the next one begins', async () => {
  const first = await list('?limit=2');
  expect(first).toMatchObject({ events: [{ uid: uids[0] }, { uid: uids[1] }], nextAfterId: uids[1] });
  const second = await list(`?limit=2&afterId=${first.nextAfterId}`);
  expect(uidsOf(second)).toEqual([uids[2]]);
  expect(second).not.toHaveProperty('nextAfterId');
});

it('lists what was accepted from one time on, up to before another', async () => {
  const { events } = (await api.call<{ events: { uid: string; receivedAt: string }[] }>('GET', '/v1/events')).body;
  const at = events[1]!.receivedAt;
  const [from, before] = [`acceptedFrom=${at}`, `acceptedBefore=${at}`];
  expect(uidsOf(await list(`?${from}`))).toEqual(
    uidsOf({ events: events.filter(({ receivedAt }) => receivedAt >= at) }),
  );
  expect(uidsOf(await list(`?${before}`))).toEqual(
    uidsOf({ events: events.filter(({ receivedAt }) => receivedAt < at) }),
  );
  expect(uidsOf(await list(`?${from}&${before}`))).toEqual([]);
  expect(
    uidsOf(await list(`?sourceId=shop&acceptedFrom=${new Date(Date.parse(at) - 60_000).toISOString()}`)),
  ).toHaveLength(2);
});

it('shows an event with its headers and its body, and no credentials', async () => {
  const answer = await api.call<object>('GET', `/v1/events/${uids[0]}`);
  expect(answer).toMatchObject({
    status: 200,
    body: { uid: uids[0], type: 'parcel.sent', headers: { 'x-kept': 'yes' }, body: { text: payload('push') } },
  });
  expect(answer.text).not.toContain('of-the-sender');
});

it.each([
  ['limit=0', 'limit: must be at least 1, got "0"'],
  ['limit=101', 'limit: must be at most 100, got "101"'],
  ['limit=many', 'limit: must be a number, got "many"'],
  ['afterId=1', 'afterId: must be a valid uuid, got "1"'],
  ['typ=order', 'typ: unknown field'],
  ['type=a&type=b', 'type: must be a string, got an array'],
  [
    'acceptedFrom=today',
    'acceptedFrom: must be RFC 3339 with a time zone, such as "2025-01-31T00:00:00Z", got "today"',
  ],
  ['type=', 'type: must be at least 1 characters long, got ""'],
])('refuses %s', async (query, message) => {
  expect(await api.call('GET', `/v1/events?${query}`)).toMatchObject(refusal(400, 'badRequest', message));
});

it.each([newUuid(), 'id-order.paid'])('says that an event is not there: %s', async (uid) => {
  expect(await api.call('GET', `/v1/events/${uid}`)).toMatchObject(
    refusal(404, 'eventNotFound', `there is no event "${uid}"`),
  );
});

it('finds what was accepted although the clock that made its id is half an hour off', async () => {
  for (const byMs of [1_800_000, -1_800_000]) {
    const [from, before] = [Date.now() + byMs, Date.now() + byMs + 1].map((ms) => new Date(ms).toISOString());
    await api.ledger.db.execute(sql`update events set received_at = ${from}::timestamptz`);
    expect(uidsOf(await list(`?acceptedFrom=${from}&acceptedBefore=${before}`))).toEqual(uids);
  }
});
