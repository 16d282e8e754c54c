// What the append endpoint takes of a body before it looks at what is in it.
import { once } from 'node:events';
import { request as begin, type IncomingMessage } from 'node:http';
import { appendPath } from '../../src/api/append/routes';
import { endpointCatalogs } from '../../src/tables/endpoint/catalogs';
import { startReceiver } from '../support/receiver';
import { refusal, startApi, type RunningApi } from './start-api';

const headers = { authorization: 'Bearer test-token', 'content-type': 'application/json' };
let api: RunningApi;
let without: RunningApi;
beforeAll(async () => {
  api = await startApi({ catalogs: endpointCatalogs.parse({ lake: { url: 'http://127.0.0.1:1/catalog' } }) });
  without = await startApi();
});
afterAll(() => Promise.all([api.close(), without.close()]));

/** The status that is answered to the head of a request, nothing of whose body is sent. */
async function statusOfHead({ url }: RunningApi, bytes: number): Promise<number | undefined> {
  const request = begin(url + appendPath, { method: 'POST', headers: { ...headers, 'content-length': bytes } });
  request.flushHeaders();
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  request.on('error', () => {}).destroy();
  return response.statusCode;
}
const append = (body: string) => api.send(appendPath, { method: 'POST', headers, body });

it('reads nothing where no catalog is set', async () => {
  expect(await statusOfHead(without, 100 * 1024 * 1024)).toBe(404);
});

it('reads nothing of a body that is said to be too large', async () => {
  expect(await statusOfHead(api, 129 * 1024 * 1024)).toBe(413);
});

it.each([
  ['objects', `{"spec":{},"rows":[[${'{},'.repeat(300_000)}{}]]}`, 'has more than 252000 objects'],
  ['values', `{"spec":{},"rows":[[${'1,'.repeat(10_000_000)}1]]}`, 'has more than 10000000 values'],
])('reads no body of more %s than rows have', async (_what, body, message) => {
  expect(await append(body)).toMatchObject(refusal(413, 'payloadTooLarge', message));
});

it('reads no body that is nested deeply', async () => {
  expect(await append(`{"rows":${'['.repeat(200)}`)).toMatchObject(refusal(400, 'badRequest', 'nested deeper than'));
});

it('answers 502 when the catalog refuses its token: that is no fault of the rows', async () => {
  const catalog = await startReceiver({ status: 401, body: 'expired' });
  const refusing = await startApi({ catalogs: endpointCatalogs.parse({ lake: { url: catalog.url } }) });
  const schema = [{ id: 1, name: 'id', type: 'long', required: true }];
  const spec = { catalog: 'lake', namespace: 'n', table: 't', partition_transform: '', sort_order: '', schema };
  const answer = await refusing.call('POST', appendPath, { spec, rows: [{ id: 1 }] });
  await refusing.close();
  await catalog.close();
  expect(answer).toMatchObject(refusal(502, 'appendFailed', 'targetUnauthorized: '));
});
