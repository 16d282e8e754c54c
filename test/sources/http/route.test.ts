import { penstockItself } from '../../../src/model/change';
import { createHmac, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import examples from '@octokit/webhooks-examples';
import { ConfigurationChanged } from '../../../src/ledger/configuration';
import { insertSink } from '../../../src/ledger/resources/sinks';
import { PenstockError } from '../../../src/model/errors';
import { policy } from '../../../src/model/policy';
import { payload, refusal, startApi, type Answer, type RunningApi } from '../../api/start-api';
import { openEmptyLedger } from '../../support/embedded-ledger';

let api: RunningApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

interface AcceptedEvent {
  event: { uid: string; id: string };
  duplicate: boolean;
  deliveries: { id: string; sinkId: string; state: string }[];
}

const post = <Body = AcceptedEvent>(
  path: string,
  body: string | Buffer | undefined,
  headers = {},
): Promise<Answer<Body>> => api.send<Body>(path, { method: 'POST', headers, ...(body !== undefined && { body }) });

const asJson = { 'content-type': 'application/json' };
const asBatch = { 'content-type': 'application/cloudevents-batch+json' };

const eventsOf = async (sourceId: string) => {
  const { body } = await api.call<{ events: { id: string; type: string }[] }>('GET', `/v1/events?sourceId=${sourceId}`);
  return body.events;
};

describe('an event', () => {
  it('is answered with 202, its ids and those of its deliveries', async () => {
    const { path } = await api.source('shop');
    await api.sink('shop', 'orders');
    await api.sink('shop', 'unasked', { filter: { exact: { type: 'nothing.like.it' } } });

    const answer = await post(path, '{"order":1}', { ...asJson, 'webhook-id': 'msg_1' });

    expect(answer).toMatchObject({
      status: 202,
      body: { event: { id: 'msg_1' }, duplicate: false, deliveries: [{ sinkId: 'orders', state: 'pending' }] },
    });
    expect(await api.call('GET', `/v1/events/${answer.body.event.uid}`)).toMatchObject({
      body: { id: 'msg_1', body: { text: '{"order":1}' }, deliveries: answer.body.deliveries },
    });
  });

  it('that no sink wants is accepted and listed', async () => {
    const { path } = await api.source('unwanted');
    expect(await post(path, '{}')).toMatchObject({ status: 202, body: { deliveries: [] } });
    expect(await eventsOf('unwanted')).toHaveLength(1);
  });

  it('that is known already is answered with 200 and the first one’s ids', async () => {
    const { path } = await api.source('twice');
    await api.sink('twice', 'orders');
    const first = await post(path, '{"n":1}', { 'idempotency-key': 'k' });

    expect(await post(path, '{"n":2}', { 'idempotency-key': 'k' })).toMatchObject({
      status: 200,
      body: { ...first.body, duplicate: true },
    });
    expect(await eventsOf('twice')).toHaveLength(1);
  });

  it.each([
    ['JSON', 'application/json', Buffer.from('{ "a" : 1.10 }')],
    ['a form', 'application/x-www-form-urlencoded', Buffer.from('a=1&b=%C3%A9')],
    ['text that is no UTF-8', 'text/plain; charset=latin1', Buffer.from([0xe9, 0x0a])],
    ['text', 'text/csv', Buffer.from('a,b\r\n1,2')],
  ])('keeps its body byte for byte: %s', async (_what, contentType, body) => {
    const { path } = await api.source(`bytes-${randomUUID().slice(0, 8)}`);
    const { uid } = (await post(path, body, { 'content-type': contentType })).body.event;

    const kept = await api.call<{ body: { text: string } | { base64: string } }>('GET', `/v1/events/${uid}`);
    const bytes =
      'text' in kept.body.body ? Buffer.from(kept.body.body.text) : Buffer.from(kept.body.body.base64, 'base64');
    expect(bytes.equals(body)).toBe(true);
  });

  it('may have no content type and no body', async () => {
    const { path } = await api.source('bare');
    expect(await post(path, undefined)).toMatchObject({ status: 202 });
    expect(await post(path, Buffer.from('{"a":1}'))).toMatchObject({ status: 202 });
    expect(await eventsOf('bare')).toHaveLength(2);
  });
});

describe('a batch', () => {
  const anEvent = (id: string) => ({ specversion: '1.0', id, source: '/shop', type: 'order' });

  it('is answered event by event, with 202 while any is new', async () => {
    const { path } = await api.source('batch');
    await post(path, JSON.stringify([anEvent('1')]), asBatch);

    expect(await post(path, JSON.stringify([anEvent('1'), anEvent('2')]), asBatch)).toMatchObject({
      status: 202,
      body: {
        events: [
          { event: { id: '1' }, duplicate: true },
          { event: { id: '2' }, duplicate: false },
        ],
      },
    });
    expect(await post(path, JSON.stringify([anEvent('1'), anEvent('2')]), asBatch)).toMatchObject({ status: 200 });
    expect(await post(path, '[]', asBatch)).toMatchObject({ status: 200, body: { events: [] } });
  });

  it('is accepted as a whole or not at all', async () => {
    const { path } = await api.source('whole');
    const bad = { ...anEvent('2'), type: 5 };

    expect(await post(path, JSON.stringify([anEvent('1'), bad]), asBatch)).toMatchObject(
      refusal(400, 'badRequest', '[1].type: must be a string'),
    );
    expect(await eventsOf('whole')).toEqual([]);
  });
});

describe('a batch that is long', () => {
  it('is taken in with a thousand events, and refused with more', async () => {
    const { path } = await api.source('long');
    const batch = Array.from({ length: 1001 }, (_, n) => ({ specversion: '1.0', id: `${n}`, source: '/s', type: 't' }));
    expect(await post(path, JSON.stringify(batch), asBatch)).toMatchObject(
      refusal(413, 'payloadTooLarge', 'has 1001 events; a batch has at most 1000'),
    );
    expect(await eventsOf('long')).toEqual([]);
    expect(await post(path, JSON.stringify(batch.slice(1)), asBatch)).toMatchObject({ status: 202 });
  });
});

describe('real GitHub webhooks', () => {
  const sign = (body: string, secret: string) => `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

  it('are verified by their signature, named by event and action, and told apart by X-GitHub-Delivery', async () => {
    const { path, secret } = await api.source('github', { config: { verification: { type: 'github' } } });
    const body = payload('issues');
    const headers = {
      ...asJson,
      'x-github-event': 'issues',
      'x-github-delivery': randomUUID(),
      'x-hub-signature-256': sign(body, secret),
    };

    expect(await post(path, body, headers)).toMatchObject({ status: 202 });
    expect(await post(path, body, headers)).toMatchObject({ status: 200, body: { duplicate: true } });
    expect(await eventsOf('github')).toMatchObject([
      { id: headers['x-github-delivery'], type: expect.stringMatching(/^github\.issues\../) as string },
    ]);
  });

  it('are refused when the body was changed', async () => {
    const { path, secret } = await api.source('forged', { config: { verification: { type: 'github' } } });
    const body = payload('push');

    expect(await post(path, `${body} `, { ...asJson, 'x-hub-signature-256': sign(body, secret) })).toMatchObject(
      refusal(401, 'signatureInvalid', 'x-hub-signature-256: is not the sha256 HMAC'),
    );
    expect(await eventsOf('forged')).toEqual([]);
  });

  it('are all taken, of every kind there is', async () => {
    const { path } = await api.source('all');
    const answers = await Promise.all(
      examples.map(({ name, examples: [first] }) =>
        post(path, JSON.stringify(first), { ...asJson, 'x-github-event': name, 'x-github-delivery': `d-${name}` }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(examples.map(() => 202));
  });
});

describe('what is refused, and leaves nothing behind', () => {
  it.each([
    ['a wrong secret', '/wrong-secret-wrong', '{}', asJson, 401, 'signatureInvalid', 'URL: what it ends with is not'],
    ['no secret', '', '{}', asJson, 401, 'signatureInvalid', 'URL: the secret of the source is missing'],
    ['no JSON', undefined, '{"a":', asJson, 400, 'badRequest', 'body: is not valid JSON'],
    [
      'a type it cannot read',
      undefined,
      'x',
      { 'content-type': 'image/png' },
      415,
      'unsupportedMediaType',
      'image/png',
    ],
    [
      'a compressed body',
      undefined,
      '{}',
      { ...asJson, 'content-encoding': 'gzip' },
      415,
      'unsupportedMediaType',
      'content-encoding: "gzip" is not taken',
    ],
    [
      'a source longer than can be kept',
      undefined,
      `{"specversion":"1.0","id":"1","type":"t","source":"${'/a'.repeat(800)}"}`,
      { 'content-type': 'application/cloudevents+json' },
      400,
      'badRequest',
      'source: is 1600 bytes; at most 1500 are taken',
    ],
    [
      'a CloudEvent without a type',
      undefined,
      '{"specversion":"1.0","id":"1","source":"/a"}',
      { 'content-type': 'application/cloudevents+json' },
      400,
      'badRequest',
      'type: is missing',
    ],
  ])('%s', async (_what, secret, body, headers, status, code, message) => {
    const id = `refusing-${randomUUID().slice(0, 8)}`;
    const { path } = await api.source(id);

    const answer = await post(secret === undefined ? path : `/in/${id}${secret}`, body, headers);

    expect(answer).toMatchObject(refusal(status, code, message));
    expect(await eventsOf(id)).toEqual([]);
  });

  it('an unknown source', async () => {
    expect(await post('/in/nowhere/secret', '{}')).toMatchObject(
      refusal(404, 'sourceNotFound', 'there is no source "nowhere"'),
    );
  });

  it('another method than POST, without telling the secret', async () => {
    const { path, secret } = await api.source('posted');
    const answer = await api.send(path);
    expect(answer).toMatchObject(refusal(405, 'methodNotAllowed', 'there is no GET /in/posted/[secret]'));
    expect(answer.headers.get('allow')).toBe('POST');
    expect(answer.text).not.toContain(secret);
  });

  it('another method than POST, whatever its body is', async () => {
    const headers = { 'content-type': 'application/json' };
    for (const body of ['{', 'x'.repeat(2_000_000)]) {
      expect(await api.send('/in/posted', { method: 'PUT', headers, body })).toMatchObject(
        refusal(405, 'methodNotAllowed', 'there is no PUT /in/posted'),
      );
    }
  });

  it('a path that is longer than any source has', async () => {
    for (const method of ['POST', 'GET']) {
      expect(await api.send('/in/posted/secret/more', { method })).toMatchObject(
        refusal(404, 'notFound', `there is no ${method} /in/posted/[secret]`),
      );
    }
  });

  it('a header with the id that came twice', async () => {
    const { path } = await api.source('ids');
    const socket = connect(Number(new URL(api.url).port), '127.0.0.1');
    const ids = 'idempotency-key: a\r\nIdempotency-Key: b\r\n';
    socket.write(`POST ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n${ids}Content-Length: 2\r\n\r\n{}`);
    const [data] = (await once(socket, 'data')) as [Buffer];
    const answer = data.toString();
    expect(answer).toMatch(/^HTTP\/1\.1 400 [^]+idempotency-key: the header is given more than once/);
  });

  it.each([
    ['stated', Buffer.alloc(2000, 'a')],
    ['found out', new Blob([Buffer.alloc(200_000, 'a')]).stream()],
  ])('a body larger than the source takes, its size %s', async (size, body) => {
    const id = `small-${size.replace(' ', '-')}`;
    const { path } = await api.source(id, { config: { maxBodyBytes: 1000 } });
    const headers = { 'content-type': 'text/plain' };

    expect(await api.send(path, { method: 'POST', headers, body, duplex: 'half' })).toMatchObject(
      refusal(413, 'payloadTooLarge', `source "${id}" takes at most 1000`),
    );
    expect(await eventsOf(id)).toEqual([]);
  });

  it('more than 16 KB of headers, before anything else is looked at', async () => {
    expect(await post('/in/nowhere', '{}', { 'x-long': 'a'.repeat(17_000) })).toMatchObject(
      refusal(431, 'headersTooLarge', 'headers are more than 16384 bytes'),
    );
  });

  it.each([
    ['gives null', 'null', 'null'],
    ['runs for ever', 'local f(n) = f(n + 1); f(0)', 'idTemplate'],
  ])('an event whose idTemplate %s', async (what, idTemplate, message) => {
    const id = what.replaceAll(' ', '-');
    const { path } = await api.source(id, { config: { idTemplate } });

    expect(await post(path, '{}', asJson)).toMatchObject(refusal(422, 'templateFailed', message));
    expect(await eventsOf(id)).toEqual([]);
  });
});

it('takes up to 4 MB when the source says so', async () => {
  const { path } = await api.source('large', { config: { maxBodyBytes: 4_194_304 } });
  const body = Buffer.alloc(4_194_304, 'a');
  expect(await post(path, body, { 'content-type': 'text/plain' })).toMatchObject({ status: 202 });
});

it('takes the id from a template over the event', async () => {
  const { path } = await api.source('templated', { config: { idTemplate: "'order-' + Body('order.id')" } });
  expect(await post(path, '{"order":{"id":42}}', asJson)).toMatchObject({ body: { event: { id: 'order-42' } } });
});

describe('settings', () => {
  it('count for the next event after they were changed', async () => {
    const { path } = await api.source('changing', { config: { maxBodyBytes: 10 } });
    const body = '{"a":"long enough"}';
    expect(await post(path, body)).toMatchObject({ status: 413 });
    await api.call('PATCH', '/v1/sources/changing', { config: { maxBodyBytes: 100 } });
    expect(await post(path, body)).toMatchObject({ status: 202 });
    await api.call('PATCH', '/v1/sources/changing', { config: { maxBodyBytes: 200 } });
    const chunked = { body: new Blob([`{"a":"${'b'.repeat(150)}"}`]).stream(), duplex: 'half' as const };
    expect(await api.send(path, { method: 'POST', ...chunked })).toMatchObject({ status: 202 });
  });

  it('refuse a former secret and take a new one at once', async () => {
    const { path } = await api.source('rotating');
    await post(path, '{}');
    const secret = 'a-secret-of-another-time';
    await api.call('PATCH', '/v1/sources/rotating', { secret });
    expect(await post(`/in/rotating/${secret}`, '{}')).toMatchObject({ status: 202 });
    expect(await post(path, '{}')).toMatchObject({ status: 401 });
  });

  it('made through another process count for the next event', async () => {
    const { path } = await api.source('shared');
    expect(await post(path, '{}')).toMatchObject({ status: 202, body: { deliveries: [] } });

    await insertSink(
      api.ledger.db,
      {
        ...{ sourceId: 'shared', id: 'late', type: 'webhook', name: 'late', description: '' },
        ...{ config: { url: 'https://example.com/' }, policy: policy.parse({}) },
      },
      penstockItself,
    );
    expect(await post(path, '{}')).toMatchObject({ body: { deliveries: [{ sinkId: 'late' }] } });
  });

  it('that accept finds changed are read again, and the request is taken by the new ones', async () => {
    const seen: string[] = [];
    const changing = await startApi({
      accept: async (_source, events) => {
        seen.push(...events.map(({ type }) => type));
        if (seen.length === 1) {
          await changing.call('PATCH', '/v1/sources/shop', { config: { eventType: 'other' } });
          throw new ConfigurationChanged();
        }
        return events.map(({ uid }) => ({ uid, duplicate: false, deliveries: [] }));
      },
    });
    const { path } = await changing.source('shop');

    const answer = await changing.send(path, { method: 'POST', body: '{}' });
    await changing.close();

    expect(answer).toMatchObject({ status: 202 });
    expect(seen).toEqual(['http.request', 'other']);
  });
});

describe('when it cannot take more', () => {
  it('asks to come back after a second', async () => {
    const busy = await startApi({ accept: () => Promise.reject(new PenstockError('overloaded', 'too many')) });
    const { path } = await busy.source('shop');

    const answer = await busy.send(path, { method: 'POST', body: '{}' });
    await busy.close();

    expect(answer).toMatchObject(refusal(503, 'overloaded', 'too many'));
    expect(answer.headers.get('retry-after')).toBe('1');
  });

  it('says so when the ledger is away', async () => {
    const bereft = await startApi({ ledger: await openEmptyLedger() });
    const { path } = await bereft.source('shop');
    await bereft.ledger.close();

    const answer = await bereft.send(path, { method: 'POST', body: '{}' });
    await bereft.app.close();

    expect(answer).toMatchObject(refusal(503, 'ledgerUnavailable', 'the ledger did not answer'));
    expect(answer.headers.get('retry-after')).toBe('1');
  });

  it('finishes what it has begun and refuses what comes after, while it stops', async () => {
    let release = () => {};
    const released = new Promise<void>((resolve) => (release = resolve));
    const stopping = await startApi({
      accept: async () => {
        await released;
        return [{ uid: randomUUID(), duplicate: false, deliveries: [] }];
      },
    });
    const { path } = await stopping.source('shop');
    const socket = connect(Number(new URL(stopping.url).port), '127.0.0.1');
    const request = `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}`;
    let received = '';
    socket.setEncoding('utf8').on('data', (text: string) => (received += text));

    const send = async () => {
      socket.write(request);
      await once(stopping.app.server, 'request');
    };
    await send();
    const closed = stopping.app.close();
    await send();
    release();
    await once(socket, 'end');
    await closed;
    await stopping.ledger.close();

    expect(received).toMatch(/^HTTP\/1\.1 202 [^]+HTTP\/1\.1 503 [^]+"error":"penstock\.overloaded"/);
  });
});
