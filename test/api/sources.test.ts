import { Webhook } from 'standardwebhooks';
import { refusal, startApi, type RunningApi } from './start-api';

let api: RunningApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const create = (body: unknown) => api.call('POST', '/v1/sources', body);
const read = async (id: string) => (await api.call<object>('GET', `/v1/sources/${id}`)).body;
const ids = async () => {
  const { body } = await api.call<{ sources: { id: string }[] }>('GET', '/v1/sources');
  return body.sources.map(({ id }) => id);
};

describe('creating a source', () => {
  it('answers the source with its defaults, and where it takes events', async () => {
    const answer = await api.call<{ ingest: { secret: string } }>('POST', '/v1/sources', { id: 'shop', type: 'http' });

    const { secret } = answer.body.ingest;
    expect(secret).toMatch(/^[\w-]{48}$/);
    expect(answer).toMatchObject({
      status: 201,
      body: {
        id: 'shop',
        name: 'shop',
        config: { verification: { type: 'urlSecret' }, maxBodyBytes: 1_048_576, eventType: 'http.request' },
        ingest: { path: `/in/shop/${secret}`, secret },
      },
    });
  });

  it('shows the secret again only when asked for it', async () => {
    const ingest = await api.source('hidden');

    expect(JSON.stringify(await read('hidden'))).not.toContain(ingest.secret);
    expect((await api.call('GET', '/v1/sources')).text).not.toContain(ingest.secret);
    expect(await api.call('GET', '/v1/sources/hidden/secret')).toMatchObject({ status: 200, body: ingest });
  });

  it('makes a secret that fits the verification, which is then no part of the path', async () => {
    const standard = await api.source('standard', { config: { verification: { type: 'standardWebhooks' } } });
    const github = await api.source('github', { config: { verification: { type: 'github' } } });

    expect(standard.path).toBe('/in/standard');
    expect(standard.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(github.path).toBe('/in/github');
    expect(github.secret).toMatch(/^[\w-]{48}$/);
  });

  it('takes a signed request that is replayed for the one it was', async () => {
    const { path, secret } = await api.source('signed', { config: { verification: { type: 'standardWebhooks' } } });
    const [id, body, at] = ['msg_1', '{"total":1}', new Date()];
    const replay = (headers = {}) =>
      api.send<{ event: { uid: string }; duplicate: boolean }>(path, {
        method: 'POST',
        body,
        headers: {
          ...headers,
          'content-type': 'application/json',
          'webhook-id': id,
          'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
          'webhook-signature': new Webhook(secret).sign(id, at, body),
        },
      });
    const [first, second] = [await replay(), await replay()];
    expect(first).toMatchObject({ status: 202, body: { duplicate: false } });
    expect(second).toMatchObject({ status: 200, body: { event: first.body.event, duplicate: true } });
    for (const ceId of ['forged-1', 'forged-2']) {
      const forged = { 'ce-specversion': '1.0', 'ce-id': ceId, 'ce-source': `/${ceId}`, 'ce-type': 'admin.refund' };
      expect(await replay(forged)).toMatchObject({ body: { event: first.body.event, duplicate: true } });
    }
  });

  it('takes a secret that is given', async () => {
    const secret = 'a-secret-of-our-own';
    expect(await api.source('own', { secret })).toEqual({ path: `/in/own/${secret}`, secret });
  });

  it('refuses an id that is taken', async () => {
    await api.source('taken', { name: 'first' });
    expect(await create({ id: 'taken', type: 'http' })).toMatchObject(
      refusal(409, 'sourceAlreadyExists', 'there is a source "taken" already'),
    );
    expect(await read('taken')).toMatchObject({ name: 'first' });
  });

  const http = { id: 'bad', type: 'http' };
  it.each([
    [
      'no type',
      { id: 'bad' },
      'badRequest',
      'type: must be "deadletter" or "http" or "kafka" or "kv" or "outbox" or "penstock" or "schedule", got nothing',
    ],
    [
      'an unknown type',
      { id: 'bad', type: 'mqtt' },
      'badRequest',
      'type: must be "deadletter" or "http" or "kafka" or "kv" or "outbox" or "penstock" or "schedule", got "mqtt"',
    ],
    ['no id', { type: 'http' }, 'badRequest', 'id: must be given, or a name to make it of, got nothing'],
    ['a bad id', { id: 'a/b', type: 'http' }, 'badRequest', 'id: must be 1–48 letters, digits'],
    ['no object', [], 'badRequest', 'body: must be an object, got an array'],
    ['an unknown field', { ...http, bdoy: 1 }, 'badRequest', 'bdoy: unknown field'],
    [
      'a limit that is too high',
      { ...http, config: { maxBodyBytes: 5_000_000 } },
      'badRequest',
      'config.maxBodyBytes: must be at most 4194304, got 5000000',
    ],
    [
      'an unknown verification',
      { ...http, config: { verification: { type: 'none' } } },
      'badRequest',
      'config.verification.type: must be "urlSecret" or "standardWebhooks" or "github" or "hmac", got "none"',
    ],
    ['a short secret', { ...http, secret: 'hunter2' }, 'badRequest', 'secret: must be at least 16 characters long'],
    [
      'a secret that is no part of a URL',
      { ...http, secret: 'sixteen/slashes/' },
      'badRequest',
      'secret: must be letters',
    ],
    [
      'a secret that is no signing key',
      { ...http, secret: 'sixteen-or-longer', config: { verification: { type: 'standardWebhooks' } } },
      'badRequest',
      'secret: must be "whsec_" and 24 to 64 bytes in base64',
    ],
    [
      'a template that names what there is not',
      { ...http, config: { idTemplate: 'local b = 1;\n bdoy.id' } },
      'templateInvalid',
      'idTemplate, line 2 column 2: variable is not defined: bdoy',
    ],
    ['text the ledger cannot take', { ...http, name: 'a\0b' }, 'badRequest', 'the character NUL (U+0000)'],
  ])('refuses %s and creates nothing', async (_what, body, code, message) => {
    const answer = await create(body);

    expect(answer).toMatchObject(refusal(400, code, message));
    expect(answer.text).not.toMatch(/hunter2|sixteen/);
    expect(await ids()).not.toContain('bad');
  });

  it('names every field that is wrong, one a line', async () => {
    const body = { id: '', type: 'http', secret: 'short', config: { idHeader: 'a b' } };
    const answer = await api.call<{ message: string }>('POST', '/v1/sources', body);
    expect(answer.body.message).toMatch(/^id: .+\nconfig\.idHeader: must be an HTTP header name.+\nsecret: .+$/);
  });
});

describe('updating a source', () => {
  const patch = (id: string, body: unknown) => api.call('PATCH', `/v1/sources/${id}`, body);

  it('changes what is named, key by key, and clears what is null', async () => {
    await api.source('patched', { name: 'Shop', description: 'd', config: { idHeader: 'X-Id', maxBodyBytes: 5 } });

    const answer = await patch('patched', { name: null, config: { maxBodyBytes: null, eventType: 'order' } });

    expect(answer).toMatchObject({
      status: 200,
      body: {
        name: 'patched',
        description: 'd',
        config: { idHeader: 'x-id', maxBodyBytes: 1_048_576, eventType: 'order' },
      },
    });
    expect(answer.body).toEqual(await read('patched'));
  });

  it('replaces the secret, and the former one no longer opens the source', async () => {
    const former = await api.source('rotated');
    const secret = 'the-secret-from-now-on';
    await patch('rotated', { secret });

    expect(await api.send(former.path, { method: 'POST', body: '{}' })).toMatchObject({ status: 401 });
    expect(await api.send(`/in/rotated/${secret}`, { method: 'POST', body: '{}' })).toMatchObject({ status: 202 });
  });

  it.each([
    [{ type: 'kafka' }, 'badRequest', 'type: source "kept" is "http" and cannot become "kafka"'],
    [{ config: { maxBodyBytes: 0 } }, 'badRequest', 'config.maxBodyBytes: must be at least 1, got 0'],
    [{ config: { idTemplate: '{' } }, 'templateInvalid', 'idTemplate, line 1 column'],
    [{ config: { verification: { type: 'standardWebhooks' } } }, 'badRequest', 'secret: must be "whsec_"'],
    [{ secret: 'not/one/for/a/path' }, 'badRequest', 'secret: must be letters'],
  ])('refuses %j and changes nothing', async (change, code, message) => {
    await create({ id: 'kept', type: 'http' });
    const before = [await read('kept'), (await api.call('GET', '/v1/sources/kept/secret')).body];

    expect(await patch('kept', { name: 'other', ...change })).toMatchObject(refusal(400, code, message));
    expect([await read('kept'), (await api.call('GET', '/v1/sources/kept/secret')).body]).toEqual(before);
  });
});

it('deletes a source with its sinks', async () => {
  const { path } = await api.source('gone');
  await api.sink('gone', 'orders');

  expect(await api.call('DELETE', '/v1/sources/gone')).toMatchObject({ status: 204, text: '' });
  expect(await api.send(path, { method: 'POST', body: '{}' })).toMatchObject(
    refusal(404, 'sourceNotFound', 'there is no source "gone"'),
  );
  expect(await ids()).not.toContain('gone');
});

it.each([
  ['GET', ''],
  ['GET', '/secret'],
  ['PATCH', ''],
  ['DELETE', ''],
])('says that a source is not there: %s %s', async (method, rest) => {
  expect(await api.call(method, `/v1/sources/nowhere${rest}`, method === 'PATCH' ? {} : undefined)).toMatchObject(
    refusal(404, 'sourceNotFound', 'there is no source "nowhere"'),
  );
});

describe('the source of Penstock itself', () => {
  beforeAll(() => create({ id: 'notices', type: 'penstock' }));

  it('is created and shown without a secret', async () => {
    expect(await read('notices')).toMatchObject({ id: 'notices', type: 'penstock', name: 'notices', config: {} });
    expect(await api.call('GET', '/v1/sources/notices/secret')).toMatchObject(
      refusal(404, 'sourceNotFound', 'source "notices" takes no requests and has no secret'),
    );
  });

  it('takes no events over HTTP', async () => {
    expect(await api.send('/in/notices', { method: 'POST', body: '{}' })).toMatchObject(
      refusal(404, 'sourceNotFound', 'source "notices" takes no requests'),
    );
  });

  it('is the only one of its type', async () => {
    expect(await create({ id: 'another', type: 'penstock' })).toMatchObject(
      refusal(409, 'sourceAlreadyExists', 'there is a source of type "penstock" already, "notices"'),
    );
    expect(await create({ id: 'notices', type: 'http' })).toMatchObject(
      refusal(409, 'sourceAlreadyExists', 'there is a source "notices" already'),
    );
  });

  it.each([
    [{ config: { eventType: 'a' } }, 'config.eventType: unknown field'],
    [{ secret: 'sixteen-or-longer' }, 'secret: '],
  ])('has nothing to set: %j', async (differences, message) => {
    expect(await create({ id: 'other', type: 'penstock', ...differences })).toMatchObject(
      refusal(400, 'badRequest', message),
    );
    expect(await api.call('PATCH', '/v1/sources/notices', differences)).toMatchObject(
      refusal(400, 'badRequest', message),
    );
  });

  it('can be renamed', async () => {
    expect(await api.call('PATCH', '/v1/sources/notices', { name: 'Notices' })).toMatchObject({
      body: { name: 'Notices' },
    });
  });
});
