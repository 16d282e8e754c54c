import { sql } from 'drizzle-orm';
import { pino } from 'pino';
import { noteOutcomes } from '../../src/ledger/flow/note-outcomes';
import { pauseTroubledSink } from '../../src/ledger/flow/pause-sink';
import { openEmptyLedger } from '../support/embedded-ledger';
import { refusal, startApi, type RunningApi } from './start-api';

let api: RunningApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

describe('the token', () => {
  it.each([
    ['is missing', undefined, 'no bearer token was sent'],
    ['is of another kind', 'Basic YTpi', 'no bearer token was sent'],
    ['is unknown', 'Bearer nonsense', 'unknown token'],
  ])('%s: nothing is answered', async (_what, authorization, message) => {
    const headers = authorization === undefined ? {} : { authorization };
    const answer = await api.send('/v1/sources', { headers });
    expect(answer).toMatchObject(refusal(401, 'unauthorized', message));
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  });

  it.each(['/healthz', '/readyz', '/metrics', '/openapi.json', '/docs'])('is not needed for %s', async (path) => {
    expect(await api.send(path)).toMatchObject({ status: 200 });
  });
});

it('names the key in use and those of the stored secrets', async () => {
  await api.source('sealed');
  const { body } = await api.call<{ keyInUse: string; sealedWith: object[] }>('GET', '/v1/encryption');
  expect(body).toEqual({
    keyInUse: expect.stringMatching(/^[\da-f]{8}$/) as string,
    sealedWith: [{ keyId: body.keyInUse, secrets: 1 }],
  });
});

describe('what cannot be answered', () => {
  it.each([
    ['a path there is not', 'GET', '/v1/nothing?token=1', 404, 'notFound', 'there is no GET /v1/nothing'],
    ['a method there is not', 'PUT', '/v1/sources', 405, 'methodNotAllowed', 'there is no PUT /v1/sources, but'],
    [
      'one of a path with ids',
      'POST',
      '/v1/sources/a/sinks/b',
      405,
      'methodNotAllowed',
      'but DELETE, GET, HEAD, PATCH',
    ],
    ['one of a path for browsers', 'GET', '/v1/codec/decode', 405, 'methodNotAllowed', 'but POST'],
    ['a path that is no URL', 'GET', '/v1/%ff', 400, 'badRequest', '/v1/%ff'],
    ['an id that is too long', 'GET', `/v1/events/${'a'.repeat(2000)}`, 404, 'notFound', 'longer than any id'],
  ])('%s', async (_what, method, path, status, code, message) => {
    expect(await api.call(method, path)).toMatchObject(refusal(status, code, message));
  });

  it('a method there is not, with those there are in Allow', async () => {
    const { status, headers } = await api.call('DELETE', '/v1/sources?limit=1');
    expect([status, headers.get('allow')]).toEqual([405, 'GET, HEAD, POST']);
  });

  it('a body that is no JSON, with the place', async () => {
    const headers = { authorization: 'Bearer test-token', 'content-type': 'application/json' };
    expect(await api.send('/v1/sources', { method: 'POST', headers, body: '{"id":' })).toMatchObject(
      refusal(400, 'badRequest', 'body: is not valid JSON: '),
    );
  });

  it('a body of another type', async () => {
    const headers = { authorization: 'Bearer test-token', 'content-type': 'text/yaml' };
    expect(await api.send('/v1/sources', { method: 'POST', headers, body: 'id: a' })).toMatchObject(
      refusal(415, 'unsupportedMediaType', 'content-type: must be "application/json", got "text/yaml"'),
    );
  });

  it('a body that is too large', async () => {
    expect(await api.call('POST', '/v1/sources', { description: 'a'.repeat(2_000_000) })).toMatchObject(
      refusal(413, 'payloadTooLarge', 'body is larger than this path takes'),
    );
  });
});

describe('readiness', () => {
  it('names what does not answer, or not in time', async () => {
    const unready = await startApi({
      ledger: await openEmptyLedger(),
      engine: { check: () => new Promise(() => undefined), metrics: () => Promise.resolve('') },
    });
    await unready.ledger.close();

    const answer = await unready.send('/readyz');
    const health = await unready.send('/healthz');
    await unready.app.close();

    expect(answer).toMatchObject({
      status: 503,
      body: {
        ok: false,
        engine: { ok: false, message: 'no answer within 2000 ms' },
        ledger: { ok: false, message: expect.stringContaining('the ledger did not answer') as string },
      },
    });
    expect(health).toMatchObject({ status: 200, body: { ok: true } });
  });
});

describe('a ledger that takes no writes', () => {
  it('is not ready, nor up', async () => {
    const unready = await startApi();
    await unready.ledger.db.execute(sql`set default_transaction_read_only = on`);

    const answer = await unready.send('/readyz');
    const { text } = await unready.send('/metrics');
    await unready.ledger.db.execute(sql`set default_transaction_read_only = off`);
    await unready.close();

    expect(answer).toMatchObject({
      status: 503,
      body: { ledger: { ok: false, message: 'the ledger takes no writes: transaction_read_only is on' } },
    });
    expect(text).toContain('penstock_ledger_up 0');
  });
});

describe('metrics', () => {
  it('count events, refusals and deliveries, beside what the engine’s SDK counts', async () => {
    const { path } = await api.source('shop');
    await api.sink('shop', 'orders');
    const send = () => api.send(path, { method: 'POST', body: '{}', headers: { 'idempotency-key': '1' } });
    await send();
    await send();
    await api.send('/in/nowhere', { method: 'POST' });

    const { text, headers } = await api.send('/metrics');

    expect(headers.get('content-type')).toContain('text/plain');
    expect(text.split('\n')).toEqual(
      expect.arrayContaining([
        'penstock_events_accepted_total{source="shop"} 1',
        'penstock_events_duplicate_total{source="shop"} 1',
        'penstock_requests_refused_total{code="sourceNotFound"} 1',
        'penstock_http_request_duration_seconds_count{method="POST",route="/in/:sourceId",status="404"} 1',
        'penstock_sink_accepted{source="shop",sink="orders"} 1',
        'penstock_sink_deliveries{source="shop",sink="orders",state="pending"} 1',
        'penstock_sink_deliveries{source="shop",sink="orders",state="delivered"} 0',
        'penstock_sink_breaker{source="shop",sink="orders"} 0',
        'penstock_sink_paused{source="shop",sink="orders"} 0',
        'penstock_groups_open 0',
        'penstock_ledger_up 1',
        'penstock_engine_up 1',
        'temporal_up 1',
      ]),
    );
  });

  it('say which sinks are broken or paused', async () => {
    await api.source('troubled');
    await api.sink('troubled', 'broken', { policy: { breaker: { consecutiveFailures: 1 } } });
    await api.sink('troubled', 'gone');
    const sink = { sourceId: 'troubled', sinkId: 'broken' };
    await noteOutcomes(api.ledger.db, sink, { successes: 0, refusals: 0, failures: 1, trailingFailures: 1 });
    await pauseTroubledSink(api.ledger.db, 'troubled', 'gone', 'its target answered 410');

    const { text } = await api.send('/metrics');

    expect(text.split('\n')).toEqual(
      expect.arrayContaining([
        'penstock_sink_breaker{source="troubled",sink="broken"} 2',
        'penstock_sink_paused{source="troubled",sink="broken"} 0',
        'penstock_sink_breaker{source="troubled",sink="gone"} 0',
        'penstock_sink_paused{source="troubled",sink="gone"} 1',
      ]),
    );
  });

  it('are answered without a ledger', async () => {
    const check = () => Promise.resolve({ ok: false as const, message: 'away' });
    const engine = { check, metrics: () => Promise.resolve('') };
    const bereft = await startApi({ ledger: await openEmptyLedger(), engine });
    await bereft.ledger.close();
    const answer = await bereft.send('/metrics');
    await bereft.app.close();
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('penstock_engine_up 0');
    expect(answer.text).toContain('penstock_ledger_up 0');
    expect(answer.text).not.toMatch(/^penstock_(groups|sink)/m);
  });
});

it('tells the log what went wrong inside, the caller only that something did, and neither a secret', async () => {
  let logged = '';
  const broken = await startApi({
    accept: () => Promise.reject(new Error('a bug in here')),
    logger: pino({ level: 'trace' }, { write: (line) => (logged += line) }),
  });
  const { path, secret } = await broken.source('shop');

  const answer = await broken.send(path, { method: 'POST' });
  await broken.close();

  expect(answer).toMatchObject(refusal(500, 'internal', 'something unexpected went wrong'));
  expect(answer.text).not.toMatch(/a bug in here|\.ts/);
  expect(logged).toContain('a bug in here');
  expect(logged).not.toContain(secret);
});
