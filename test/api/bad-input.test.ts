// Whatever is sent is answered as the API answers, and never with a fault of the server.
import { request as httpRequest } from 'node:http';
import fc from 'fast-check';
import { appendPath } from '../../src/api/append/routes';
import type { BulkOrder } from '../../src/model/bulk';
import { PenstockError } from '../../src/model/errors';
import { closeSchemaPool } from '../../src/schemas';
import { refusal, startApi, type RunningApi } from './start-api';

let api: RunningApi;
beforeAll(async () => {
  const begun: BulkOrder[] = [];
  const find = (id: string) => Promise.reject(new PenstockError('bulkNotFound', `there is no bulk operation "${id}"`));
  api = await startApi({
    bulk: {
      begin: (order) => Promise.resolve(void begun.push(order)),
      list: () => Promise.resolve([]),
      find,
      cancel: find,
    },
  });
  await api.source('shop');
  await api.sink('shop', 'hook');
});
afterAll(async () => {
  await api.close();
  await closeSchemaPool();
});

const runs = { numRuns: 200 };

/** Sends bytes as they are: a body that is no JSON, a path that no URL parser would let through. */
function send(method: string, path: string, body: string | Buffer, contentType: string): Promise<[number, string]> {
  return new Promise((resolve, reject) => {
    const length = { 'content-length': method === 'GET' ? 0 : Buffer.byteLength(body) };
    const headers = { authorization: 'Bearer test-token', 'content-type': contentType, connection: 'close', ...length };
    const { hostname, port } = new URL(api.url);
    const sent = httpRequest({ hostname, port, method, path, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => resolve([answer.statusCode ?? 0, Buffer.concat(chunks).toString()]));
    });
    sent.on('error', reject);
    sent.end(method === 'GET' ? undefined : body);
  });
}

async function expectAnswered(method: string, path: string, body: string | Buffer, contentType = 'application/json') {
  const [status, text] = await send(method, path, body, contentType);
  expect([status < 500, status, text]).toEqual([true, status, text]);
  if (status < 400) return;
  expect(JSON.parse(text)).toEqual({
    statusCode: status,
    error: expect.stringMatching(/^penstock\.\w+$/) as string,
    message: expect.stringMatching(/./) as string,
    hint: expect.stringMatching(/./) as string,
  });
}

const tricks = [
  "' or 1=1 --",
  "'; drop table sources; --",
  '../../etc/passwd',
  '..%2f..%2f',
  '__proto__',
  'constructor',
  'prototype',
  '\u0000',
  '\ud800',
  'ﬀ\u202e',
  '💥'.repeat(13),
  'a'.repeat(5000),
  '${7*7}',
  '%',
  '-1',
  '1e999',
  '',
];
const oddText = fc.oneof(fc.constantFrom(...tricks), fc.string({ unit: 'binary', maxLength: 60 }), fc.string());
const oddValue = fc.oneof(oddText, fc.jsonValue(), fc.constantFrom(null, true, 0, -1, 1e308, [], {}));
const nested = fc.integer({ min: 1, max: 20_000 }).map((depth) => `${'{"not":'.repeat(depth)}1${'}'.repeat(depth)}`);

/** JSON objects with known fields set to odd values, odd fields, and fields twice. */
const oddBody = (fields: string[]) =>
  fc.oneof(
    fc
      .array(fc.tuple(fc.oneof(fc.constantFrom(...fields, '__proto__', 'constructor'), oddText), oddValue), {
        maxLength: 8,
      })
      .map((pairs) => `{${pairs.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join(',')}}`),
    fc.tuple(fc.constantFrom(...fields), nested).map(([field, value]) => `{"${field}":${value}}`),
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.json(),
    fc.constant(JSON.stringify({ description: 'x'.repeat(1_100_000) })),
  );
const oddType = fc.constantFrom(
  'application/json',
  'application/json',
  'application/json',
  'application/json; charset=utf-16',
  'text/plain',
  'multipart/form-data; boundary=x',
  'application/x-www-form-urlencoded',
  'nonsense',
);
const oddSegment = oddText.map((text) => {
  try {
    return encodeURIComponent(text);
  } catch {
    return '%ED%A0%80';
  }
});
const rawSegment = fc.constantFrom('%', '%zz', '%00', '..', '.', '%2e%2e', 'a%2fb', '*', ';x=y', '~', "'");
const segment = fc.oneof(oddSegment, rawSegment, fc.constantFrom('shop', 'hook', 'deleted'));
const method = fc.constantFrom('GET', 'POST', 'PATCH', 'DELETE', 'PUT');

const sourceFields = ['id', 'type', 'name', 'description', 'config', 'secret', 'reason'];
const sinkFields = ['id', 'type', 'name', 'description', 'config', 'secrets', 'filter', 'policy', 'reason'];
const action = fc.constantFrom(
  ...['', '/disable', '/enable', '/undelete', '/versions', '/versions/1', '/versions/x/rollback', '/rotate-secret'],
  ...['/test', '/test?send=maybe', '/statistics/series?from=x', '/statistics/clear', '/statistics/files', '/secret'],
  ...['?limit=x', '/sinks?afterId=%00', '/sinks?limit=0'],
);

describe('sources', () => {
  it('are created from nothing odd', () =>
    fc.assert(
      fc.asyncProperty(oddBody(sourceFields), oddType, (body, type) =>
        expectAnswered('POST', '/v1/sources', body, type),
      ),
      runs,
    ));

  it('are changed by nothing odd, under whatever path', () =>
    fc.assert(
      fc.asyncProperty(method, segment, action, oddBody(sourceFields), oddType, async (verb, id, what, body, type) => {
        if (verb === 'DELETE' && id === 'shop') return;
        await expectAnswered(verb, `/v1/sources/${id}${what}`, body, type);
      }),
      runs,
    ));
});

describe('users, tokens and sessions', () => {
  const fields = ['name', 'user', 'role', 'password', 'currentPassword', 'scopes', 'sourceIds', 'expiresInDays'];
  const place = fc.constantFrom(
    ...['/users', '/users/root', '/users/root/deactivate', '/users/root/reactivate', '/users/root/password', '/tokens'],
    ...['/session', '/session/password', '/tokens?limit=x', '/tokens/x', '/users?afterId=%00', '/users/%00'],
    ...['/audit?afterId=99999999999999999999', '/audit?author=%00', '/audit?from=x', '/audit?target=%ED%A0%80'],
  );
  it('take nothing odd', () =>
    fc.assert(
      fc.asyncProperty(method, place, oddBody(fields), oddType, (verb, path, body, type) =>
        expectAnswered(verb, `/v1${path}`, body, type),
      ),
      runs,
    ));

  it('take odd values in known fields of a login one at a time', () =>
    fc.assert(
      fc.asyncProperty(oddValue, oddValue, (user, password) =>
        expectAnswered('POST', '/v1/session', JSON.stringify({ user, password })),
      ),
      runs,
    ));

  it('is nobody by odd credentials', () =>
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom('authorization', 'cookie'),
        fc.constantFrom('', 'Bearer ', 'Bearer pst_', 'penstock_session='),
        fc.string({ maxLength: 200 }).filter((text) => /^[\x20-\x7e]*$/.test(text)),
        async (header, prefix, odd) => {
          const answer = await api.send('/v1/sources', { headers: { [header]: prefix + odd } });
          expect([answer.status, odd]).toEqual([401, odd]);
        },
      ),
      runs,
    ));
});

describe('sinks', () => {
  it('are created from nothing odd', () =>
    fc.assert(
      fc.asyncProperty(oddBody(sinkFields), oddType, (body, type) =>
        expectAnswered('POST', '/v1/sources/shop/sinks', body, type),
      ),
      runs,
    ));

  it('are changed by nothing odd, under whatever path', () =>
    fc.assert(
      fc.asyncProperty(method, segment, action, oddBody(sinkFields), oddType, (verb, id, what, body, type) =>
        expectAnswered(verb, `/v1/sources/shop/sinks/${id}${what}`, body, type),
      ),
      runs,
    ));

  it('take odd values in known fields one at a time', () =>
    fc.assert(
      fc.asyncProperty(fc.constantFrom(...sinkFields), oddValue, (field, value) =>
        expectAnswered('PATCH', '/v1/sources/shop/sinks/hook', JSON.stringify({ [field]: value })),
      ),
      runs,
    ));
});

describe('the key-value store', () => {
  const query = fc.constantFrom('', '?ttl=x', '?ttl=-1s', '?expectedRevision=x', '?expectedRevision=-1', '?prefix=%00');
  it('takes nothing odd, under whatever key', () =>
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom('GET', 'PUT', 'DELETE'),
        segment,
        segment,
        query,
        oddBody(['value']),
        oddType,
        (verb, collection, key, asked, body, type) =>
          expectAnswered(verb, `/v1/kv/${collection}/${key}${asked}`, body, type),
      ),
      runs,
    ));
});

describe('rows to append', () => {
  it('are not taken when they are odd', () =>
    fc.assert(
      fc.asyncProperty(oddBody(['spec', 'rows', 'catalog', 'namespace', 'table']), oddType, (body, type) =>
        expectAnswered('POST', appendPath, body, type),
      ),
      runs,
    ));
});

describe('a configuration', () => {
  const odd = fc.array(
    fc.dictionary(fc.constantFrom(...sourceFields, 'sinks', 'secrets'), fc.oneof(oddValue, fc.array(oddValue))),
    { maxLength: 3 },
  );
  it('is compared with nothing odd', () =>
    fc.assert(
      fc.asyncProperty(
        fc.oneof(
          oddBody(['sources', 'prune']),
          odd.map((sources) => JSON.stringify({ sources })),
        ),
        (body) => expectAnswered('POST', '/v1/configuration/diff', body),
      ),
      runs,
    ));
});

it.each([
  ['a prototype', '{"__proto__":{"id":"x"}}'],
  ['a prototype in the config', '{"id":"p","type":"http","config":{"__proto__":{"eventType":"x"}}}'],
  ['a field twice, the second of another type', '{"id":"a","type":"http","id":5}'],
])('refuses %s', async (_, body) => {
  const [status, text] = await send('POST', '/v1/sources', body, 'application/json');
  expect([status, text]).toEqual([400, expect.stringContaining('penstock.badRequest')]);
});

describe.each<[what: string, method: string, path: string, fields: string[]]>([
  ['bulk operations', 'POST', '/v1/bulk', ['verb', 'filter', 'perSecond', 'dryRun', 'asOf', 'reason']],
  ['types of events', 'PUT', '/v1/sources/shop/types/', ['mode', 'schema']],
  ['emitted events', 'POST', '/v1/sources/shop/events', ['id', 'source', 'type', 'subject', 'time', 'data']],
  ['projects', 'POST', '/v1/projects', ['id', 'name', 'maxSources', 'maxSinksPerSource']],
  ['members of projects', 'PUT', '/v1/projects/default/members/', ['role']],
  ['payloads', 'POST', '/v1/codec/decode', ['payloads', 'metadata', 'data']],
])('%s', (_what, method, path, fields) => {
  it('take nothing odd', () =>
    fc.assert(
      fc.asyncProperty(path.endsWith('/') ? segment : fc.constant(''), oddBody(fields), oddType, (last, body, type) =>
        expectAnswered(method, path + last, body, type),
      ),
      runs,
    ));
});

it.each([
  ...['/v1/sources', '/v1/sources/shop/sinks', '/v1/sources/shop/types', '/v1/sources/shop/versions', '/v1/users'],
  ...['/v1/statistics/series', '/v1/sources/shop/sinks/hook/versions', '/v1/sources/shop/sinks/hook/statistics/files'],
])('a question that %s does not know is not passed over', async (path) => {
  expect(await api.call('GET', `${path}?limti=1`)).toMatchObject(
    refusal(400, 'badRequest', 'limti: unknown field, known are'),
  );
});

it('a test that is misspelt is not one that sends nothing', async () => {
  expect(await api.call('POST', '/v1/sources/shop/sinks/hook/test?sent=true', {})).toMatchObject(
    refusal(400, 'badRequest', 'sent: unknown field, known are send'),
  );
});
