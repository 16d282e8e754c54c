// A worker of somebody else's, with workflows of its own, beside a real API.
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client, WorkflowFailedError } from '@temporalio/client';
import { bundleWorkflowCode, NativeConnection, Worker, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { sql } from 'drizzle-orm';
import { createPenstockActivities, type DeliveryOutcome, type EventToEmit } from '../../src/worker-activities';
import { finalStates, type DeliveryState } from '../../src/model/delivery';
import { startApi, type RunningApi } from '../api/start-api';
import { startReceiver, type Receiver } from '../support/receiver';
import { devServer } from '../support/temporal';
import { until } from '../support/until';
import type * as foreign from '../support/workflows/foreign';

const token = 'test-token';
/** Another source for each test. */
let made = 0;
let order: EventToEmit;

let connection: NativeConnection;
let client: Client;
let bundle: WorkflowBundleWithSourceMap;
let api: RunningApi;
/** Between the worker and the API: passes on, and can lose answers. */
let between: Receiver;
let taskQueue: string;
const running: { worker: Worker; ended: Promise<void> }[] = [];

const passOn = async (request: { method: string; path: string; headers: object; body: Buffer }) => {
  const { method, path, body } = request;
  const headers = Object.fromEntries(
    Object.entries(request.headers as Record<string, string>).filter(([name]) =>
      /^(ce-.*|authorization|content-type)$/.test(name),
    ),
  );
  const answer = await fetch(api.url + path, {
    method,
    headers,
    ...(method === 'POST' && { body: new Uint8Array(body) }),
  });
  return { status: answer.status, body: await answer.text(), headers: { 'content-type': 'application/json' } };
};

async function startWorker(): Promise<{ stop: () => Promise<void> }> {
  const worker = await Worker.create({
    connection,
    taskQueue,
    activities: createPenstockActivities({ url: between.url, token }),
    workflowBundle: bundle,
    shutdownGraceTime: 100,
  });
  const one = { worker, ended: worker.run() };
  running.push(one);
  return {
    async stop() {
      worker.shutdown();
      await one.ended;
    },
  };
}
const start = <Name extends keyof typeof foreign>(name: Name, ...args: Parameters<(typeof foreign)[Name]>) =>
  client.workflow.start<(typeof foreign)[Name]>(name, { taskQueue, workflowId: randomUUID(), args: args as never });
const execute = async <Name extends keyof typeof foreign>(name: Name, ...args: Parameters<(typeof foreign)[Name]>) =>
  (await start(name, ...args)).result();
const turn = (id: string, state: DeliveryState) =>
  api.ledger.db.execute(sql`update deliveries set state = ${state}, settled_at = now() where id = ${id}`);

beforeAll(async () => {
  bundle = await bundleWorkflowCode({ workflowsPath: join(__dirname, '../support/workflows/foreign.ts') });
  const { address } = await devServer();
  connection = await NativeConnection.connect({ address });
  client = new Client({ connection });
  api = await startApi();
});
beforeEach(async () => {
  made += 1;
  order = { into: `shop-${made}`, type: 'order.created', data: { order: 7 } };
  await api.source(order.into);
  await api.sink(order.into, 'all');
  between = await startReceiver(passOn);
  taskQueue = `foreign-${randomUUID()}`;
});
afterEach(async () => {
  for (const { worker, ended } of running.splice(0)) {
    if (worker.getState() === 'RUNNING') worker.shutdown();
    await ended;
  }
  await between.close();
});
afterAll(async () => {
  await api.close();
  await connection.close();
});

const events = async () =>
  (await api.call<{ events: { id: string }[] }>('GET', `/v1/events?sourceId=${order.into}`)).body.events;

it('emits one event, however often the answer is lost, and one more in a later run', async () => {
  await startWorker();
  const lose = async (request: Parameters<typeof passOn>[0]) => {
    await passOn(request);
    return 'close' as const;
  };
  between.script(lose, lose, passOn);
  const handle = await start('emitOne', order);
  const emitted = await handle.result();

  expect(emitted).toMatchObject({ id: expect.stringContaining(handle.workflowId) as string, duplicate: true });
  expect(emitted.deliveries).toMatchObject([{ sinkId: 'all' }]);
  expect(await events()).toMatchObject([{ id: emitted.id, type: 'order.created', source: '/temporal/emitOne' }]);
  const again = await client.workflow.start<typeof foreign.emitOne>('emitOne', {
    ...{ taskQueue, workflowId: handle.workflowId, args: [order] },
  });
  expect(await again.result()).toMatchObject({ duplicate: false });
  expect(await events()).toHaveLength(2);
});

it('takes an id that it is given, and goes on with the chain that a workflow sink left in the memo', async () => {
  await startWorker();
  const deliveryId = '01a1fdfe-456a-73ad-aba1-6347e4536c4e';
  const handle = await client.workflow.start<typeof foreign.emitOne>('emitOne', {
    ...{ taskQueue, workflowId: randomUUID(), args: [{ ...order, id: 'o-7', subject: 'orders/7', source: '/erp' }] },
    memo: { penstock: { deliveryId, rootid: 'the-first', depth: 3 } },
  });
  expect(await handle.result()).toMatchObject({ id: 'o-7' });
  expect(await events()).toMatchObject([
    { id: 'o-7', source: '/erp', subject: 'orders/7', rootid: 'the-first', depth: 3, causeid: deliveryId },
  ]);
});

it.each<[string, Partial<EventToEmit>, string, string]>([
  ['a source that is not there', { into: 'nowhere' }, 'penstock.sourceNotFound', 'there is no source "nowhere"'],
  ['an event that is none', { type: '' }, 'penstock.badRequest', 'type: must be'],
])('fails at once, saying why, for %s', async (_what, differences, type, message) => {
  await startWorker();
  const error = (await execute('emitOne', { ...order, ...differences }).catch(
    (thrown: unknown) => thrown,
  )) as WorkflowFailedError;
  expect(error).toBeInstanceOf(WorkflowFailedError);
  expect(error.cause?.cause).toMatchObject({
    ...{ type, nonRetryable: true, message: expect.stringContaining(message) as string },
  });
  expect(between.requests).toHaveLength(1);
});

it('tries again when Penstock is overloaded', async () => {
  await startWorker();
  between.script(
    { status: 503, body: { error: 'penstock.overloaded', message: 'busy' } },
    { status: 502, body: 'proxy' },
    passOn,
  );
  expect(await execute('emitOne', order)).toMatchObject({ duplicate: false });
});

it.each([...finalStates, 'dead'] as const)('awaits a delivery until it is %s', async (state) => {
  await startWorker();
  const handle = await start('emitAndAwait', order);
  const [event] = await until('the event', async () => ((await events()).length > 0 ? events() : undefined));
  const { deliveries } = event as unknown as { deliveries: { id: string }[] };
  await until('a second look', () => between.requests.length > 2);
  await turn(deliveries[0]?.id ?? '', state);
  expect(await handle.result()).toMatchObject([{ id: deliveries[0]?.id, sourceId: order.into, sinkId: 'all', state }]);
  // What is answered is what the model calls an end.
  const named: (typeof finalStates)[number] | 'dead' = state satisfies DeliveryOutcome['state'];
  expect(named).toBe(state);
});

it('goes on with a wait when its worker stops, and while Penstock is away', async () => {
  const first = await startWorker();
  const { deliveries } = await execute('emitOne', order);
  const id = deliveries[0]?.id ?? '';
  const handle = await start('awaitOne', id);
  await until('a look at it', () => between.requests.length > 1);
  await first.stop();
  await startWorker();
  const looks = between.requests.length;
  await until('a look by the other worker', () => between.requests.length > looks);
  between.script('close', { status: 503, body: {} }, passOn);
  await turn(id, 'delivered');
  expect(await handle.result()).toMatchObject({ id, state: 'delivered' });
});

it('ends a wait that is cancelled, and refuses to wait for what is not there', async () => {
  await startWorker();
  const { deliveries } = await execute('emitOne', order);
  const handle = await start('awaitOne', deliveries[0]?.id ?? '');
  await until('a look at it', () => between.requests.length > 1);
  await handle.cancel();
  await expect(handle.result()).rejects.toThrow('cancelled');
  const error = (await execute('awaitOne', randomUUID()).catch((thrown: unknown) => thrown)) as WorkflowFailedError;
  expect(error.cause?.cause).toMatchObject({ type: 'penstock.deliveryNotFound', nonRetryable: true });
});

it('is found by the name of the package, and loads nothing else of it', async () => {
  const script = `
    const { createPenstockActivities } = require('penstock/activities');
    const loaded = Object.keys(require.cache).filter((path) => !path.includes('node_modules') || /zod|fastify|pglite|duckdb/.test(path));
    console.log(JSON.stringify({ type: typeof createPenstockActivities, loaded }));`;
  const root = join(__dirname, '../..');
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', script], { cwd: root });
  const { type, loaded } = JSON.parse(stdout) as { type: string; loaded: string[] };
  expect(type).toBe('function');
  expect(loaded.length).toBeGreaterThan(0);
  const folder = join(root, 'dist/src/worker-activities/');
  expect(loaded.filter((path) => !path.startsWith(folder))).toEqual([]);
  const imported = await promisify(execFile)(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `import { createPenstockActivities } from 'penstock/activities'; console.log(typeof createPenstockActivities)`,
    ],
    { cwd: root },
  );
  expect(imported.stdout.trim()).toBe('function');
  const { exports } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
    exports: { './activities': { types: string } };
  };
  expect(await readFile(join(root, exports['./activities'].types), 'utf8')).toContain('createPenstockActivities');
});
