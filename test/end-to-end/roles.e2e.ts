// Gateway, dispatcher and workers as processes of their own, on one PostgreSQL and one Temporal server.
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { findServer } from '../../src/engine/embedded-server/find-server';
import { freePort } from '../../src/engine/embedded-server/ports';
import { startEmbeddedServer, type EmbeddedServer } from '../../src/engine/embedded-server/start-server';
import { createDatabase, describeWithPostgres } from '../support/postgres';
import { startReceiver, type Receiver } from '../support/receiver';
import { until } from '../support/until';
import { configure, penstock, ready, send, statistics, type Process } from './support/penstock';

const quick = { schedule: { type: 'constant', delay: '1s' }, maxAttempts: 50 };

describeWithPostgres('the roles on a shared ledger and engine', () => {
  let engine: EmbeddedServer;
  let startEngine: () => Promise<EmbeddedServer>;
  let env: Record<string, string>;
  let url: string;
  let receiver: Receiver;
  let path: string;
  const processes = new Set<Process>();

  const start = (role: string, more: Record<string, string> = {}): Process => {
    const started = penstock([role], { ...env, ...more });
    processes.add(started);
    return started;
  };
  const end = async (process: Process, signal: NodeJS.Signals) => {
    processes.delete(process);
    await process.end(signal);
  };
  const allDelivered = (count: number) =>
    until(`${count} deliveries`, async () => (await statistics(url)).delivered === count);
  const receivedIds = () => new Set(receiver.requests.map((request) => request.headers['webhook-id']));

  beforeAll(async () => {
    const directory = await mkdtemp(join(tmpdir(), 'penstock-e2e-'));
    const executable = await findServer(() => undefined);
    const [port, uiPort, apiPort] = [await freePort(), await freePort(), await freePort()];
    const files = { dbFile: join(directory, 'temporal.db'), logFile: join(directory, 'temporal.log') };
    startEngine = () =>
      startEmbeddedServer({ executable, ...files, port, uiPort, namespace: 'default', searchAttributes: {} });
    engine = await startEngine();
    url = `http://127.0.0.1:${apiPort}`;
    env = {
      PENSTOCK_DATABASE_URL: await createDatabase(),
      PENSTOCK_ENCRYPTION_KEY: Buffer.alloc(32, 9).toString('base64'),
      PENSTOCK_ENCRYPT_PAYLOADS: 'true',
      PENSTOCK_PORT: String(apiPort),
      TEMPORAL_ADDRESS: `127.0.0.1:${port}`,
    };
    receiver = await startReceiver({ status: 200, delayMs: 200 });
  });
  afterAll(async () => {
    for (const process of processes) await end(process, 'SIGTERM');
    await engine.stop();
    await receiver.close();
  });

  it('loses nothing when worker, dispatcher and gateway are killed with kill -9 mid-delivery, one after the other', async () => {
    const [gateway, dispatcher, worker] = [start('gateway'), start('dispatcher'), start('worker')];
    await ready(url, gateway);
    path = await configure(url, { id: 'target', config: { url: receiver.url }, policy: quick });

    const sent: Promise<string[]>[] = [];
    const sendMore = () => sent.push(...Array.from({ length: 30 }, (_, n) => send(url, path, `${sent.length + n}`)));
    sendMore();
    await receiver.received(5);
    await end(worker, 'SIGKILL');
    start('worker');
    sendMore();
    await receiver.received(35);
    await end(dispatcher, 'SIGKILL');
    start('dispatcher');
    sendMore();
    await end(gateway, 'SIGKILL');
    start('gateway');
    const ids = (await Promise.all(sent)).flat();

    expect(new Set(ids).size).toBe(90);
    await allDelivered(90);
    expect(await statistics(url)).toMatchObject({ accepted: 90, open: 0, dead: 0 });
    expect(receivedIds()).toEqual(new Set(ids));
  });

  it('accepts everything while the engine is down for 30 s, and delivers all of it afterwards', async () => {
    receiver.requests.length = 0;
    await engine.stop();
    const back = pause(30_000).then(startEngine);
    const ids: string[] = [];
    for (let n = 0; n < 60; n++) {
      ids.push(...(await send(url, path, `while-down-${n}`)));
      await pause(300);
    }
    expect(await statistics(url)).toMatchObject({ accepted: 150, delivered: 90 });

    engine = await back;
    await allDelivered(150);
    expect(receivedIds()).toEqual(new Set(ids));
  });

  it('delivers each event once when two workers and two dispatchers share the work', async () => {
    receiver.requests.length = 0;
    start('dispatcher');
    start('worker');
    const ids = (await Promise.all(Array.from({ length: 60 }, (_, n) => send(url, path, `shared-${n}`)))).flat();
    await allDelivered(210);
    expect(receiver.requests.map((request) => request.headers['webhook-id']).sort()).toEqual([...ids].sort());
  });

  it.each([
    ['worker', 'temporal_worker_task_slots_available'],
    ['dispatcher', 'penstock_engine_up 1'],
  ])('has a %s answer whether it is well, and its own numbers, at a port of its own', async (role, metric) => {
    const port = String(await freePort());
    const place = `http://127.0.0.1:${port}`;
    const started = start(role, { PENSTOCK_METRICS_PORT: port });
    await ready(place, started);
    await until('its announcement', () => started.output().includes(`${place}/metrics`));
    const metrics = await (await fetch(`${place}/metrics`)).text();
    expect(metrics).toContain(metric);
    expect(metrics).toContain('penstock_ledger_up 1');
    expect(metrics).not.toContain('penstock_sink_');
    expect((await fetch(`${place}/v1/sources`)).status).toBe(404);

    const second = penstock([role], { ...env, PENSTOCK_METRICS_PORT: port });
    expect(await once(second.child, 'exit')).toEqual([1, null]);
    expect(second.output()).toContain(`port ${port} is taken; choose another with --metrics-port`);
    await end(started, 'SIGTERM');
  });
});
