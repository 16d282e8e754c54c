// The key-value store and the outbox: what a trigger costs beside a plain insert, and how soon it fires.
import { penstockItself } from '../../src/model/change';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, Pool } from 'pg';
import pino from 'pino';
import { configurationReader } from '../../src/ledger/configuration';
import { groupCommit } from '../../src/ledger/group-commit';
import { createKeyring } from '../../src/ledger/secrets/keyring';
import { readRelays } from '../../src/ledger/outbox-relays';
import { openPostgresLedger } from '../../src/ledger/open-ledger';
import type { Ledger } from '../../src/ledger/ledger';
import { writeSecrets } from '../../src/ledger/secrets/secrets';
import { insertSink } from '../../src/ledger/resources/sinks';
import { insertSource } from '../../src/ledger/resources/sources';
import { policy } from '../../src/model/policy';
import { kvSourceConfig, outboxSourceConfig } from '../../src/model/source';
import { createAccept } from '../../src/sources/accept';
import { createMutate } from '../../src/sources/kv/mutate';
import { databaseSecretName } from '../../src/sources/outbox/connect';
import { installSql } from '../../src/sources/outbox/install-sql';
import { startRelays } from '../../src/sources/outbox/start-relays';
import { until } from '../../test/support/until';
import type { Bench } from '../support/bench';
import { nowMs } from '../support/clock';
import { ratio, type Figure, type Findings } from '../support/figures';
import { startReceiver } from '../support/load';
import { startPenstock } from '../support/penstock';
import { startPostgres } from '../support/postgres';
import { percentile } from '../support/statistics';
import { silent } from '../../test/support/silent';

/** Callers at the same time, each of which waits for its answer. */
const callers = 200;
const value = JSON.stringify({ order: { id: 42, items: Array.from({ length: 8 }, (_, n) => ({ sku: `a-${n}`, n })) } });

interface Size {
  repeats: number;
  eachMs: number;
  rows: number;
  samples: number;
}

export async function kv(bench: Bench): Promise<Findings> {
  const { quick, stack } = bench;
  const size: Size = quick
    ? { repeats: 1, eachMs: 3000, rows: 10_000, samples: 40 }
    : { repeats: 3, eachMs: 10_000, rows: 50_000, samples: 400 };
  const postgres = await startPostgres(stack);
  const mutations = await measureMutations(bench, await databaseOf(postgres.url, 'mutations'), size);
  const relay = await measureRelay(bench, await databaseOf(postgres.url, 'relay'), size);
  const latency = await measureLatency(bench, await databaseOf(postgres.url, 'latency'), size);
  return {
    figures: [...mutations, ...relay, ...latency],
    notes: [
      `${callers} callers at the same time. A plain insert is one statement of its own over 10 connections; a joined one ` +
        'shares a statement of up to 500 rows, as changes of the store share a transaction.',
    ],
  };
}

async function databaseOf(url: string, name: string): Promise<string> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  return url.replace(/[^/]+$/, name);
}

async function measureMutations({ stack, say }: Bench, url: string, size: Size): Promise<Figure[]> {
  const ledger = await openPostgresLedger(url);
  stack.push('ledger of mutations', () => ledger.close());
  const pool = new Pool({ connectionString: url, max: 10 });
  stack.push('plain inserts', () => pool.end());
  await pool.query('create table plain (collection text, key text, value text, primary key (collection, key))');
  const insert = 'insert into plain select $1, unnest($2::text[]), $3';

  const measure = async (key: string, label: string, act: (key: string) => Promise<unknown>): Promise<Figure> => {
    await rateOf(act, size.eachMs / 4);
    const values: number[] = [];
    for (let repeat = 0; repeat < size.repeats; repeat++) values.push(await rateOf(act, size.eachMs));
    say(`${label}: ${values.map((each) => each.toFixed(0)).join(', ')}/s`);
    return { key, label, unit: '1/s', values };
  };
  const plain = await measure('plainInsertsPerSecond', 'plain inserts', (key) =>
    pool.query({ name: 'insert', text: insert, values: ['c', [key], value] }),
  );
  const joined = groupCommit<string, undefined>(
    async (keys) => {
      await pool.query({ name: 'insert', text: insert, values: ['c', keys, value] });
      return keys.map(() => undefined);
    },
    () => false,
    () => value.length,
  );
  const grouped = await measure('joinedInsertsPerSecond', 'joined plain inserts', joined);

  const mutate = createMutate(ledger.db, silent);
  const put = (key: string) => mutate({ kind: 'put', collection: 'c', key, value, chain: {} });
  const figures = [plain, grouped, await measure('mutationsPerSecondNoSink', 'changes, no sink', put)];
  const named = { name: 'a', description: '' };
  await insertSource(ledger.db, { ...named, id: 'kv', type: 'kv', config: kvSourceConfig.parse({}) });
  for (let sinks = 0; sinks < 10;) {
    await sink(ledger, 'kv', `sink-${sinks}`);
    sinks += 1;
    if (sinks > 1 && sinks < 10) continue;
    const figure = await measure(`mutationsPerSecond${sinks}Sinks`, `changes, matching sinks: ${sinks}`, put);
    figures.push(
      figure,
      ratio({ key: `ratioToPlainInserts${sinks}Sinks`, label: `… to plain inserts` }, figure, plain),
    );
    figures.push(
      ratio({ key: `ratioToJoinedInserts${sinks}Sinks`, label: '… to joined plain inserts' }, figure, grouped),
    );
  }
  return figures;
}

const sink = (ledger: Ledger, sourceId: string, id: string) =>
  insertSink(
    ledger.db,
    {
      sourceId,
      id,
      name: id,
      description: '',
      type: 'webhook',
      config: {},
      policy: policy.parse({}),
    },
    penstockItself,
  );

let nextKey = 0;

/** How often a second it is done, each time with a key of its own. */
async function rateOf(act: (key: string) => Promise<unknown>, forMs: number): Promise<number> {
  const beganAt = nowMs();
  let count = 0;
  const call = async () => {
    while (nowMs() - beganAt < forMs) {
      await act(`key-${nextKey++}`);
      count += 1;
    }
  };
  await Promise.all(Array.from({ length: callers }, call));
  return (count * 1000) / (nowMs() - beganAt);
}

async function measureRelay({ stack, say }: Bench, url: string, size: Size): Promise<Figure[]> {
  const ledger = await openPostgresLedger(url);
  stack.push('ledger of the relay', () => ledger.close());
  const shopUrl = await databaseOf(url, 'shop');
  const shop = new Client({ connectionString: shopUrl });
  await shop.connect();
  stack.push('outbox', () => shop.end());
  const config = outboxSourceConfig.parse({});
  await shop.query(installSql(config));
  const keyring = createKeyring(Buffer.alloc(32, 1).toString('base64'));
  const named = { name: 'a', description: '' };
  await insertSource(ledger.db, { ...named, id: 'shop', type: 'outbox', config });
  await writeSecrets(ledger.db, keyring, { sourceId: 'shop' }, { [databaseSecretName]: shopUrl });
  await sink(ledger, 'shop', 'sink');

  const relays = startRelays({
    db: ledger.db,
    configuration: configurationReader(ledger.db, keyring),
    accept: createAccept(ledger.db, silent),
    mayConnect: () => true,
    log: pino({ level: 'silent' }),
  });
  stack.push('relay', () => relays.stop());
  await until('the relay', async () => (await readRelays(ledger.db)).get('shop')?.state === 'relaying');
  const values: number[] = [];
  for (let repeat = 0; repeat < size.repeats; repeat++) {
    const emit = 'insert into penstock_outbox (type, data) select $1, $2::jsonb from generate_series(1, $3::int)';
    await shop.query(emit, ['order.created', value, size.rows]);
    const beganAt = nowMs();
    await until('the outbox to be empty', async () => {
      const { rows } = await shop.query<{ left: boolean }>('select exists (select from penstock_outbox) as left');
      return rows[0]?.left === false;
    });
    values.push((size.rows * 1000) / (nowMs() - beganAt));
  }
  say(`relay: ${values.map((each) => each.toFixed(0)).join(', ')} rows/s`);
  return [{ key: 'relayRowsPerSecond', label: 'relay of an outbox, one relay, one sink', unit: 'rows/s', values }];
}

/** From the commit in the application's database to the first attempt, as the target sees it. */
async function measureLatency({ stack, say }: Bench, url: string, size: Size): Promise<Figure[]> {
  const shopUrl = await databaseOf(url, 'shop_of_latency');
  const shop = new Client({ connectionString: shopUrl });
  await shop.connect();
  stack.push('outbox of latency', () => shop.end());
  await shop.query(installSql(outboxSourceConfig.parse({})));
  const receiver = await startReceiver(stack);
  const penstock = await startPenstock(stack, { databaseUrl: url });
  await penstock.api.create('/sources', { id: 'shop', type: 'outbox', secret: shopUrl });
  await penstock.api.create('/sources/shop/sinks', { id: 'target', type: 'webhook', config: { url: receiver.url } });
  const emit = `select penstock_emit('order.created', data => $1::jsonb, id => $2)`;
  const committedAt: number[] = [];
  const warmUp = 20;
  for (let n = 0; n < size.samples + warmUp; n++) {
    await shop.query(emit, [value, `outbox.${n}`]);
    committedAt.push(nowMs());
    await pause(50);
  }
  const receivedAll = async () => (await receiver.process.call('received', 'outbox')) === committedAt.length;
  await until('all deliveries', receivedAll);
  const { receivedAt } = await receiver.process.call('receipts', 'outbox');
  const waits = committedAt.map((ms, n) => (receivedAt[n] ?? NaN) - ms).slice(warmUp);
  const shares: [string, number][] = [
    ['P50', 0.5],
    ['P99', 0.99],
  ];
  const figures = shares.map(([name, share]): Figure => {
    const values = [percentile(waits, share)];
    return { key: `outboxWakeUp${name}`, label: `commit to first attempt, ${name.toLowerCase()}`, unit: 'ms', values };
  });
  say(`commit to first attempt: ${figures.map(({ values }) => values[0]?.toFixed(1)).join(' ms p50, ')} ms p99`);
  return figures;
}
