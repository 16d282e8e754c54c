import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedClient } from '../../src/ledger/embedded/client';
import { makeEmbeddedDirectory } from '../../src/ledger/embedded/make-directory';
import { runScript } from '../support/child-process';
import { until } from '../support/until';

let client: EmbeddedClient;
beforeAll(async () => {
  client = await EmbeddedClient.open(undefined);
  await client.query('create table counters (name text primary key, value integer not null)');
});
beforeEach(() => client.query('truncate counters'));
afterAll(() => client.close());

const add = (name: string, value: number) => client.query('insert into counters values ($1, $2)', [name, value]);
const valuesOf = async (from = client) =>
  (await from.query('select value from counters order by value', [], { rowMode: 'array' })).rows.flat();

describe('what crosses over to the thread', () => {
  it.each([
    ['text', 'grün 🙂 "quoted" \\ back'],
    ['integer', -7],
    ['float8', 0.25],
    ['boolean', true],
    ['bigint', 9_007_199_254_740_991],
    ['bigint', 9_223_372_036_854_775_807n],
    ['jsonb', { list: [1, null, 'x'], none: null }],
    ['timestamptz', new Date('2026-03-01T12:00:00.123Z')],
    ['text[]', ['a', null, 'with "quotes", \\ and {braces}']],
    [
      'integer[]',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ['text', null],
  ])('a value of %s comes back as it went', async (type, value) => {
    const { rows } = await client.query(`select $1::${type} as value`, [value]);
    expect(rows).toEqual([{ value }]);
  });

  it('bytes come back as a Uint8Array, also when they are a view of a larger buffer', async () => {
    const bytes = Buffer.from(Array.from({ length: 512 }, (_, index) => index % 256)).subarray(100, 400);
    const { rows } = await client.query('select $1::bytea as bytes, $2::bytea as none', [bytes, null]);
    const [row] = rows as [{ bytes: Uint8Array; none: null }];
    expect(row.bytes).toBeInstanceOf(Uint8Array);
    expect(Buffer.from(row.bytes).equals(bytes)).toBe(true);
    expect(row.none).toBeNull();
  });

  it('values of megabytes', async () => {
    const body = Buffer.alloc(5_000_000, 'x');
    const { rows } = await client.query('select $1::bytea as body, $2::text as text', [body, body.toString()]);
    const [row] = rows as [{ body: Uint8Array; text: string }];
    expect([row.body.length, row.text.length]).toEqual([5_000_000, 5_000_000]);
  });

  it('an error has its SQLSTATE and what else PostgreSQL says of it', async () => {
    await add('one', 1);
    await expect(add('one', 2)).rejects.toMatchObject({
      code: '23505',
      message: 'duplicate key value violates unique constraint "counters_pkey"',
      detail: 'Key (name)=(one) already exists.',
      table: 'counters',
      constraint: 'counters_pkey',
    });
    await expect(client.query('select nonsense')).rejects.toMatchObject({ code: '42703', position: '8' });
    expect(await valuesOf()).toEqual([1]);
  });

  it('statements are run in the order in which they were asked', async () => {
    await add('order', 0);
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => client.query('update counters set value = value + 1 returning value')),
    );
    expect(answers.map(({ rows }) => rows)).toEqual(answers.map((_, index) => [{ value: index + 1 }]));
  });

  it('more different statements than stay prepared', async () => {
    const asked = Array.from({ length: 600 }, (_, index) => index % 300);
    const answers = await Promise.all(asked.map((value) => client.query(`select ${value} as value`)));
    expect(answers.map(({ rows }) => rows)).toEqual(asked.map((value) => [{ value }]));
  });
});

describe('a transaction', () => {
  it('has the ledger to itself until it is committed', async () => {
    let seen: Promise<unknown[]> | undefined;
    await client.transaction(async (transaction) => {
      await transaction.query('insert into counters values ($1, $2)', ['first', 1]);
      seen = valuesOf();
      const other = client.transaction((next) => next.query('insert into counters values ($1, $2)', ['third', 3]));
      other.catch(() => undefined);
      await transaction.query('insert into counters values ($1, $2)', ['second', 2]);
    });
    expect(await seen).toEqual([1, 2]);
    expect(await valuesOf()).toEqual([1, 2, 3]);
  });

  it('is rolled back when its side of the program throws', async () => {
    const failing = client.transaction(async (transaction) => {
      await transaction.query('insert into counters values ($1, $2)', ['gone', 1]);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await valuesOf()).toEqual([]);
  });

  it('is rolled back when a statement fails, and says so even when that was caught', async () => {
    const failing = client.transaction(async (transaction) => {
      await transaction.query('insert into counters values ($1, $2)', ['gone', 1]);
      await transaction.query('select nonsense').catch(() => undefined);
    });
    await expect(failing).rejects.toMatchObject({ code: '25P02' });
    expect(await valuesOf()).toEqual([]);
  });

  it('takes no statement when it is over', async () => {
    const over = await client.transaction((transaction) => Promise.resolve(transaction));
    await expect(over.query('select 1')).rejects.toThrow('the transaction is over');
  });
});

it('tells listeners of a notification when it is committed, until they stop listening', async () => {
  const heard = jest.fn();
  const stop = await client.listen('bell', heard);
  await client.transaction(async (transaction) => {
    await transaction.query(`select pg_notify('bell', '')`);
    expect(heard).not.toHaveBeenCalled();
  });
  await until('the bell is heard', () => heard.mock.calls.length === 1);
  await stop();
  await client.query(`select pg_notify('bell', '')`);
  await client.query('select 1');
  expect(heard).toHaveBeenCalledTimes(1);
});

describe('the end', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'penstock-ledger-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('comes after what was asked before', async () => {
    const closing = await EmbeddedClient.open(undefined);
    const asked = closing.query('select 1 as value');
    await closing.close();
    await closing.close();
    expect((await asked).rows).toEqual([{ value: 1 }]);
    await expect(closing.query('select 1')).rejects.toMatchObject({ code: 'ledgerUnavailable' });
  });

  it('of PostgreSQL itself rejects what is asked then and later, with the reason', async () => {
    const directory = join(folder, 'ledger');
    await makeEmbeddedDirectory(directory);
    const dying = await EmbeddedClient.open(directory);
    await rm(join(directory, 'pg_wal'), { recursive: true });
    const told = expect.objectContaining({
      code: 'ledgerUnavailable',
      message: expect.stringMatching(/has stopped: could not create/) as string,
    }) as Error;
    const asked = ['select pg_switch_wal()', 'create table cannot_be_logged ()', 'select 1'];
    const answers = await Promise.allSettled(asked.map((sql) => dying.query(sql)));
    expect(answers.slice(1)).toEqual([1, 2].map(() => ({ status: 'rejected', reason: told })));
    await expect(dying.query('select 1')).rejects.toEqual(told);
    await dying.close();
  });

  it.each(['return', 'exit', 'exit while asking'])(
    'of the program does not wait for an open ledger: %s',
    async (how) => {
      const script = await runScript(join(__dirname, 'embedded', 'leave-open.ts'), how);
      const [code] = script.process.exitCode === null ? ((await once(script.process, 'exit')) as [number]) : [0];
      expect([script.firstLine, code]).toEqual(['opened', 0]);
    },
  );
});
