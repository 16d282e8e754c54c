import { sql } from 'drizzle-orm';
import { noteOutcomes } from '../../src/ledger/flow/note-outcomes';
import { pauseTroubledSink } from '../../src/ledger/flow/pause-sink';
import { refusal, startApi, type RunningApi } from './start-api';

let api: RunningApi;
beforeAll(async () => {
  api = await startApi();
  await api.source('shop');
});
afterAll(() => api.close());

const token = 'a-token-nobody-may-see';
const aJob = {
  type: 'jobTrigger',
  config: { stackUrl: 'https://connection.example.com', componentId: 'keboola.orchestrator' },
  secrets: { token },
};

const create = (body: unknown, sourceId = 'shop') => api.call('POST', `/v1/sources/${sourceId}/sinks`, body);
const patch = (id: string, body: unknown) => api.call('PATCH', `/v1/sources/shop/sinks/${id}`, body);
const read = async (id: string) => (await api.call<object>('GET', `/v1/sources/shop/sinks/${id}`)).body;
const ids = async () => {
  const { body } = await api.call<{ sinks: { id: string }[] }>('GET', '/v1/sources/shop/sinks');
  return body.sinks.map(({ id }) => id);
};

describe('creating a sink', () => {
  it('answers it with its defaults and the names of its secrets, never their values', async () => {
    const answer = await create({ id: 'job', ...aJob });

    expect(answer).toMatchObject({
      status: 201,
      body: {
        sourceId: 'shop',
        id: 'job',
        name: 'job',
        state: 'enabled',
        config: { wait: 'accepted' },
        secretNames: ['token'],
        policy: { maxConcurrency: 50, attemptTimeLimit: '30s' },
      },
    });
    expect(answer.text).not.toContain(token);
    expect(await read('job')).toEqual(answer.body);
  });

  it('keeps a credential that is sent as a header as a secret', async () => {
    const config = { url: 'https://example.com/hook' };
    const answer = await create({
      id: 'authorized',
      type: 'webhook',
      config,
      secrets: { 'header.authorization': token },
    });

    expect(answer).toMatchObject({ status: 201, body: { config, secretNames: ['header.authorization'] } });
    expect(answer.text).not.toContain(token);
    await patch('authorized', { secrets: { 'header.authorization': null } });
    expect(await read('authorized')).toMatchObject({ secretNames: [] });
  });

  it('refuses an id that is taken', async () => {
    await api.sink('shop', 'taken', { name: 'first' });
    expect(await create({ id: 'taken', ...aJob })).toMatchObject(
      refusal(409, 'sinkAlreadyExists', 'source "shop" has a sink "taken" already'),
    );
    expect(await read('taken')).toMatchObject({ name: 'first', secretNames: [] });
  });

  const webhook = { id: 'bad', type: 'webhook', config: { url: 'https://example.com/' } };
  it.each([
    [
      'no type',
      { id: 'bad' },
      'badRequest',
      'type: must be "webhook" or "jobTrigger" or "kaiAgent" or "function" or "iceberg" or "workflow", got nothing',
    ],
    [
      'an unknown type',
      { id: 'bad', type: 'carrierPigeon' },
      'badRequest',
      'type: must be "webhook" or "jobTrigger" or "kaiAgent" or "function" or "iceberg" or "workflow", got "carrierPigeon"',
    ],
    ['no URL', { id: 'bad', type: 'webhook' }, 'badRequest', 'config.url'],
    [
      'an unknown field of its type',
      { ...webhook, config: { ...webhook.config, ulr: '' } },
      'badRequest',
      'config.ulr',
    ],
    ['a missing secret', { id: 'bad', ...aJob, secrets: {} }, 'badRequest', 'secrets.token: must be set'],
    ['an unknown secret', { ...webhook, secrets: { tokn: token } }, 'badRequest', 'secrets.tokn: unknown secret'],
    [
      'a secret of another kind',
      { ...webhook, secrets: { signingSecret: token } },
      'badRequest',
      'secrets.signingSecret',
    ],
    [
      'an unknown filter',
      { ...webhook, filter: { exakt: { type: 'a' } } },
      'badRequest',
      'filter: must have exactly one of',
    ],
    [
      'a filter of too many conditions',
      {
        ...webhook,
        filter: { all: Array(50).fill({ prefix: { type: 'a', id: 'a', subject: 'a', source: 'a', region: 'a' } }) },
      },
      'badRequest',
      'filter: must have at most 200 conditions in all, and has 250, got an object of all',
    ],
    ['an empty filter', { ...webhook, filter: { exact: {} } }, 'badRequest', 'filter.exact: must name at least one'],
    [
      'a bad delay',
      { ...webhook, policy: { schedule: { type: 'constant', delay: '5 minutes' } } },
      'badRequest',
      'policy.schedule.delay: must be a duration: a number and one of ms, s, m, h, d, such as "30s" or "2h", got "5 minutes"',
    ],
    [
      'a template that names what there is not',
      { id: 'bad', ...aJob, config: { ...aJob.config, configDataTemplate: '{\n  id: bdoy.id,\n}' } },
      'templateInvalid',
      'configDataTemplate, line 2 column 7: variable is not defined: bdoy',
    ],
    [
      'a template that is no Jsonnet',
      { ...webhook, config: { ...webhook.config, bodyTemplate: '{ a: }' } },
      'templateInvalid',
      'bodyTemplate, line 1 column 6',
    ],
    [
      'a template for the key of its order that is no Jsonnet',
      { ...webhook, policy: { order: { keyTemplate: '{ a: }' } } },
      'templateInvalid',
      'policy.order.keyTemplate, line 1 column 6',
    ],
    [
      'an order with two keys',
      { ...webhook, policy: { order: { key: 'subject', keyTemplate: "'a'" } } },
      'badRequest',
      'policy.order.keyTemplate: must not be given with key: choose one',
    ],
    [
      'an order with none',
      { ...webhook, policy: { order: { whenStuck: 'skip' } } },
      'badRequest',
      'policy.order.key: must be given, or keyTemplate in its place',
    ],
  ])('refuses %s and creates nothing', async (_what, body, code, message) => {
    const answer = await create(body);

    expect(answer).toMatchObject(refusal(400, code, message));
    expect(answer.text).not.toContain(token);
    expect(await ids()).not.toContain('bad');
  });
});

describe('updating a sink', () => {
  it('changes what is named, key by key, and clears what is null', async () => {
    await api.sink('shop', 'patched', {
      description: 'd',
      config: { url: 'https://example.com/', headers: { 'x-a': '1' } },
      filter: { exact: { type: 'order' } },
      policy: { maxAttempts: 3, jitter: 0 },
    });

    const answer = await patch('patched', {
      filter: null,
      config: { headers: null, bodyTemplate: 'Body' },
      policy: { jitter: null, depthLimit: 2 },
    });

    expect(answer).toMatchObject({
      status: 200,
      body: {
        description: 'd',
        config: { url: 'https://example.com/', headers: {}, bodyTemplate: 'Body' },
        policy: { maxAttempts: 3, jitter: 0.2, depthLimit: 2 },
      },
    });
    expect(answer.body).not.toHaveProperty('filter');
    expect(await read('patched')).toEqual(answer.body);
  });

  it('puts the whole policy back to its defaults', async () => {
    await api.sink('shop', 'calm', { policy: { maxAttempts: 3, jitter: 0 } });
    expect(await patch('calm', { policy: null })).toMatchObject({ body: { policy: { jitter: 0.2, depthLimit: 10 } } });
    expect(await read('calm')).not.toHaveProperty('policy.maxAttempts');
  });

  it('keeps the secrets it does not name, and takes away those that are null', async () => {
    const signingSecret = `whsec_${Buffer.alloc(32).toString('base64')}`;
    await api.sink('shop', 'signed', { secrets: { signingSecret } });

    expect(await patch('signed', { name: 'Signed' })).toMatchObject({ body: { secretNames: ['signingSecret'] } });
    expect(await patch('signed', { secrets: { signingSecret: null } })).toMatchObject({ body: { secretNames: [] } });
  });

  it.each([
    [{ type: 'webhook' }, 'badRequest', 'type: sink "kept" is "jobTrigger" and cannot become "webhook"'],
    [{ type: 'carrierPigeon' }, 'badRequest', 'type: sink "kept" is "jobTrigger" and cannot become "carrierPigeon"'],
    [{ config: { componentId: null } }, 'badRequest', 'config.componentId'],
    [{ config: { configDataTemplate: '{ a: }' } }, 'templateInvalid', 'configDataTemplate, line 1 column 6'],
    [{ secrets: { token: null } }, 'badRequest', 'secrets.token: must be set'],
    [{ policy: { maxAttempts: 0 } }, 'badRequest', 'policy.maxAttempts: must be at least 1, got 0'],
    [{ filter: 'order' }, 'badRequest', 'filter: must be an object, got "order"'],
    [
      { filter: { any: Array(5).fill({ glob: { id: 'a'.repeat(1000) } }) } },
      'badRequest',
      'filter: must have globs of at most 4096 characters together, and has 5000, got an object of any',
    ],
  ])('refuses %j and changes nothing', async (change, code, message) => {
    await create({ id: 'kept', ...aJob });
    const before = await read('kept');

    expect(await patch('kept', { name: 'other', ...change })).toMatchObject(refusal(400, code, message));
    expect(await read('kept')).toEqual(before);
  });
});

describe('how the target of a sink fares', () => {
  const standing = async (id: string) => {
    const { body } = await api.call<{ sinks: { id: string }[] }>('GET', '/v1/sources/shop/sinks');
    return body.sinks.find((sink) => sink.id === id);
  };

  it('is a closed breaker until attempts fail', async () => {
    await api.sink('shop', 'well');
    expect(await read('well')).toMatchObject({ breaker: { state: 'closed', consecutiveFailures: 0 } });
    expect(await read('well')).not.toHaveProperty('breaker.probeAt');
    expect(await standing('well')).toEqual(await read('well'));
  });

  it('says since when its breaker is open, and when a probe is sent', async () => {
    await api.sink('shop', 'failing', { policy: { breaker: { consecutiveFailures: 2 } } });
    const sink = { sourceId: 'shop', sinkId: 'failing' };
    await noteOutcomes(api.ledger.db, sink, { successes: 0, refusals: 0, failures: 2, trailingFailures: 2 });
    const moment = expect.stringMatching(/^\d{4}-.+T.+Z$/) as string;

    expect(await read('failing')).toMatchObject({
      state: 'enabled',
      breaker: { state: 'open', since: moment, probeAt: moment, consecutiveFailures: 2, failingSince: moment },
    });
    expect(await standing('failing')).toEqual(await read('failing'));
  });

  it('says why it is paused', async () => {
    await api.sink('shop', 'gone');
    await pauseTroubledSink(api.ledger.db, 'shop', 'gone', 'its target answered 410');
    expect(await read('gone')).toMatchObject({ state: 'paused', pausedBecause: 'its target answered 410' });

    const resumed = await api.call('POST', '/v1/sources/shop/sinks/gone/resume');
    expect(resumed.body).not.toHaveProperty('pausedBecause');
    expect(await api.call('POST', '/v1/sources/shop/sinks/gone/pause')).toMatchObject({
      body: { pausedBecause: 'by request' },
    });
  });
});

it('parks the deliveries of a paused sink, and makes them due when it is resumed', async () => {
  const { path } = await api.source('pausing');
  await api.sink('pausing', 'orders');
  const one = '/v1/sources/pausing/sinks/orders';
  const standing = async () => {
    const { body } = await api.call<{ deliveries: object[] }>('GET', '/v1/deliveries?sourceId=pausing');
    return body.deliveries;
  };

  expect(await api.call('POST', `${one}/pause`)).toMatchObject({ status: 200, body: { state: 'paused' } });
  await api.send(path, { method: 'POST', body: '{}' });
  const parkedSince = expect.stringMatching(/^\d{4}-.+T.+Z$/) as string;
  expect(await standing()).toMatchObject([{ state: 'parked', reason: 'paused', parkedSince }]);

  expect(await api.call('POST', `${one}/resume`)).toMatchObject({ status: 200, body: { state: 'enabled' } });
  expect(await standing()).toMatchObject([{ state: 'pending', reason: null, parkedSince: null }]);
});

it('deletes a sink and discards what it had not delivered', async () => {
  const { path } = await api.source('leaving');
  await api.sink('leaving', 'orders');
  await api.send(path, { method: 'POST', body: '{}' });

  expect(await api.call('DELETE', '/v1/sources/leaving/sinks/orders')).toMatchObject({ status: 204 });

  expect(await api.call('GET', '/v1/deliveries?sourceId=leaving')).toMatchObject({
    body: { deliveries: [{ state: 'discarded', reason: 'sink deleted' }] },
  });
});

describe.each([
  ['GET', ''],
  ['PATCH', ''],
  ['DELETE', ''],
  ['POST', '/pause'],
  ['POST', '/resume'],
  ['GET', '/statistics'],
])('what is not there: %s %s', (method, rest) => {
  const ask = (path: string) => api.call(method, `${path}${rest}`, method === 'PATCH' ? {} : undefined);

  it('tells a missing sink from a missing source', async () => {
    expect(await ask('/v1/sources/shop/sinks/nothing')).toMatchObject(
      refusal(404, 'sinkNotFound', 'source "shop" has no sink "nothing"'),
    );
    expect(await ask('/v1/sources/nowhere/sinks/nothing')).toMatchObject(
      refusal(404, 'sourceNotFound', 'there is no source "nowhere"'),
    );
  });
});

it('has no sinks for a source that is not there', async () => {
  expect(await create({ id: 'job', ...aJob }, 'nowhere')).toMatchObject(refusal(404, 'sourceNotFound', '"nowhere"'));
  expect(await api.call('GET', '/v1/sources/nowhere/sinks')).toMatchObject(refusal(404, 'sourceNotFound', '"nowhere"'));
});

it('takes a new secret in the place of one that the key in use cannot read', async () => {
  await create({ id: 'rekeyed', ...aJob });
  await api.ledger.db.execute(sql`update secrets set key_id = 'lost' where sink_id = 'rekeyed'`);

  expect(await patch('rekeyed', { name: 'still unreadable' })).toMatchObject(
    refusal(500, 'secretUnreadable', 'was encrypted with key lost'),
  );
  expect(await patch('rekeyed', { secrets: { token: 'a new one' } })).toMatchObject({ status: 200 });
  expect(await patch('rekeyed', { name: 'readable again' })).toMatchObject({ status: 200 });
});

it.each(['http://10.0.0.1/', 'https://[::1]:8443/x', 'http://[::ffff:192.168.1.1]', 'http://169.254.169.254/latest'])(
  'refuses a sink whose URL plainly leads to a private address: %s',
  async (url) => {
    const answer = await create({ id: 'private', type: 'webhook', config: { url } });
    expect(answer).toMatchObject(refusal(422, 'addressRefused', 'config.url: '));
    expect(await ids()).not.toContain('private');
  },
);

it('takes a URL within a range that the operator allows', async () => {
  expect(await create({ id: 'local', type: 'webhook', config: { url: 'http://localhost:9/' } })).toMatchObject({
    status: 201,
  });
});
