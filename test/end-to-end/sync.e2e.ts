// Prefer: wait=N as a caller meets it: over HTTP, with a real target, engine and ledger.
import { mkdtemp } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findServer } from '../../src/engine/embedded-server/find-server';
import { freePort } from '../../src/engine/embedded-server/ports';
import { startEmbeddedServer, type EmbeddedServer } from '../../src/engine/embedded-server/start-server';
import { createDatabase, describeWithPostgres } from '../support/postgres';
import { startReceiver, type Receiver, type Script } from '../support/receiver';
import { until } from '../support/until';
import { aPlace, ask, configure, penstock, ready, up, type Place, type Process } from './support/penstock';

interface Answered {
  status: number;
  headers: Headers;
  body: {
    error?: string;
    message?: string;
    duplicate?: boolean;
    deliveries?: { id: string; sinkId: string; state: string }[];
    outcome?: { deliveryId: string; state: string; receipt: { status: number } | null };
  };
}

async function post(
  url: string,
  id: string,
  headers: Record<string, string> = {},
  type = 'ask',
  signal: AbortSignal | null = null,
): Promise<Answered> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'ce-specversion': '1.0',
      'ce-id': id,
      'ce-source': '/shop',
      'ce-type': type,
      'content-type': 'application/json',
      prefer: 'wait=20',
      ...headers,
    },
    body: JSON.stringify({ id }),
    signal,
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Answered['body'] };
}

const deliveryOf = (url: string, id: string) =>
  ask<{ state: string; answered: boolean | null; reason: string | null }>(url, 'GET', `/v1/deliveries/${id}`);

describe('a request that waits for its outcome', () => {
  let place: Place;
  let running: Process;
  let receiver: Receiver;
  let ingest: string;
  let serial = 0;

  beforeAll(async () => {
    place = await aPlace();
    place.env.PENSTOCK_SLOTS_KEPT_FOR_SYNC = '495';
    receiver = await startReceiver({ status: 200 });
    running = await up(place);
    ingest = place.url + (await configure(place.url, sink('answers', ['ask'])));
  });
  afterAll(async () => {
    await running.end('SIGTERM');
    await receiver.close();
  });
  const sink = (id: string, types: string[], policy: object = {}) => ({
    id,
    config: { url: `${receiver.url}/${id}` },
    filter: { any: types.map((type) => ({ exact: { type } })) },
    // The failures of one test are not to break the sink for the next.
    policy: { breaker: { consecutiveFailures: 1000, failureShare: 1 }, attemptTimeLimit: '2s', ...policy },
  });
  const nextId = () => `event-${(serial += 1)}`;
  const requestsOf = (id: string) =>
    receiver.requests.filter(({ path, headers }) => path === '/answers' && headers['ce-id'] === id).length;

  it('is answered with the receipt of the one delivery', async () => {
    receiver.script({ status: 201, body: { done: true } });
    const id = nextId();
    const { status, headers, body } = await post(ingest, id);
    expect({ status, applied: headers.get('preference-applied') }).toEqual({ status: 200, applied: 'wait=20' });
    expect(body.outcome).toMatchObject({ state: 'delivered', receipt: { status: 201 } });
    expect(await deliveryOf(place.url, body.outcome!.deliveryId)).toMatchObject({ state: 'delivered', answered: true });
    expect(requestsOf(id)).toBe(1);
  });

  it.each<[string, Script, number, string]>([
    ['the target does not take the event', { status: 400 }, 422, 'targetRefused'],
    ['the target fails', { status: 500 }, 502, 'targetFailed'],
    ['the target cannot be reached', 'close', 502, 'network'],
    ['the target is busy', { status: 429, headers: { 'retry-after': '7' } }, 503, 'targetBusy'],
    ['the target does not answer within the time limit', 'hang', 504, 'timeout'],
  ])('is answered when %s, and nothing is tried again', async (_what, script, status, code) => {
    receiver.script(script);
    const id = nextId();
    const answered = await post(ingest, id);
    expect({ status: answered.status, error: answered.body.error }).toEqual({ status, error: `penstock.${code}` });
    expect(answered.headers.get('retry-after')).toBe(status === 503 ? '7' : null);
    expect(await deliveryOf(place.url, answered.body.outcome!.deliveryId)).toMatchObject({
      state: 'discarded',
      answered: true,
    });
    expect(requestsOf(id)).toBe(1);
  });

  it('is answered with 504 when its time is over before the attempt is, which is seen to its end', async () => {
    receiver.script({ status: 200, delayMs: 1500 });
    const { status, body } = await post(ingest, nextId(), { prefer: 'wait=1' });
    expect({ status, error: body.error }).toEqual({ status: 504, error: 'penstock.noOutcomeInTime' });
    const id = body.outcome!.deliveryId;
    await until('the end', async () => (await deliveryOf(place.url, id)).state === 'delivered');
    expect(await deliveryOf(place.url, id)).toMatchObject({ answered: false });
  });

  it('leaves a delivery that was begun to its end, not answered, when the caller hangs up', async () => {
    receiver.script({ status: 200, delayMs: 1000 });
    const id = nextId();
    const before = receiver.requests.length;
    const request = httpRequest(ingest, {
      method: 'POST',
      headers: {
        'idempotency-key': id,
        'content-type': 'application/json',
        'ce-type': 'ask',
        prefer: 'wait=20',
        'ce-id': id,
        'ce-source': '/shop',
        'ce-specversion': '1.0',
      },
    });
    request.on('error', () => undefined);
    request.end('{}');
    await receiver.received(before + 1);
    request.destroy();
    await until('the end', async () => {
      const { deliveries } = await ask<{ deliveries: { eventId: string; state: string; answered: boolean }[] }>(
        place.url,
        'GET',
        '/v1/deliveries?limit=1',
      );
      const [last] = deliveries;
      return last?.eventId === id && last.state === 'delivered' && !last.answered;
    });
  });

  it('is answered the same when it comes again, and delivered once', async () => {
    receiver.script({ status: 200, delayMs: 300 });
    const id = nextId();
    const [first, second] = await Promise.all([post(ingest, id), post(ingest, id)]);
    const third = await post(ingest, id);
    expect([first.status, second.status, third.status]).toEqual([200, 200, 200]);
    expect([first, second, third].map(({ body }) => body.duplicate).sort()).toEqual([false, true, true]);
    expect(requestsOf(id)).toBe(1);
  });

  it('asks which sink answers when several take the event, and delivers to the others as ever', async () => {
    receiver.script({ status: 200 });
    await ask(place.url, 'POST', '/v1/sources/shop/sinks', { type: 'webhook', ...sink('also', ['ask', 'other']) });
    const unclear = await post(ingest, nextId());
    expect(unclear.status).toBe(400);
    expect(unclear.body.message).toContain('config.answeredBy');
    expect(unclear.body).not.toHaveProperty('deliveries');

    await ask(place.url, 'PATCH', '/v1/sources/shop', { config: { answeredBy: 'answers' } });
    const { status, body } = await post(ingest, nextId());
    expect(status).toBe(200);
    const other = body.deliveries!.find(({ sinkId }) => sinkId === 'also')!;
    await until('the other', async () => (await deliveryOf(place.url, other.id)).state === 'delivered');
    expect(await deliveryOf(place.url, other.id)).toMatchObject({ answered: null });
  });

  it('is refused when no sink answers, or it is a batch, and nothing is accepted', async () => {
    const nobody = await post(ingest, nextId(), {}, 'nobody-wants-it');
    expect({ status: nobody.status, error: nobody.body.error }).toEqual({
      status: 422,
      error: 'penstock.noSinkAnswers',
    });
    const batch = await fetch(ingest, {
      method: 'POST',
      headers: { 'content-type': 'application/cloudevents-batch+json', prefer: 'wait=5' },
      body: '[]',
    });
    expect(batch.status).toBe(400);
    expect(await batch.text()).toContain('a batch has no single outcome');
    expect((await post(ingest, nextId(), { prefer: 'wait=soon' })).status).toBe(400);
  });

  it('is answered with 503 while the sink is paused, and what it asked for is abandoned until somebody retries it', async () => {
    receiver.script({ status: 200 });
    await ask(place.url, 'POST', '/v1/sources/shop/sinks/answers/pause', {});
    const id = nextId();
    const { status, headers, body } = await post(ingest, id);
    expect({ status, error: body.error }).toEqual({ status: 503, error: 'penstock.abandoned' });
    expect(headers.get('retry-after')).toBe('5');
    await ask(place.url, 'POST', '/v1/sources/shop/sinks/answers/resume', {});

    const again = await post(ingest, id);
    expect({ status: again.status, error: again.body.error }).toEqual({ status: 409, error: 'penstock.stateConflict' });
    const { abandoned } = await ask<{ abandoned: number }>(place.url, 'GET', '/v1/statistics');
    expect(abandoned).toBe(1);
    const { deliveries } = await ask<{ deliveries: { id: string }[] }>(
      place.url,
      'GET',
      '/v1/deliveries?state=abandoned',
    );
    expect(deliveries.map((one) => one.id)).toEqual([body.outcome!.deliveryId]);
    await ask(place.url, 'POST', `/v1/deliveries/${body.outcome!.deliveryId}/retry`);
    await until('the retry', async () => (await deliveryOf(place.url, body.outcome!.deliveryId)).state === 'delivered');
  });

  it('is answered with 503, and abandoned, when its sink has no room for it in time', async () => {
    await ask(place.url, 'PATCH', '/v1/sources/shop/sinks/answers', {
      policy: { maxConcurrency: 1, attemptTimeLimit: '6s' },
    });
    receiver.script('hang');
    const hanging = post(ingest, nextId(), { prefer: 'wait=10' });
    await until(
      'the first to hang',
      async () =>
        (await ask<{ open: number }>(place.url, 'GET', '/v1/sources/shop/sinks/answers/statistics')).open === 1,
    );
    const { status, body } = await post(ingest, nextId(), { prefer: 'wait=1' });
    expect({ status, error: body.error }).toEqual({ status: 503, error: 'penstock.abandoned' });
    const caller = new AbortController();
    const id = nextId();
    const leaving = post(ingest, id, { prefer: 'wait=20' }, 'ask', caller.signal).catch(() => undefined);
    const last = () =>
      ask<{ deliveries: { eventId: string; state: string; reason: string }[] }>(
        place.url,
        'GET',
        '/v1/deliveries?sinkId=answers&limit=1',
      ).then(({ deliveries }) => deliveries[0]);
    await until('the third to wait', async () => (await last())?.eventId === id);
    caller.abort();
    await leaving;
    await until('nobody to wait', async () => (await last())?.state === 'abandoned');
    expect(await last()).toMatchObject({ eventId: id, reason: 'the caller has gone' });
    expect((await hanging).status).toBe(504);
    expect(requestsOf(id)).toBe(0);
  });

  it('is answered while all slots but those kept for it are taken, and what waits for those is delivered later', async () => {
    const slow = sink('slow', ['slow'], { grouping: 'off', maxConcurrency: 20, attemptTimeLimit: '60s' });
    await ask(place.url, 'POST', '/v1/sources/shop/sinks', { type: 'webhook', ...slow });
    let release = () => {};
    const released = new Promise<void>((resolve) => (release = resolve));
    receiver.script(async ({ path }) => {
      if (path === '/slow') await released;
      return { status: 200 };
    });
    const sent = await Promise.all(
      Array.from({ length: 9 }, () => post(ingest, nextId(), { prefer: 'respond-async' }, 'slow')),
    );
    expect(sent.map(({ status }) => status)).toEqual(Array(9).fill(202));
    await until('all other slots to be taken', async () =>
      (await (await fetch(`${place.url}/metrics`)).text()).includes('penstock_attempt_slots_in_use{kind="async"} 5'),
    );
    expect((await post(ingest, nextId(), { prefer: 'wait=10' })).status).toBe(200);
    release();
    await until('the others', async () => {
      const states = await Promise.all(sent.map(({ body }) => deliveryOf(place.url, body.deliveries![0]!.id)));
      return states.every(({ state }) => state === 'delivered');
    });
  });

  it('is seen in the metrics: slots, their use, and what was abandoned', async () => {
    const metrics = await (await fetch(`${place.url}/metrics`)).text();
    expect(metrics).toMatch(/penstock_attempt_slots\{part="total"\} 500/);
    expect(metrics).toMatch(/penstock_attempt_slots\{part="sync"\} 495/);
    expect(metrics).toMatch(/penstock_attempt_slots_in_use\{kind="sync"\} \d/);
    expect(metrics).toMatch(/penstock_sink_deliveries\{source="shop",sink="answers",state="abandoned"\} [1-9]/);
  });
});

describeWithPostgres('a request that waits, with gateway and worker apart', () => {
  let engine: EmbeddedServer;
  let env: Record<string, string>;
  let url: string;
  let receiver: Receiver;
  let ingest: string;
  const processes = new Set<Process>();
  const start = (role: string): Process => {
    const started = penstock([role], env);
    processes.add(started);
    return started;
  };

  beforeAll(async () => {
    const directory = await mkdtemp(join(tmpdir(), 'penstock-e2e-'));
    const executable = await findServer(() => undefined);
    const [port, uiPort, apiPort] = [await freePort(), await freePort(), await freePort()];
    const files = { dbFile: join(directory, 'temporal.db'), logFile: join(directory, 'temporal.log') };
    engine = await startEmbeddedServer({
      executable,
      ...files,
      port,
      uiPort,
      namespace: 'default',
      searchAttributes: {},
    });
    url = `http://127.0.0.1:${apiPort}`;
    env = {
      PENSTOCK_DATABASE_URL: await createDatabase(),
      PENSTOCK_ENCRYPTION_KEY: Buffer.alloc(32, 9).toString('base64'),
      PENSTOCK_PORT: String(apiPort),
      TEMPORAL_ADDRESS: `127.0.0.1:${port}`,
    };
    receiver = await startReceiver({ status: 200 });
  });
  afterAll(async () => {
    for (const process of processes) await process.end('SIGKILL');
    await engine?.stop();
    await receiver?.close();
  });

  it('is answered across them; abandoned by the sweeper when the gateway dies, and at its end when no worker comes', async () => {
    const gateway = start('gateway');
    await ready(url, gateway);
    ingest = url + (await configure(url, { id: 'target', config: { url: receiver.url } }));
    const alone = await post(ingest, 'nobody-works', { prefer: 'wait=1' });
    expect({ status: alone.status, error: alone.body.error }).toEqual({ status: 503, error: 'penstock.abandoned' });

    const waiting = post(ingest, 'gateway-dies', { prefer: 'wait=3' }).catch(() => undefined);
    const overAt = Date.now() + 4000;
    await until('the second', async () => (await ask<{ open: number }>(url, 'GET', '/v1/statistics')).open === 1);
    processes.delete(gateway);
    await gateway.end('SIGKILL');
    await waiting;
    await ready(url, start('gateway'));
    await until('its time to be over', () => Date.now() > overAt);
    start('worker');
    await until(
      'both abandoned',
      async () => (await ask<{ abandoned: number }>(url, 'GET', '/v1/statistics')).abandoned === 2,
    );

    const { status, body } = await post(ingest, 'all-there');
    expect({ status, state: body.outcome?.state }).toEqual({ status: 200, state: 'delivered' });
    expect(receiver.requests).toHaveLength(1);
    const metrics = await (await fetch(`${url}/metrics`)).text();
    expect(metrics).toMatch(/penstock_attempt_slots\{part="total"\} 500/);
  });
});
