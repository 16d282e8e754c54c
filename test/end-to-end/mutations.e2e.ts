// Two relays and three dispatchers on one PostgreSQL, all of them killed in turn, while keys and rows of an outbox are
// written: every mutation's deliveries are accounted for exactly.
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { findServer } from '../../src/engine/embedded-server/find-server';
import { freePort } from '../../src/engine/embedded-server/ports';
import { startEmbeddedServer, type EmbeddedServer } from '../../src/engine/embedded-server/start-server';
import { outboxSourceConfig } from '../../src/model/source';
import { installSql } from '../../src/sources/outbox/install-sql';
import { createDatabase, describeWithPostgres } from '../support/postgres';
import { until } from '../support/until';
import { adminToken, ask, penstock, ready, statistics, type Process } from './support/penstock';

/** Half of them changes of keys, half rows of an outbox. The whole proof is made with 100000. */
const total = Number(process.env.PENSTOCK_TEST_MUTATIONS ?? 20_000);
const half = total / 2;
const rowsAtOnce = 1000;
const writers = 32;
const noProgressMs = 120_000;

interface Log {
  url: string;
  /** How often each delivery came, by its id. */
  taken: Map<string, number>;
  server: Server;
}

/** Remembers no more than it must. */
async function startLog(): Promise<Log> {
  const taken = new Map<string, number>();
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      const id = String(request.headers['webhook-id']);
      taken.set(id, (taken.get(id) ?? 0) + 1);
      response.end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, taken, server };
}

describeWithPostgres('two relays and three dispatchers', () => {
  let engine: EmbeddedServer;
  let log: Log;
  let shop: Client;
  let ledger: Client;
  let env: Record<string, string>;
  const ports: number[] = [];
  const running = new Map<string, Process>();

  const urlOf = (n: number) => `http://127.0.0.1:${ports[n % 2]}`;
  /** A worker dispatches too: it is the third. */
  const start = (name: 'gateway 0' | 'gateway 1' | 'dispatcher 0' | 'dispatcher 1' | 'worker 0'): Process => {
    const [role = '', n] = name.split(' ');
    const started = penstock([role], { ...env, PENSTOCK_PORT: String(ports[Number(n)]) });
    running.set(name, started);
    return started;
  };
  const killAndStart = async (name: Parameters<typeof start>[0]) => {
    await running.get(name)?.end('SIGKILL');
    start(name);
  };

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
    const [shopUrl, ledgerUrl] = [await createDatabase(), await createDatabase()];
    shop = new Client({ connectionString: shopUrl });
    await shop.connect();
    await shop.query(installSql(outboxSourceConfig.parse({})));
    ledger = new Client({ connectionString: ledgerUrl });
    await ledger.connect();
    log = await startLog();
    env = {
      PENSTOCK_DATABASE_URL: ledgerUrl,
      PENSTOCK_ENCRYPTION_KEY: Buffer.alloc(32, 9).toString('base64'),
      PENSTOCK_LOG_LEVEL: 'error',
      TEMPORAL_ADDRESS: `127.0.0.1:${port}`,
      SHOP_URL: shopUrl,
    };
  }, 300_000);
  afterAll(async () => {
    for (const process of running.values()) await process.end('SIGTERM');
    await shop.end();
    await ledger.end();
    await engine.stop();
    log.server.close();
    log.server.closeAllConnections();
  });

  const configure = async () => {
    const kv = { id: 'keys', type: 'kv', config: { collections: ['mutations'] } };
    const outbox = { id: 'rows', type: 'outbox', config: {}, secret: env['SHOP_URL'] };
    for (const source of [kv, outbox]) {
      await ask(urlOf(0), 'POST', '/v1/sources', source);
      await ask(urlOf(0), 'POST', `/v1/sources/${source.id}/sinks`, {
        ...{ id: 'log', type: 'webhook', config: { url: log.url } },
        policy: { maxConcurrency: 100, schedule: { type: 'constant', delay: '1s' }, maxAttempts: 50 },
      });
    }
  };
  /** Written again when the answer was lost, which is no second change: it asks for a key that is not there. */
  const insertKey = (n: number) => {
    let tried = n;
    return until(`key ${n}`, async () => {
      const answer = await fetch(`${urlOf(tried++)}/v1/kv/mutations/k-${n}`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json', 'if-none-match': '*' },
        body: JSON.stringify({ n }),
        signal: AbortSignal.timeout(10_000),
      }).catch(() => undefined);
      await answer?.arrayBuffer().catch(() => undefined);
      return answer && [201, 412].includes(answer.status);
    });
  };
  const insertKeys = async () => {
    let next = 0;
    const write = async () => {
      while (next < half) await insertKey((next += 1));
    };
    await Promise.all(Array.from({ length: writers }, write));
  };
  const insertRows = async () => {
    const emit = `select penstock_emit('row.written', data => jsonb_build_object('n', n), id => 'r-' || n)`;
    for (let from = 1; from <= half; from += rowsAtOnce) {
      const to = Math.min(half, from + rowsAtOnce - 1);
      await shop.query(`${emit} from generate_series($1::int, $2::int) n`, [from, to]);
      // A transaction that is taken back leaves nothing.
      await shop.query(`begin; select penstock_emit('row.taken-back') from generate_series(1, 100); rollback`);
    }
  };
  const received = async (share: number) => {
    let seen = { count: -1, atMs: Date.now() };
    while (log.taken.size < share * total) {
      await pause(50);
      if (log.taken.size > seen.count) seen = { count: log.taken.size, atMs: Date.now() };
      if (Date.now() - seen.atMs > noProgressMs) throw new Error(`${log.taken.size} of ${total} came, and no more do`);
    }
  };

  it('account for every delivery of every mutation, each of them killed with kill -9 in the middle of its work', async () => {
    const gateways = [start('gateway 0'), start('gateway 1')];
    for (const [n, gateway] of gateways.entries()) await ready(urlOf(n), gateway);
    await configure();
    start('dispatcher 0');
    start('dispatcher 1');
    start('worker 0');

    const written = Promise.all([insertKeys(), insertRows()]);
    const killed = async () => {
      const all = ['gateway 0', 'dispatcher 0', 'worker 0', 'gateway 1', 'dispatcher 1', 'worker 0'] as const;
      for (const [n, name] of all.entries()) {
        await received((n + 1) * 0.12);
        await killAndStart(name);
      }
    };
    await Promise.all([written, killed()]);
    await received(1);
    for (const n of [0, 1])
      await until(`gateway ${n}`, () =>
        fetch(`${urlOf(n)}/readyz`).then(
          ({ ok }) => ok,
          () => false,
        ),
      );
    await until('the last end to be written', async () => (await statistics(urlOf(0))).open === 0);

    expect(await statistics(urlOf(1))).toMatchObject({ accepted: total, open: 0, delivered: total, dead: 0 });
    const events = await ledger.query<{ source_id: string; events: string; ids: string }>(
      `select source_id, count(*)::text as events, count(distinct coalesce(subject, id))::text as ids from events
       group by source_id order by source_id`,
    );
    const each = { events: String(half), ids: String(half) };
    expect(events.rows).toEqual([
      { source_id: 'keys', ...each },
      { source_id: 'rows', ...each },
    ]);
    const keys = await ledger.query<{ count: string }>(`select count(*)::text from kv_entries`);
    expect(keys.rows).toEqual([{ count: String(half) }]);
    expect((await shop.query(`select from penstock_outbox`)).rowCount).toBe(0);
    const deliveries = await ledger.query<{ id: string; state: string }>(`select id, state from deliveries`);
    expect(deliveries.rows.filter(({ state }) => state !== 'delivered')).toEqual([]);
    // The ledger's deliveries, and those that came: the same ones, none lost, none that nobody knows.
    const known = new Set(deliveries.rows.map(({ id }) => id));
    expect(known.size).toBe(total);
    expect([...known].filter((id) => !log.taken.has(id))).toEqual([]);
    expect([...log.taken.keys()].filter((id) => !known.has(id))).toEqual([]);
  }, 900_000);
});
