import { penstockItself } from '../../../src/model/change';
import fc from 'fast-check';
import { sql } from 'drizzle-orm';
import { deleteSource } from '../../../src/ledger/resources/delete-sink';
import { closeTemplatePool } from '../../../src/jsonnet';
import { findEntry, listEntries } from '../../../src/ledger/kv/read-entries';
import { changesAfter, pruneChanges, readHead } from '../../../src/ledger/kv/read-changes';
import { rows, type Database } from '../../../src/ledger/ledger';
import { pauseSource, resumeSource } from '../../../src/ledger/flow/pause-sink';
import { findEvent, listEvents } from '../../../src/ledger/read-events';
import { insertSink } from '../../../src/ledger/resources/sinks';
import { insertSource } from '../../../src/ledger/resources/sources';
import type { Filter } from '../../../src/model/filter';
import type { Chain } from '../../../src/model/chain';
import { maxValueBytes, type KvCondition, type KvMutation } from '../../../src/model/kv';
import { PenstockError } from '../../../src/model/errors';
import { policy } from '../../../src/model/policy';
import { kvSourceConfig } from '../../../src/model/source';
import { createMutate, type Mutate } from '../../../src/sources/kv/mutate';
import { createRemoveExpired } from '../../../src/sources/kv/start-upkeep';
import { failingAt } from '../../support/ledger-faults';
import { onEveryLedger, onPostgres } from '../../support/ledgers';
import { until } from '../../support/until';
import { silent } from '../../support/silent';

const named = { name: 'a', description: '' };
const put = (
  key: string,
  value: string,
  more: { condition?: KvCondition; ttlMs?: number; chain?: Chain; requestId?: string } = {},
): KvMutation => ({
  kind: 'put',
  collection: 'orders',
  key,
  value,
  chain: {},
  ...more,
});
const remove = (key: string): KvMutation => ({ kind: 'delete', collection: 'orders', key, chain: {} });
const withKvSource = (db: Database, id = 'store', config: object = {}) =>
  insertSource(db, { ...named, id, type: 'kv', config: kvSourceConfig.parse(config) });
const withSink = (db: Database, id: string, filter?: Filter, sourceId = 'store') =>
  insertSink(
    db,
    {
      ...named,
      sourceId,
      id,
      type: 'webhook',
      config: {},
      policy: policy.parse({}),
      ...(filter && { filter }),
    },
    penstockItself,
  );

/** A database whose transactions fail where a test says. */
const failingInTransaction = (db: Database, query: RegExp, times = 1): Database => {
  const fault = failingAt(query, times);
  return new Proxy(db, {
    get(target, property, receiver) {
      if (property !== 'transaction') return Reflect.get(target, property, receiver) as unknown;
      return (act: (transaction: Database) => Promise<unknown>) =>
        target.transaction((transaction) => act(fault.over(transaction as unknown as Database)));
    },
  });
};

onEveryLedger((ledger) => {
  let mutate: Mutate;
  const db = () => ledger().db;
  const events = async () => (await listEvents(db(), { limit: 1000 })).reverse();
  const dataOf = async (uid: string) => (await findEvent(db(), uid))?.event.body.toString();
  beforeEach(() => {
    mutate = createMutate(db(), silent);
  });

  it('gives deliveries the keys that templates make of changes, and makes dead letters of those it cannot', async () => {
    await withKvSource(db());
    await insertSink(
      db(),
      {
        ...named,
        sourceId: 'store',
        id: 'ordered',
        type: 'webhook',
        config: {},
        policy: policy.parse({ order: { keyTemplate: "'user-' + Body().newValue.user" } }),
      },
      penstockItself,
    );
    await mutate(put('1', '{"user":7}'));
    await mutate(put('2', '{}'));
    const made = await rows(db(), sql`select state, order_key, failure ->> 'code' as code from deliveries order by id`);
    expect(made).toEqual([
      { state: 'pending', order_key: 'user-7', code: null },
      { state: 'dead', order_key: null, code: 'templateFailed' },
    ]);
    await closeTemplatePool();
  });

  it('writes no event and no error where no source and no sink listens', async () => {
    await mutate(put('1', '1'));
    await withKvSource(db());
    await mutate(put('1', '2'));
    await withSink(db(), 'deletes', { exact: { type: 'kv.delete' } });
    await mutate(put('1', '3'));

    expect(await findEntry(db(), { collection: 'orders', key: '1' })).toMatchObject({ value: '3' });
    expect(await events()).toEqual([]);
  });

  it('makes no event for a source that is disabled, or deleted', async () => {
    const by = { author: 'somebody' };
    await withKvSource(db());
    await withSink(db(), 'all');
    await db().transaction((transaction) => pauseSource(transaction, 'store', 'maintenance', by));
    await mutate(put('1', '1'));
    expect(await events()).toEqual([]);
    await db().transaction((transaction) => resumeSource(transaction, 'store', by));
    await mutate(put('1', '2'));
    expect(await events()).toHaveLength(1);
    await deleteSource(db(), 'store', penstockItself);
    await mutate(put('1', '3'));
    expect(await events()).toHaveLength(1);
  });

  it('makes an event of each change, with the value before and after it as they were sent', async () => {
    await withKvSource(db());
    await withSink(db(), 'all');
    const before = (await readHead(db())).revision;
    await mutate(put('a/1', '{"total":1.10}'));
    await mutate(put('a/1', '12345678901234567890'));
    await mutate(remove('a/1'));

    const found = await events();
    const [first, second, third] = found;
    expect(found).toMatchObject([
      { id: `kv-${before + 1}`, type: 'kv.insert', source: '/kv/orders', subject: 'orders/a/1', depth: 0 },
      { id: `kv-${before + 2}`, type: 'kv.update' },
      { id: `kv-${before + 3}`, type: 'kv.delete' },
    ]);
    expect(found.map(({ deliveries }) => deliveries.length)).toEqual([1, 1, 1]);
    const common = '{"collection":"orders","key":"a/1","operation":';
    expect(await dataOf(first?.uid ?? '')).toBe(
      `${common}"insert","revision":${before + 1},"oldValue":null,"newValue":{"total":1.10}}`,
    );
    expect(await dataOf(second?.uid ?? '')).toBe(
      `${common}"update","revision":${before + 2},"oldValue":{"total":1.10},"newValue":12345678901234567890}`,
    );
    expect(await dataOf(third?.uid ?? '')).toBe(
      `${common}"delete","revision":${before + 3},"oldValue":12345678901234567890,"newValue":null}`,
    );
  });

  it('says at once that a collection is not taken in by a pattern with many stars', async () => {
    await withKvSource(db(), 'store', { collections: ['*a'.repeat(30) + 'b'] });
    await withSink(db(), 'all');
    await mutate({ ...put('1', '1'), collection: 'a'.repeat(48) });
    expect(await events()).toEqual([]);
  });

  it('tells the sinks whose filter fits, of the sources that take in the collection', async () => {
    await withKvSource(db(), 'store', { collections: ['ord*'] });
    await withKvSource(db(), 'users', { collections: ['users'] });
    await withSink(db(), 'vip', {
      all: [{ glob: { 'data.key': 'vip/*' } }, { exact: { 'data.operation': 'insert' } }],
    });
    await withSink(db(), 'deletes', { exact: { type: 'kv.delete' } });
    await withSink(db(), 'users', undefined, 'users');
    await mutate(put('vip/1', '1'));
    await mutate(put('vip/1', '2'));
    await mutate(put('2', '1'));
    await mutate(remove('vip/1'));
    await mutate({ ...put('2', '1'), collection: 'users' });

    expect(
      (await events()).map(({ subject, deliveries }) => [subject, deliveries.map(({ sinkId }) => sinkId)]),
    ).toEqual([
      ['orders/vip/1', ['vip']],
      ['orders/vip/1', ['deletes']],
      ['users/2', ['users']],
    ]);
  });

  it('counts a source or sink made by another process from the next write on', async () => {
    await mutate(put('1', '1'));
    await withKvSource(db());
    await withSink(db(), 'all');
    await mutate(put('1', '2'));
    expect(await events()).toHaveLength(1);
  });

  it('writes once what two attempts of a delivery ask for, also at the same time', async () => {
    await withKvSource(db());
    await withSink(db(), 'all');
    const asked = put('1', '1', { requestId: 'd-1:1:put:orders/1' });
    const outcomes = await Promise.all([mutate(asked), mutate({ ...asked }), mutate(put('2', '1'))]);
    expect(outcomes[1]).toEqual(outcomes[0]);
    expect(await mutate({ ...asked })).toEqual(outcomes[0]);
    expect(await events()).toMatchObject([{ subject: 'orders/1' }, { subject: 'orders/2' }]);
  });

  it('asks anew for what was refused', async () => {
    const asked = put('1', '2', { condition: 'present', requestId: 'd-1:1:put:orders/1' });
    expect(await Promise.all([mutate(asked), mutate(put('1', '1')), mutate({ ...asked })])).toMatchObject([
      { kind: 'refused' },
      { kind: 'written', operation: 'insert' },
      { kind: 'written', operation: 'update' },
    ]);
  });

  it('goes on with the chain that a write belongs to', async () => {
    await withKvSource(db());
    await withSink(db(), 'all');
    await mutate(put('1', '1', { chain: { rootid: 'the-first', depth: 3 } }));
    expect(await events()).toMatchObject([{ rootid: 'the-first', depth: 3 }]);
  });

  it('goes on with the chain of the last write when the time of a key is over', async () => {
    await withKvSource(db());
    await withSink(db(), 'all');
    await mutate(put('1', '1', { chain: { rootid: 'the-first', depth: 3 }, ttlMs: 1 }));
    await until('the time to be over', async () => !(await findEntry(db(), { collection: 'orders', key: '1' })));
    await createRemoveExpired(db(), mutate)();
    expect(await events()).toMatchObject([
      { type: 'kv.insert', rootid: 'the-first', depth: 3 },
      { type: 'kv.delete', rootid: 'the-first', depth: 3 },
    ]);
  });

  it.each([
    ['the change and the rows of its deliveries', /insert into events/],
    ['the entry and the change', /insert into kv_entries/],
  ])('writes neither when it is interrupted between %s', async (_what, query) => {
    await withKvSource(db());
    await withSink(db(), 'all');
    await mutate(put('1', '1'));
    const before = await readHead(db());
    const interrupted = createMutate(failingInTransaction(db(), query), silent);

    await expect(interrupted(put('1', '2'))).rejects.toMatchObject({ code: 'ledgerUnavailable' });

    expect(await findEntry(db(), { collection: 'orders', key: '1' })).toMatchObject({ value: '1' });
    expect(await readHead(db())).toEqual(before);
    expect(await events()).toHaveLength(1);
    await interrupted(put('1', '3'));
    expect(await events()).toHaveLength(2);
  });

  it('hides a key whose time is over, then removes it with an event that says so', async () => {
    await withKvSource(db());
    await withSink(db(), 'all');
    await mutate(put('1', '"short"', { ttlMs: 1 }));
    await mutate(put('2', '"long"', { ttlMs: 3_600_000 }));
    await until('the time to be over', async () => !(await findEntry(db(), { collection: 'orders', key: '1' })));
    expect(await listEntries(db(), 'orders', { prefix: '', after: '', limit: 10 })).toMatchObject([{ key: '2' }]);
    expect(await events()).toHaveLength(2);

    await createRemoveExpired(db(), mutate)();
    await createRemoveExpired(db(), mutate)();

    const [, , expired, ...others] = await events();
    expect(others).toEqual([]);
    expect(expired).toMatchObject({ type: 'kv.delete', subject: 'orders/1' });
    expect(JSON.parse((await dataOf(expired?.uid ?? '')) ?? '')).toMatchObject({
      reason: 'expired',
      oldValue: 'short',
    });
  });

  it('removes a key with a text by which PostgreSQL can keep no order', async () => {
    await withKvSource(db());
    const ordered = policy.parse({ order: { key: 'data.oldValue.x' } });
    const sink = { ...named, sourceId: 'store', id: 'ordered', type: 'webhook', config: {}, policy: ordered };
    await insertSink(db(), sink, penstockItself);
    await mutate(put('1', '{"x":"a\\u0000b"}', { ttlMs: 1 }));
    await until('the time to be over', async () => !(await findEntry(db(), { collection: 'orders', key: '1' })));
    expect(await createRemoveExpired(db(), mutate)()).toEqual([]);
    expect(await events()).toMatchObject([{ type: 'kv.insert' }, { type: 'kv.delete' }]);
  });

  it('removes the other keys though more than it looks at together cannot be removed', async () => {
    await db().execute(sql`
      insert into kv_entries (collection, key, value, revision, updated_at, expires_at, chain)
      select 'orders', case when n <= 510 then 'bad/' else 'good/' end || n, '1', n, now(),
        now() - interval '1 day' + n * interval '1 second', '{}' from generate_series(1, 520) n`);
    const fault = new PenstockError('badRequest', 'the change cannot be stored');
    const refusing: Mutate = (one) => (one.key.startsWith('bad/') ? Promise.reject(fault) : mutate(one));
    expect(await createRemoveExpired(db(), refusing)()).toHaveLength(510);
    expect(await rows(db(), sql`select key from kv_entries where key like 'good/%'`)).toEqual([]);
  });

  const unavailable = new PenstockError('ledgerUnavailable', 'the ledger did not take the change');
  /** Keys whose time is over, in the order of their names. */
  const expired = (names: string[], value = '1') =>
    db().execute(sql`
      insert into kv_entries (collection, key, value, revision, updated_at, expires_at, chain)
      select 'orders', key, ${value}, n, now(), now() - interval '1 day' + n * interval '1 second', '{}'
      from jsonb_array_elements_text(${JSON.stringify(names)}::jsonb) with ordinality as k(key, n)`);
  const keys = async () =>
    (await rows<{ key: string }>(db(), sql`select key from kv_entries order by key`)).map(({ key }) => key);
  const numbered = (name: string, count: number) =>
    Array.from({ length: count }, (_, n) => `${name}/${String(n).padStart(3, '0')}`);

  it('removes one by one what the ledger does not take together', async () => {
    await expired(numbered('a', 60));
    let underWay = 0;
    const failingTogether: Mutate = async (one) => {
      underWay += 1;
      await Promise.resolve();
      const isAlone = underWay === 1;
      return (isAlone ? mutate(one) : Promise.reject(unavailable)).finally(() => (underWay -= 1));
    };
    expect(await createRemoveExpired(db(), failingTogether)()).toEqual([]);
    expect(await keys()).toEqual([]);
  });

  it('removes the other keys in the end, however many the ledger does not take, of which it tries a few at a time', async () => {
    const [bad, good] = [numbered('bad', 54), numbered('good', 10)];
    await expired([...bad, ...good]);
    const tried = new Map<string, number>();
    const removeExpired = createRemoveExpired(db(), (one) => {
      if (!one.key.startsWith('bad/')) return mutate(one);
      tried.set(one.key, (tried.get(one.key) ?? 0) + 1);
      return Promise.reject(unavailable);
    });
    const triedAlone = () => [...tried].filter(([, times]) => times > 1).map(([key]) => key);
    for (let call = 1; call <= 18; call += 1) {
      tried.clear();
      expect(await removeExpired()).toHaveLength(3 * call);
      expect(triedAlone()).toEqual(bad.slice(3 * call - 3, 3 * call));
    }
    expect(await keys()).toEqual(bad);
    // It comes to the end, and then begins again.
    expect(await removeExpired()).toHaveLength(54);
    tried.clear();
    expect(await removeExpired()).toHaveLength(3);
    expect(triedAlone()).toEqual(bad.slice(0, 3));
  });

  describe('in transactions that stay small', () => {
    const largest = async (what: 'events' | 'deliveries') => {
      const amount = what === 'events' ? sql`sum(length(body))` : sql`count(*)`;
      const [row] = await rows<{ most: number }>(
        db(),
        sql`select max(amount)::float8 as most from
          (select ${amount} as amount from ${sql.identifier(what)} group by xmin::text) of_a_transaction`,
      );
      return row?.most ?? 0;
    };
    const bytesTogether = 16 * 1024 * 1024;
    const names = numbered('large', 90);
    beforeEach(async () => {
      await withKvSource(db());
      await withSink(db(), 'all');
      await mutate(put('first', '1'));
    });

    it('removes keys that were large', async () => {
      await expired(names, JSON.stringify('a'.repeat(maxValueBytes - 2)));
      expect(await createRemoveExpired(db(), mutate)()).toEqual([]);
      expect(await keys()).toEqual(['first']);
      expect(await largest('events')).toBeLessThan(bytesTogether);
    });

    it('makes small what was large, for many at the same time', async () => {
      await expired(names, JSON.stringify('a'.repeat(maxValueBytes - 2)));
      await db().execute(sql`update kv_entries set expires_at = null`);
      await Promise.all(names.map((key, n) => mutate(n % 2 === 0 ? put(key, '1') : remove(key))));
      expect(await events()).toHaveLength(91);
      expect(await largest('events')).toBeLessThan(bytesTogether);
    });

    it('makes many deliveries of each of many changes', async () => {
      for (let n = 0; n < 49; n += 1) await withSink(db(), `another-${n}`);
      await mutate(put('first', '2'));
      await Promise.all(Array.from({ length: 420 }, (_, n) => mutate(put(String(n), '1'))));
      expect(await largest('deliveries')).toBeLessThan(20_000);
    });
  });

  it('says of what cannot be stored that the request is bad, not that the ledger is away', async () => {
    await expect(mutate(put('a\u0000b', '1'))).rejects.toMatchObject({ code: 'badRequest' });
  });

  it('keeps every change for those who watch, and says from where on it no longer does', async () => {
    const { revision } = await readHead(db());
    for (const value of ['1', '2']) await mutate(put('1', value));
    expect(await changesAfter(db(), 'orders', revision, 10)).toMatchObject([
      { operation: 'insert', newValue: '1' },
      { operation: 'update', newValue: '2' },
    ]);
    await db().execute(
      sql`update kv_changes set changed_at = now() - interval '2 days' where revision = ${revision + 1}`,
    );
    expect(await pruneChanges(db())).toBe(false);
    expect(await readHead(db())).toEqual({ revision: revision + 2, prunedThrough: revision + 1 });
  });

  it('lists by prefix and page, in the order of bytes', async () => {
    for (const key of ['b', 'a/2', 'a/10', 'a/é', 'B']) await mutate(put(key, '1'));
    const list = async (prefix: string, after = '', limit = 10) =>
      (await listEntries(db(), 'orders', { prefix, after, limit })).map(({ key }) => key);
    expect(await list('')).toEqual(['B', 'a/10', 'a/2', 'a/é', 'b']);
    expect(await list('a/')).toEqual(['a/10', 'a/2', 'a/é']);
    expect(await list('a/', 'a/10', 1)).toEqual(['a/2']);
  });
});

onPostgres((ledger) => {
  const db = () => ledger().db;
  const manyProcesses = () => {
    const writers = Array.from({ length: 4 }, () => createMutate(db(), silent));
    return (index: number): Mutate => writers[index] ?? createMutate(db(), silent);
  };

  it('loses no update of writers in parallel, and gives each change the value before it', async () => {
    await withKvSource(db());
    await withSink(db(), 'all');
    // Each as another process: they share no group.
    const writers = manyProcesses();
    const key = fc.constantFrom('a', 'b');
    const plans = fc.array(fc.record({ key, writer: fc.nat(3), isDelete: fc.boolean() }), {
      minLength: 8,
      maxLength: 40,
    });
    await fc.assert(
      fc.asyncProperty(plans, async (plan) => {
        const { revision } = await readHead(db());
        await db().execute(sql`truncate events, deliveries`);
        await Promise.all(
          plan.map(({ key, writer, isDelete }, n) => writers(writer)(isDelete ? remove(key) : put(key, String(n)))),
        );
        const bodies = await rows<{ body: Uint8Array }>(
          db(),
          sql`select body from events order by (convert_from(body, 'utf8')::jsonb ->> 'revision')::bigint`,
        );
        const values = new Map<string, unknown>((await startValues(revision)).map(({ key, value }) => [key, value]));
        let last = revision;
        for (const { body } of bodies) {
          const change = JSON.parse(Buffer.from(body).toString()) as Record<'oldValue' | 'newValue', unknown> & {
            key: string;
            revision: number;
          };
          expect(change.revision).toBe((last += 1));
          expect(change.oldValue).toEqual(values.get(change.key) ?? null);
          values.set(change.key, change.newValue);
        }
        expect(bodies.length).toBeGreaterThanOrEqual(plan.filter(({ isDelete }) => !isDelete).length);
        const now = await listEntries(db(), 'orders', { prefix: '', after: '', limit: 10 });
        for (const name of ['a', 'b']) {
          const value = now.find(({ key }) => key === name)?.value;
          expect(value === undefined ? null : JSON.parse(value)).toEqual(values.get(name) ?? null);
        }
      }),
      { numRuns: 15 },
    );
  });

  /** The newest value of each key up to a revision. */
  const startValues = async (revision: number) =>
    (
      await rows<{ key: string; value: string | null }>(
        db(),
        sql`select distinct on (key) key, value from kv_changes where revision <= ${revision} order by key, revision desc`,
      )
    ).map(({ key, value }) => ({ key, value: value === null ? null : (JSON.parse(value) as unknown) }));

  it('lets one of many win who compare and set', async () => {
    const writers = manyProcesses();
    const outcomes = await Promise.all(
      Array.from({ length: 40 }, (_, n) => writers(n % 4)(put('lock', String(n), { condition: 'absent' }))),
    );
    expect(outcomes.filter((outcome) => outcome.kind === 'written')).toHaveLength(1);
  });
});
