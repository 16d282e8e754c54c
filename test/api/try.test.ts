import { startReceiver, type Receiver } from '../support/receiver';
import { refusal, startApi, type RunningApi } from './start-api';

let api: RunningApi;
let target: Receiver;
beforeAll(async () => {
  api = await startApi();
  target = await startReceiver();
});
afterAll(async () => {
  await api.close();
  await target.close();
});
beforeEach(() => {
  target.requests.length = 0;
  target.script({});
});

interface Tried {
  wanted: boolean;
  sent: boolean;
  requests: { method: string; url: string; headers: Record<string, string>; body: { text: string } }[];
  receipt?: object;
  failure?: object;
}
const test = (path: string, body?: unknown) => api.call<Tried>('POST', `/v1/sources/shop${path}`, body);

beforeAll(async () => {
  await api.source('shop', { config: { idTemplate: '"o-" + Body("order")' } });
  await api.sink('shop', 'hook', {
    config: { url: `${target.url}/hook`, bodyTemplate: '{ order: Body("order"), twice: Body("order") * 2 }' },
    secrets: { 'header.authorization': 'Bearer nobody-may-see' },
    filter: { exact: { type: 'order.created' } },
    policy: { attemptTimeLimit: '1s' },
  });
});
const event = { type: 'order.created', data: { order: 7 } };

it('shows what a sink would send, its secrets masked, and sends nothing', async () => {
  const { body, text } = await test('/sinks/hook/test', { event });
  expect(body).toMatchObject({ wanted: true, sent: false });
  const [request] = body.requests;
  expect(request).toMatchObject({
    method: 'POST',
    url: `${target.url}/hook`,
    headers: { 'ce-type': 'order.created', authorization: '[secret]', 'content-type': 'application/json' },
  });
  expect(JSON.parse(request?.body.text ?? '')).toEqual({ order: 7, twice: 14 });
  expect(text).not.toContain('nobody-may-see');
  expect(target.requests).toEqual([]);
  expect((await test('/sinks/hook/test', { event: { ...event, type: 'other' } })).body).toMatchObject({
    wanted: false,
  });
});

it('sends once when it is told to, and counts nothing', async () => {
  const { body } = await test('/sinks/hook/test?send=true', { event });
  expect(body).toMatchObject({ sent: true, receipt: { status: 200 } });
  expect(target.requests).toMatchObject([{ headers: { authorization: 'Bearer nobody-may-see' } }]);
  expect(await api.call('GET', '/v1/sources/shop/sinks/hook/statistics')).toMatchObject({ body: { accepted: 0 } });
  expect(await api.call('GET', '/v1/deliveries?sourceId=shop')).toMatchObject({ body: { deliveries: [] } });
});

it('says what goes wrong: a template, a target that refuses, one that is too slow', async () => {
  const noOrder = { ...event, data: {} };
  expect((await test('/sinks/hook/test', { event: noOrder })).body).toMatchObject({
    failure: { code: 'templateFailed', retryable: false },
  });
  target.script({ status: 404 });
  const refused = { sent: true, failure: { code: 'targetRefused', status: 404 } };
  expect((await test('/sinks/hook/test?send=true', { event })).body).toMatchObject(refused);
  target.script('hang');
  expect((await test('/sinks/hook/test?send=true', { event })).body).toMatchObject({ failure: { code: 'timeout' } });
});

it('keeps to the address guard', async () => {
  await api.sink('shop', 'inner', { config: { url: 'http://inner.localtest.invalid/' } });
  const { body } = await test('/sinks/inner/test?send=true', { event });
  expect(body.failure).toMatchObject({ code: expect.stringMatching(/network|addressRefused/) as string });
  await api.call('DELETE', '/v1/sources/shop/sinks/inner');
});

it('shows the event that a request would be accepted as, and which sinks take it', async () => {
  const request = { headers: { 'ce-type': 'order.created', 'ce-source': '/s', 'ce-id': '1', 'ce-specversion': '1.0' } };
  const answer = await test('/test', { request: { ...request, json: { order: 7 } } });
  expect(answer.body).toMatchObject({
    events: [
      {
        event: { id: 'o-7', type: 'order.created', source: '/s', body: { text: '{"order":7}' } },
        sinks: [{ sinkId: 'hook', wanted: true, sent: false, requests: [{ method: 'POST' }] }],
      },
    ],
  });
  expect((await test('/test', { request: { json: { order: 8 } } })).body).toMatchObject({
    events: [{ event: { type: 'http.request' }, sinks: [{ wanted: false }] }],
  });
  expect(await api.call('GET', '/v1/events?sourceId=shop')).toMatchObject({ body: { events: [] } });
  await test('/test?send=true', { request: { ...request, json: { order: 7 } } });
  expect(target.requests).toHaveLength(1);
});

it('shows every digit of the numbers it is given', async () => {
  await api.sink('shop', 'plain', { config: { url: `${target.url}/plain` }, filter: { exact: { type: 'plain' } } });
  const data = '{"order":12345678901234567890,"price":1.10}';
  const body = (field: string) => `{${field}:${data}}}`;
  const headers = { authorization: 'Bearer test-token', 'content-type': 'application/json' };
  const send = (path: string, text: string) =>
    api.send(`/v1/sources/shop${path}`, { method: 'POST', headers, body: text });
  const ofSink = await send('/sinks/plain/test', body('"event":{"type":"plain","data"'));
  expect(ofSink).toMatchObject({ status: 200, body: { requests: [{ body: { text: data } }] } });
  const ofSource = await send('/test', body('"request":{"json"'));
  expect(ofSource).toMatchObject({ status: 200, body: { events: [{ event: { body: { text: data } } }] } });
});

it.each([
  ['/test', { request: { json: { order: 7 }, text: 'other' } }, 'request: has both json and text'],
  ['/sinks/hook/test', { event: { data: { order: 7 }, text: 'other' } }, 'event: has both data and text'],
])('takes one body: %s', async (path, body, message) => {
  expect(await test(path, body)).toMatchObject(refusal(400, 'badRequest', message));
});

it('takes a stored event, of that source only', async () => {
  const { path } = await api.source('other');
  const sent = await api.send<{ event: { uid: string } }>(path, { method: 'POST', body: '{"order":1}' });
  const { uid } = sent.body.event;
  expect(await test('/sinks/hook/test', { eventUid: uid })).toMatchObject(
    refusal(404, 'eventNotFound', 'has no event'),
  );
  expect(await api.call('POST', '/v1/sources/other/test', { eventUid: uid })).toMatchObject({
    body: { events: [{ event: { body: { text: '{"order":1}' } }, sinks: [] }] },
  });
});
