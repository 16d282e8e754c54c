// Two gateways relay one outbox, and are killed while they do: every row becomes one event, and is delivered.
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { findServer } from '../../src/engine/embedded-server/find-server';
import { freePort } from '../../src/engine/embedded-server/ports';
import { startEmbeddedServer, type EmbeddedServer } from '../../src/engine/embedded-server/start-server';
import { outboxSourceConfig } from '../../src/model/source';
import { installSql } from '../../src/sources/outbox/install-sql';
import { createDatabase, describeWithPostgres } from '../support/postgres';
import { startReceiver, type Receiver } from '../support/receiver';
import { until } from '../support/until';
import { ask, penstock, ready, statistics, type Process } from './support/penstock';

const total = 6000;

describeWithPostgres('two relays of one outbox', () => {
  let engine: EmbeddedServer;
  let receiver: Receiver;
  let shop: Client;
  let env: Record<string, string>;
  const ports: number[] = [];
  const processes = new Set<Process>();

  const start = (role: string, more: Record<string, string> = {}): Process => {
    const started = penstock([role], { ...env, ...more });
    processes.add(started);
    return started;
  };
  const gateway = (n: number) => start('gateway', { PENSTOCK_PORT: String(ports[n]) });
  const urlOf = (n: number) => `http://127.0.0.1:${ports[n]}`;
  const kill = async (process: Process) => {
    processes.delete(process);
    await process.end('SIGKILL');
  };
  const left = async () =>
    Number((await shop.query<{ count: string }>('select count(*) from penstock_outbox')).rows[0]?.count);
  const leftAtMost = (rows: number) => until(`${rows} rows left`, async () => (await left()) <= rows);

  beforeAll(async () => {
    const directory = await mkdtemp(join(tmpdir(), 'penstock-e2e-'));
    const executable = await findServer(() => undefined);
    const [port, uiPort] = [await freePort(), await freePort()];
    ports.push(await freePort(), await freePort());
    const files = { dbFile: join(directory, 'temporal.db'), logFile: join(directory, 'temporal.log') };
    engine = await startEmbeddedServer({
      executable,
      ...files,
      port,
      uiPort,
      namespace: 'default',
      searchAttributes: {},
    });
    const shopUrl = await createDatabase();
    shop = new Client({ connectionString: shopUrl });
    await shop.connect();
    await shop.query(installSql(outboxSourceConfig.parse({})));
    env = {
      PENSTOCK_DATABASE_URL: await createDatabase(),
      PENSTOCK_ENCRYPTION_KEY: Buffer.alloc(32, 9).toString('base64'),
      TEMPORAL_ADDRESS: `127.0.0.1:${port}`,
      SHOP_URL: shopUrl,
    };
    receiver = await startReceiver({ status: 200 });
  });
  afterAll(async () => {
    for (const process of processes) await process.end('SIGTERM');
    await shop.end();
    await engine.stop();
    await receiver.close();
  });

  it('accounts for every row exactly, when both are killed with kill -9 in the middle of their work', async () => {
    const first = gateway(0);
    await ready(urlOf(0), first);
    const second = gateway(1);
    start('worker');
    await ready(urlOf(1), second);
    // Written before the source is there, in transactions of many rows, and some that are taken back.
    const emit = `select penstock_emit('order.created', data => jsonb_build_object('n', n), id => 'o-' || n)`;
    for (let from = 1; from <= total; from += total / 4) {
      await shop.query('begin');
      await shop.query(`${emit} from generate_series($1::int, $2::int) n`, [from, from + total / 4 - 1]);
      await shop.query('commit');
    }
    await shop.query('begin');
    await shop.query(`select penstock_emit('order.taken-back') from generate_series(1, 500)`);
    await shop.query('rollback');

    const config = { batchSize: 50 };
    await ask(urlOf(0), 'POST', '/v1/sources', { id: 'shop', type: 'outbox', config, secret: env.SHOP_URL });
    await ask(urlOf(0), 'POST', '/v1/sources/shop/sinks', {
      id: 'target',
      type: 'webhook',
      config: { url: receiver.url },
      policy: { maxConcurrency: 50 },
    });
    await leftAtMost(total - total / 6);
    await kill(first);
    expect(await left()).toBeGreaterThan(0);
    const again = gateway(0);
    await leftAtMost(total / 2);
    await kill(second);
    expect(await left()).toBeGreaterThan(0);
    await ready(urlOf(0), again);
    gateway(1);
    await leftAtMost(0);

    const all = new Set(Array.from({ length: total }, (_, n) => `o-${n + 1}`));
    const { accepted } = await statistics(urlOf(0));
    // Those that were taken in before the sink was made have no delivery, and are events all the same.
    expect(accepted).toBeLessThanOrEqual(total);
    const ids: string[] = [];
    for (let afterId = ''; ;) {
      const page = await ask<{ events: { id: string; uid: string }[]; nextAfterId?: string }>(
        urlOf(0),
        'GET',
        `/v1/events?limit=100${afterId}`,
      );
      ids.push(...page.events.map(({ id }) => id));
      if (page.nextAfterId === undefined) break;
      afterId = `&afterId=${page.nextAfterId}`;
    }
    expect([ids.length, new Set(ids)]).toEqual([total, all]);
    await until('all deliveries', async () => (await statistics(urlOf(0))).delivered === accepted);
    const received = new Set(receiver.requests.map(({ headers }) => headers['webhook-id']));
    expect(received.size).toBe(accepted);
  });
});
