import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedClient } from '../../src/ledger/embedded/client';
import { until } from '../support/until';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'penstock-ledger-'));
});
afterEach(() => rm(directory, { recursive: true }));

const open = (upkeepEveryMs = 50) => EmbeddedClient.open(join(directory, 'ledger'), { upkeepEveryMs });

async function makeWork(client: EmbeddedClient): Promise<void> {
  await client.query('drop table if exists work');
  await client.query('create table work (id integer primary key, state text not null)');
  await client.query('create index on work (state)');
  await client.query(`insert into work select id, '' from generate_series(1, 1000) id`);
}

/** Updates each of 1,000 rows so many times; the index on `state` makes each leave a dead row behind. */
async function churn(client: EmbeddedClient, times: number): Promise<void> {
  for (let i = 0; i < times; i++) {
    await client.query('update work set state = $1', [String(i)]);
  }
}

async function deadRowsIn(client: EmbeddedClient, table: string): Promise<number> {
  await client.query('select pg_stat_force_next_flush()');
  const { rows } = await client.query('select n_dead_tup::float8 as dead from pg_stat_all_tables where relname = $1', [
    table,
  ]);
  return (rows as [{ dead: number }])[0].dead;
}

async function sizeOf(client: EmbeddedClient, table: string): Promise<number> {
  const { rows } = await client.query('select pg_total_relation_size($1::regclass)::float8 as bytes', [table]);
  return (rows as [{ bytes: number }])[0].bytes;
}

it('a table that is updated without end stops growing', async () => {
  const unkept = await open(3_600_000);
  await makeWork(unkept);
  await churn(unkept, 30);
  const ofOneRound = await sizeOf(unkept, 'work');
  await unkept.close();

  const client = await open();
  await makeWork(client);
  const sizes = [];
  for (let round = 0; round < 6; round++) {
    await churn(client, 30);
    await until('the dead rows are removed', async () => (await deadRowsIn(client, 'work')) < 2000);
    sizes.push(await sizeOf(client, 'work'));
  }
  expect(Math.max(...sizes)).toBeLessThan(2 * ofOneRound);
  await client.close();
});

it('the log does not grow without end', async () => {
  const client = await open();
  await client.query('create table bodies (body text)');
  await client.query('alter table bodies alter body set storage external');
  for (let i = 0; i < 200; i++) {
    await client.query('truncate bodies');
    await client.query(`insert into bodies select repeat('x', 1000000)`);
  }
  const log = (await readdir(join(directory, 'ledger', 'pg_wal'))).filter((name) => /^[0-9A-F]{24}$/.test(name));
  expect(log.length * 16).toBeLessThanOrEqual(128);
  await client.close();
});

it('leaves a transaction alone that is open meanwhile', async () => {
  const client = await open();
  await client.query('create table work (id integer primary key, state text not null)');
  await client.query(`insert into work values (1, '')`);
  await client.transaction(async (transaction) => {
    await transaction.query(`update work set state = 'half'`);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await transaction.query(`update work set state = state || ' and half'`);
  });
  expect((await client.query('select state from work')).rows).toEqual([{ state: 'half and half' }]);
  await client.close();
});
