// The limits of a sink as its target sees them: with one worker, and with two that share a PostgreSQL.
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findServer } from '../../src/engine/embedded-server/find-server';
import { freePort } from '../../src/engine/embedded-server/ports';
import { startEmbeddedServer, type EmbeddedServer } from '../../src/engine/embedded-server/start-server';
import { createDatabase, describeWithPostgres } from '../support/postgres';
import { allSettled, flood } from './support/flood';
import { aPlace, configure, penstock, ready, up, type Place, type Process } from './support/penstock';
import { repeated, startTarget, taken, type Target } from './support/target';

const maxConcurrency = 10;
const rate = { perSecond: 20, burst: 5 };
/** By how much the attempts went beyond burst and rate at most, at any moment since `beganMs`. */
function mostAbove({ arrivals }: Target, beganMs: number): number {
  const { perSecond, burst } = rate;
  return Math.max(...arrivals.map(({ atMs }, index) => index + 1 - burst - (perSecond * (atMs - beganMs)) / 1000));
}

async function expectRate(url: string, path: string, target: Target): Promise<void> {
  const beganMs = performance.now();
  const ids = await flood(url, path, 60);
  expect(await allSettled(url)).toMatchObject({ accepted: 60, delivered: 60 });
  expect(taken(target).sort()).toEqual(ids.sort());
  expect(mostAbove(target, beganMs)).toBeLessThanOrEqual(0);
}

describe('the limits of a sink', () => {
  let place: Place;
  let running: Process;
  let target: Target;
  beforeEach(async () => {
    [place, target] = [await aPlace(), await startTarget(200)];
    running = await up(place);
  });
  afterEach(async () => {
    await running.end('SIGTERM');
    await target.close();
  });

  it('are its burst and what its rate allows since: never more is attempted', async () => {
    const path = await configure(place.url, { id: 'target', config: { url: target.url }, policy: { rate } });
    await expectRate(place.url, path, target);
  });
});

describeWithPostgres('a sink that two workers serve', () => {
  let engine: EmbeddedServer;
  let engineAddress: string;
  let url: string;
  let gateway: Process;
  let workers: [Process, Process];
  let target: Target;
  beforeAll(async () => {
    const directory = await mkdtemp(join(tmpdir(), 'penstock-e2e-'));
    const [port, uiPort] = [await freePort(), await freePort()];
    engineAddress = `127.0.0.1:${port}`;
    engine = await startEmbeddedServer({
      executable: await findServer(() => undefined),
      dbFile: join(directory, 'temporal.db'),
      logFile: join(directory, 'temporal.log'),
      port,
      uiPort,
      namespace: 'default',
      searchAttributes: {},
    });
  });
  afterAll(() => engine.stop());

  beforeEach(async () => {
    const apiPort = await freePort();
    url = `http://127.0.0.1:${apiPort}`;
    const env = {
      PENSTOCK_DATABASE_URL: await createDatabase(),
      PENSTOCK_ENCRYPTION_KEY: Buffer.alloc(32, 9).toString('base64'),
      PENSTOCK_PORT: String(apiPort),
      TEMPORAL_ADDRESS: engineAddress,
    };
    gateway = penstock(['gateway'], env);
    await ready(url, gateway);
    workers = [penstock(['worker'], env), penstock(['worker'], env)];
  });
  afterEach(async () => {
    await Promise.all([gateway, ...workers].map((process) => process.end('SIGTERM')));
    await target.close();
  });

  it('is sent no more than its rate', async () => {
    target = await startTarget(200);
    const path = await configure(url, { id: 'target', config: { url: target.url }, policy: { rate } });
    await expectRate(url, path, target);
  });

  it('has no more attempts under way than its concurrency, and each delivery is attempted once', async () => {
    const ids = await floodSlowTarget();
    await allDelivered(ids);
    expect(repeated(taken(target))).toEqual([]);
    expect(target.mostAtOnce()).toBeLessThanOrEqual(maxConcurrency);
  });

  it('loses nothing when one of them is killed in the middle of groups: the other goes on with them', async () => {
    const ids = await floodSlowTarget();
    await target.received(300);
    await workers[0].end('SIGKILL');
    await allDelivered(ids);
    expect(repeated(taken(target)).length).toBeLessThanOrEqual(2 * maxConcurrency);
  });

  const floodSlowTarget = async () => {
    target = await startTarget(200, 30);
    const path = await configure(url, { id: 'target', config: { url: target.url }, policy: { maxConcurrency } });
    return flood(url, path, 1000);
  };
  const allDelivered = async (ids: string[]) => {
    expect(await allSettled(url)).toMatchObject({ accepted: 1000, delivered: 1000 });
    expect(new Set(taken(target))).toEqual(new Set(ids));
  };
});
