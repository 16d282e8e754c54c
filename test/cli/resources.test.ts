import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startReceiver, type Receiver } from '../support/receiver';
import { runCli } from './run-cli';

let api: Receiver;
let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'penstock-cli-'));
  api = await startReceiver({ body: { events: [{}], deliveries: [{}] } });
});
afterEach(async () => {
  await api.close();
  await rm(directory, { recursive: true });
});

/** Runs it and answers the one request it made. */
async function requestOf(args: string[], stdin?: string) {
  const ran = await runCli([...args, '--json'], { PENSTOCK_URL: api.url }, stdin);
  expect(ran).toMatchObject({ exitCode: 0, stderr: '' });
  const [{ method, path, body }] = api.requests as [Receiver['requests'][number]];
  return { asked: `${method} ${path}`, ...(body.length > 0 && { body: JSON.parse(body.toString()) as unknown }) };
}

async function file(name: string, text: string): Promise<string> {
  await writeFile(join(directory, name), text);
  return join(directory, name);
}

it.each([
  ['sources', ['shop']],
  ['sinks', ['hook', '--source', 'shop']],
])('updates %s only at the version that is named', async (word, named) => {
  await requestOf([word, 'update', ...named, '--name', 'New', '--if-match', '3']);
  expect(api.requests[0]?.headers['if-match']).toBe('"3"');
});

describe('sources', () => {
  it('creates one from options', async () => {
    const args = [
      'sources',
      'create',
      'shop',
      '--name',
      'Shop',
      '--verification',
      'github',
      '--secret',
      'x'.repeat(16),
    ];
    await expect(requestOf([...args, '--config', 'maxBodyBytes=100', '--config', 'eventType=7 up'])).resolves.toEqual({
      asked: 'POST /v1/sources',
      body: {
        id: 'shop',
        type: 'http',
        name: 'Shop',
        secret: 'x'.repeat(16),
        config: { maxBodyBytes: 100, eventType: '7 up', verification: { type: 'github' } },
      },
    });
  });

  it('creates one from standard input, options laid over it', async () => {
    const document = JSON.stringify({ id: 'shop', type: 'http', name: 'Shop', config: { maxBodyBytes: 100 } });
    const args = [
      'sources',
      'create',
      '--file',
      '-',
      '--name',
      'Other',
      '--verification',
      '{"type":"hmac","header":"x"}',
    ];
    await expect(requestOf(args, document)).resolves.toMatchObject({
      body: { id: 'shop', name: 'Other', config: { maxBodyBytes: 100, verification: { type: 'hmac', header: 'x' } } },
    });
  });

  it('creates the one of Penstock itself', async () => {
    await expect(requestOf(['sources', 'create', 'notices', '--type', 'penstock'])).resolves.toEqual({
      asked: 'POST /v1/sources',
      body: { id: 'notices', type: 'penstock' },
    });
  });

  it('creates one of Kafka with its secrets', async () => {
    const options = ['--config', 'brokers=["k:9092"]', '--config', 'group=g', '--kafka-secret', 'saslPassword=p'];
    await expect(requestOf(['sources', 'create', 'orders', '--type', 'kafka', ...options])).resolves.toEqual({
      asked: 'POST /v1/sources',
      body: {
        id: 'orders',
        type: 'kafka',
        config: { brokers: ['k:9092'], group: 'g' },
        secrets: { saslPassword: 'p' },
      },
    });
  });

  it('decides where one of Kafka goes on', async () => {
    await expect(requestOf(['sources', 'go-on', 'orders', '--from', 'earliest'])).resolves.toEqual({
      asked: 'POST /v1/sources/orders/go-on',
      body: { from: 'earliest' },
    });
  });

  it('sends only what is to change', async () => {
    await expect(requestOf(['sources', 'update', 'shop', '--description', ''])).resolves.toEqual({
      asked: 'PATCH /v1/sources/shop',
      body: { description: '' },
    });
  });

  it.each([
    ['get', 'GET /v1/sources/a%2Fb'],
    ['secret', 'GET /v1/sources/a%2Fb/secret'],
    ['rejected-records', 'GET /v1/sources/a%2Fb/rejected-records'],
    ['delete', 'DELETE /v1/sources/a%2Fb'],
    ['versions', 'GET /v1/sources/a%2Fb/versions'],
  ])('asks %s as %s', async (verb, asked) => {
    await expect(requestOf(['sources', verb, 'a/b'])).resolves.toEqual({ asked });
  });
});

describe('sinks', () => {
  it('creates one from options, values from files among them', async () => {
    const template = await file('template.jsonnet', '{"parses": "as JSON too"}\n');
    const token = await file('token', 'secret-token\n');
    const args = ['sinks', 'create', 'job', '--source', 'shop', '--type', 'jobTrigger'];
    const config = [
      '--config',
      `configDataTemplate=@${template}`,
      '--config',
      'configId=null',
      '--secret',
      `token=@${token}`,
    ];
    const rest = ['--filter', '{"exact":{"type":"a"}}', '--policy', '{"maxAttempts":3}'];
    await expect(requestOf([...args, ...config, ...rest])).resolves.toEqual({
      asked: 'POST /v1/sources/shop/sinks',
      body: {
        id: 'job',
        type: 'jobTrigger',
        config: { configDataTemplate: '{"parses": "as JSON too"}', configId: null },
        secrets: { token: 'secret-token' },
        filter: { exact: { type: 'a' } },
        policy: { maxAttempts: 3 },
      },
    });
  });

  it('takes a filter and a secret away', async () => {
    const args = ['sinks', 'update', 'hook', '--source', 'shop', '--filter', 'null', '--secret', 'signingSecret='];
    await expect(requestOf(args)).resolves.toEqual({
      asked: 'PATCH /v1/sources/shop/sinks/hook',
      body: { filter: null, secrets: { signingSecret: null } },
    });
  });

  it.each([
    ['get', 'GET /v1/sources/shop/sinks/hook'],
    ['delete', 'DELETE /v1/sources/shop/sinks/hook'],
    ['pause', 'POST /v1/sources/shop/sinks/hook/pause'],
    ['resume', 'POST /v1/sources/shop/sinks/hook/resume'],
    ['versions', 'GET /v1/sources/shop/sinks/hook/versions'],
    ['settings', 'GET /v1/sources/shop/sinks/hook/settings'],
    ['verify-token', 'POST /v1/sources/shop/sinks/hook/verify-token'],
  ])('asks %s as %s', async (verb, asked) => {
    await expect(requestOf(['sinks', verb, 'hook', '--source', 'shop'])).resolves.toEqual({ asked });
  });

  it.each([
    [['disable', 'hook'], '/disable'],
    [['rotate-secret', 'hook'], '/rotate-secret'],
    [['enable', 'hook'], '/enable'],
    [['undelete', 'hook'], '/undelete'],
    [['rollback', 'hook', '3'], '/versions/3/rollback'],
  ])('asks %j as a POST to %s, with the reason', async (args, path) => {
    await expect(requestOf(['sinks', ...args, '--source', 'shop', '--reason', 'bóld'])).resolves.toEqual({
      asked: `POST /v1/sources/shop/sinks/hook${path}`,
      body: { reason: 'bóld' },
    });
  });

  it('says when the former secret of a rotated one ends', async () => {
    const formerUntil = new Date(Date.now() + 3_600_000).toISOString();
    api.script({ body: { secret: 'whsec_1', formerUntil } });
    const { stdout } = await runCli(['sinks', 'rotate-secret', 'hook', '--source', 'shop'], { PENSTOCK_URL: api.url });
    expect(stdout).toMatch(/^former one ends +in (1h|59m)/m);
  });

  it('tests one with an event from standard input', async () => {
    const args = ['sinks', 'test', 'hook', '--source', 'shop', '--file', '-', '--send'];
    await expect(requestOf(args, '{"type":"a","data":{}}')).resolves.toEqual({
      asked: 'POST /v1/sources/shop/sinks/hook/test?send=true',
      body: { event: { type: 'a', data: {} } },
    });
  });

  it('tests one with every digit of the numbers in an event', async () => {
    const event = '{"type":"a","data":{"order":12345678901234567890,"price":1.10}}';
    await requestOf(['sinks', 'test', 'hook', '--source', 'shop', '--file', '-'], event);
    expect(api.requests[0]?.body.toString()).toBe(`{"event":${event}}`);
  });

  it('takes a new token when it enables one', async () => {
    await expect(requestOf(['sinks', 'enable', 'job', '--source', 's', '--new-token', 'x'])).resolves.toEqual({
      asked: 'POST /v1/sources/s/sinks/job/enable',
      body: { token: 'x' },
    });
  });

  it('says in a header why it deletes', async () => {
    await requestOf(['sinks', 'delete', 'hook', '--source', 'shop', '--reason', 'bóld']);
    const [request] = api.requests;
    expect(Buffer.from(String(request?.headers['penstock-reason']), 'latin1').toString()).toBe('bóld');
  });
});

it.each([
  [['sources', 'list', '--after', 'a', '--limit', '7'], 'GET /v1/sources?afterId=a&limit=7'],
  [['sources', 'list', '--deleted'], 'GET /v1/sources/deleted'],
  [['sinks', 'list', '--source', 's', '--deleted'], 'GET /v1/sources/s/sinks/deleted'],
  [['sources', 'version', 's', '3'], 'GET /v1/sources/s/versions/3'],
  [
    ['events', 'list', '--source', 's', '--type', 't', '--id', 'i', '--root', 'r', '--after', 'a', '--limit', '7'],
    'GET /v1/events?sourceId=s&type=t&id=i&rootid=r&afterId=a&limit=7',
  ],
  [['events', 'get', 'uid'], 'GET /v1/events/uid'],
  [
    ['deliveries', 'list', '--source', 's', '--sink', 'k', '--type', 't', '--state', 'parked'],
    'GET /v1/deliveries?sourceId=s&sinkId=k&eventType=t&state=parked',
  ],
  [['dead-letters', 'list'], 'GET /v1/deliveries?state=dead'],
  [['keys', 'rotate'], 'POST /v1/encryption/rotate'],
  [['statistics'], 'GET /v1/statistics'],
  [['statistics', '--source', 's', '--clear'], 'POST /v1/sources/s/statistics/clear'],
  [['statistics', '--series', '--from', 'a', '--to', 'b'], 'GET /v1/statistics/series?from=a&to=b'],
  [['statistics', '--source', 's'], 'GET /v1/sources/s/statistics'],
  [['statistics', '--source', 's', '--sink', 'k'], 'GET /v1/sources/s/sinks/k/statistics'],
])('asks %j as %s', async (args, asked) => {
  await expect(requestOf(args)).resolves.toEqual({ asked });
});

it.each([
  ['an unknown option', ['sources', 'list', '--frobnicate']],
  ['an unknown command', ['sources', 'frobnicate']],
  ['a missing argument', ['sources', 'get']],
  ['a missing source', ['sinks', 'list']],
  ['a filter that is not JSON', ['sinks', 'create', 'a', '--source', 's', '--filter', '{nope']],
  ['a setting without a value', ['sinks', 'create', 'a', '--source', 's', '--config', 'url']],
  ['a file that is not there', ['sources', 'create', '--file', '/nonexistent/file']],
  ['a file that is no object', ['sources', 'create', '--file', '-']],
  ['an unknown state', ['deliveries', 'list', '--state', 'lost']],
  ['a limit that is no number', ['deliveries', 'list', '--limit', 'many']],
  ['a pace that is no number', ['bulk', 'retry', '--source', 's', '--per-second', 'fast']],
  ['an amendment without data', ['deliveries', 'amend', 'id']],
  ['an amendment that is not JSON', ['deliveries', 'amend', 'id', '--data', '{nope']],
  ['dead letters not named', ['dead-letters', 'retry']],
  ['dead letters named beside --all', ['dead-letters', 'retry', 'id', '--all']],
  ['a sink without its source', ['statistics', '--sink', 'k']],
  ['a clear of everything', ['statistics', '--clear']],
])('refuses %s, asking nothing', async (_, args) => {
  const ran = await runCli(args, { PENSTOCK_URL: api.url }, '[]');
  expect(ran).toMatchObject({ exitCode: 2, stdout: '' });
  expect(ran.stderr).toMatch(/^error: /);
  expect(api.requests).toEqual([]);
});
