import { startReceiver, type Received, type Receiver } from '../support/receiver';
import { runCli } from './run-cli';
import { aDelivery } from './samples';

let api: Receiver;
beforeEach(async () => {
  api = await startReceiver({ body: aDelivery() });
});
afterEach(() => api.close());

const cli = (args: string[], stdin?: string) => runCli(args, { PENSTOCK_URL: api.url }, stdin);

describe('amend', () => {
  it('keeps the digits of long numbers', async () => {
    await cli(['deliveries', 'amend', 'd1', '--data', '{"id":12345678901234567890}']);
    expect(api.requests[0]).toMatchObject({ method: 'POST', path: '/v1/deliveries/d1/amend' });
    expect(api.requests[0]?.json()).toEqual({ text: '{"id":12345678901234567890}' });
  });

  it('takes text from standard input', async () => {
    await cli(['deliveries', 'amend', 'd1', '--file', '-'], 'new data');
    expect(api.requests[0]?.json()).toEqual({ text: 'new data' });
  });
});

it('sends the reason and the idempotency key of a discard', async () => {
  api.script({ body: aDelivery({ state: 'discarded' }) });
  const { stdout } = await cli(['deliveries', 'discard', 'd1', '--reason', 'not wanted', '--idempotency-key', 'k1']);
  expect(api.requests[0]?.headers['idempotency-key']).toBe('k1');
  expect(api.requests[0]?.json()).toEqual({ reason: 'not wanted' });
  expect(stdout).toContain('is discarded');
});

it.each(['retry', 'discard'])('says that a delivery was settled before the %s of it', async (verb) => {
  api.script({ body: aDelivery({ id: 'd1', state: 'delivered', receipt: { status: 204, durationMs: 12 } }) });
  const { stdout } = await cli(['deliveries', verb, 'd1']);
  expect(stdout).toBe('delivery d1 is delivered: answered 204 in 12 ms\n');
});

it('says that a delivery under way will be discarded', async () => {
  api.script({ body: aDelivery({ id: 'd1', state: 'running' }) });
  const { stdout } = await cli(['deliveries', 'discard', 'd1']);
  expect(stdout).toContain('will be discarded unless the attempt under way succeeds');
});

it('says that a retry was parked', async () => {
  api.script({ body: aDelivery({ state: 'parked', reason: 'paused' }) });
  const { stdout } = await cli(['deliveries', 'retry', 'd1']);
  expect(stdout).toContain('is parked: its sink is paused');
});

it('shows the attempts of a delivery', async () => {
  const made = { number: 1, workflowId: 'group-7', outcome: 'failed' };
  const attempt = { ...made, startedAt: '2025-03-04T10:00:00Z', endedAt: '2025-03-04T10:00:02Z' };
  const failure = { code: 'timeout', message: 'no answer', retryable: true, hint: '' };
  api.script({ body: { ...aDelivery(), attemptList: [{ ...attempt, failure, receipt: null }] } });
  const { stdout } = await cli(['deliveries', 'get', 'd1']);
  expect(stdout).toMatch(/TRY {2}OUTCOME .*\n {2}1 {2}failed .* 2s {2}group-7\n {2}timeout: no answer/);
});

it('says which workflow carried a delivery together with others', async () => {
  const carried = { ...aDelivery({ workflowId: 'group-1', inGroup: true }), attemptList: [] };
  api.script({ body: carried });
  expect((await cli(['deliveries', 'get', 'd1'])).stdout).toContain(
    'group-1, which carried it in a group of deliveries',
  );
  api.script({ body: { ...carried, state: 'running', owned: true } });
  expect((await cli(['deliveries', 'get', 'd1'])).stdout).toContain('group-1, which carries it in a group');
});

it.each(['deliveries', 'dead-letters', 'events'])('lists %s from so long ago, up to before a time', async (what) => {
  api.script({ body: { deliveries: [], events: [] } });
  const sinceMs = Date.now() - 90 * 60_000;
  await cli([what, 'list', '--from', '90m', '--before', '2026-01-31T02:00:00+01:00']);
  const { searchParams } = new URL(api.requests[0]?.path ?? '', api.url);
  expect(searchParams.get('acceptedBefore')).toBe('2026-01-31T02:00:00+01:00');
  const asked = Date.parse(searchParams.get('acceptedFrom') ?? '');
  expect(asked).toBeGreaterThanOrEqual(sinceMs);
  expect(asked).toBeLessThanOrEqual(sinceMs + 60_000);
});

it('says why deliveries are parked', async () => {
  api.script({ body: { deliveries: [aDelivery({ state: 'parked', reason: 'breaker' })] } });
  expect((await cli(['deliveries', 'list'])).stdout).toContain("its sink's breaker is open");
});

it('says how to see the next page', async () => {
  api.script({ body: { deliveries: [aDelivery()], nextAfterId: 'last-id' } });
  expect((await cli(['deliveries', 'list'])).stdout).toContain('There are more: --after last-id');
});

it.each([
  ['deliveries', ['deliveries', 'list', '--source', 'shpo'], '/v1/sources/shpo'],
  ['dead letters', ['dead-letters', 'list', '--source', 'shop', '--sink', 'ordres'], '/v1/sources/shop/sinks/ordres'],
  ['events', ['events', 'list', '--source', 'shpo'], '/v1/sources/shpo'],
  ['dead letters to retry', ['dead-letters', 'retry', '--all', '--source', 'shpo'], '/v1/sources/shpo'],
])('does not say of a name that nobody has that it has no %s', async (_what, args, path) => {
  const missing = { status: 404, body: { error: 'penstock.sourceNotFound', message: 'there is none', hint: 'Look.' } };
  api.script((request) => (request.path === path ? missing : { body: { deliveries: [], events: [] } }));
  await expect(cli(args)).resolves.toMatchObject({ exitCode: 1, stderr: 'error: there is none\nhint: Look.\n' });
});

it('shows the empty list of a name that may not be looked up', async () => {
  const forbidden = { status: 403, body: { error: 'penstock.forbidden', message: 'not yours', hint: '' } };
  api.script(({ path }) => (path.includes('?') ? { body: { deliveries: [] } } : forbidden));
  const ran = await cli(['dead-letters', 'list', '--source', 'shop']);
  expect(ran).toMatchObject({ exitCode: 0, stdout: 'There are no dead letters.\n' });
});

describe('retry of dead letters', () => {
  const refused = { status: 409, body: { error: 'penstock.stateConflict', message: 'is running', hint: '' } };
  const pages = (request: Received) => {
    if (request.method === 'POST') return request.path.includes('/d2/') ? refused : { body: aDelivery() };
    const isFirst = !request.path.includes('afterId');
    const ids = isFirst ? ['d1', 'd2'] : ['d3'];
    return { body: { deliveries: ids.map((id) => aDelivery({ id })), ...(isFirst && { nextAfterId: 'd2' }) } };
  };

  it('goes through all pages, and on when one is refused', async () => {
    api.script(pages);
    const ran = await cli(['dead-letters', 'retry', '--all', '--source', 'shop', '--json']);
    expect(ran.exitCode).toBe(1);
    expect(ran.json()).toEqual({
      retried: ['d1', 'd3'],
      failed: [{ id: 'd2', error: 'penstock.stateConflict', message: 'is running' }],
    });
    expect(api.requests.map(({ path }) => path)).toEqual([
      '/v1/deliveries?sourceId=shop&limit=100&state=dead',
      '/v1/deliveries/d1/retry',
      '/v1/deliveries/d2/retry',
      '/v1/deliveries?sourceId=shop&afterId=d2&limit=100&state=dead',
      '/v1/deliveries/d3/retry',
    ]);
  });

  it('retries those named', async () => {
    await expect(cli(['dead-letters', 'retry', 'd1', 'd3'])).resolves.toMatchObject({
      exitCode: 0,
      stdout: '2 retried\n',
    });
  });
});

it('says what a handler of dead letters made of one', async () => {
  const failure = { code: 'timeout', message: 'no answer', retryable: true, hint: 'Wait.' } as const;
  api.script({ body: { ...aDelivery({ state: 'dead', resolution: 'handler_failed', failure }), attemptList: [] } });
  const { stdout } = await cli(['deliveries', 'get', 'd1']);
  expect(stdout).toMatch(/^handler +failed: somebody else has to decide$/m);
  expect(stdout).toMatch(/^standing +timeout: no answer; its handler failed; waits for retry, amend or discard$/m);
  api.script({ body: { ...aDelivery({ resolution: 'amend' }), attemptList: [] } });
  expect((await cli(['deliveries', 'get', 'd1'])).stdout).toMatch(/^handler +has amended and retried it$/m);
});
