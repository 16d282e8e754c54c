import fc from 'fast-check';
import { applyMutations, type Applied } from '../../../src/sources/kv/apply-mutations';
import type { KvCondition, KvEntry, KvMutation } from '../../../src/model/kv';

const startMs = Date.parse('2025-03-04T05:06:07.000Z');
const place = { collection: 'c', key: 'k' };
const put = (value: string, more: { ttlMs?: number; condition?: KvCondition } = {}): KvMutation => ({
  kind: 'put',
  ...place,
  value,
  chain: {},
  ...more,
});
const remove = (condition?: KvCondition): KvMutation => ({
  kind: 'delete',
  ...place,
  chain: {},
  ...(condition && { condition }),
});
const expire: KvMutation = { kind: 'expire', ...place };

const onEmpty = (mutations: KvMutation[]): Applied =>
  applyMutations({ nowMs: startMs, revision: 0, entries: [] }, mutations);
const later = (applied: Applied, byMs: number, mutations: KvMutation[]): Applied =>
  applyMutations({ nowMs: startMs + byMs, revision: applied.revision, entries: applied.kept }, mutations);

it('inserts, updates and deletes, each with the value before it', () => {
  const { changes, kept, removed } = onEmpty([put('1'), put('2'), remove()]);
  expect(changes).toMatchObject([
    { operation: 'insert', revision: 1, newValue: '1' },
    { operation: 'update', revision: 2, oldValue: '1', newValue: '2' },
    { operation: 'delete', revision: 3, oldValue: '2' },
  ]);
  expect([kept, removed]).toEqual([[], [place]]);
});

it.each<[string, KvMutation[], object]>([
  ['another revision', [put('1'), put('2', { condition: { revision: 7 } })], { kind: 'refused', revision: 1 }],
  ['a revision of no key', [put('2', { condition: { revision: 7 } })], { kind: 'refused' }],
  ['a new key that is there', [put('1'), put('2', { condition: 'absent' })], { kind: 'refused', revision: 1 }],
  ['an old key that is not there', [put('2', { condition: 'present' })], { kind: 'refused' }],
  ['a delete at another revision', [put('1'), remove({ revision: 2 })], { kind: 'refused', revision: 1 }],
])('refuses %s, and changes nothing', (_what, mutations, outcome) => {
  const { outcomes, changes } = onEmpty(mutations);
  expect(outcomes.at(-1)).toEqual(outcome);
  expect(changes).toHaveLength(mutations.length - 1);
});

it('lets a key expire before it is written anew, with a change of its own', () => {
  const before = onEmpty([put('1', { ttlMs: 1000 })]);
  const { outcomes, changes } = later(before, 1000, [put('2', { condition: 'absent' })]);
  expect(outcomes).toEqual([{ kind: 'written', operation: 'insert', revision: 3 }]);
  expect(changes).toMatchObject([
    { operation: 'delete', reason: 'expired', revision: 2, oldValue: '1' },
    { operation: 'insert', revision: 3, newValue: '2' },
  ]);
});

it('leaves alone what was to expire and was written meanwhile', () => {
  const before = onEmpty([put('1', { ttlMs: 1000 }), put('2')]);
  expect(later(before, 5000, [expire])).toMatchObject({ outcomes: [{ kind: 'missing' }], changes: [], revision: 2 });
});

it('refuses a write over an expired key that expects its revision, though it deletes the key', () => {
  const before = onEmpty([put('1', { ttlMs: 1000 })]);
  const { outcomes, removed } = later(before, 1000, [put('2', { condition: { revision: 1 } })]);
  expect([outcomes, removed]).toEqual([[{ kind: 'refused' }], [place]]);
});

describe('against a model', () => {
  const key = fc.constantFrom('a', 'b', 'c');
  const condition = fc.oneof(
    fc.constant(undefined),
    fc.constantFrom<KvCondition>('present', 'absent'),
    fc.record({ revision: fc.integer({ min: 1, max: 12 }) }),
  );
  const mutation = fc.oneof(
    fc.record({
      kind: fc.constant('put' as const),
      key,
      value: fc.nat(9).map(String),
      ttlMs: fc.option(fc.integer({ min: 1, max: 20 }), { nil: undefined }),
      condition,
    }),
    fc.record({ kind: fc.constant('delete' as const), key, condition }),
    fc.record({ kind: fc.constant('expire' as const), key }),
  );
  const steps = fc.array(fc.record({ waitMs: fc.nat(8), mutation }), { maxLength: 30 });
  const asMutation = (one: object) => ({ collection: 'c', chain: {}, ...one }) as KvMutation;

  it('makes of any cut of the same mutations the same entries and changes, as a plain map would', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const model = new Map<string, { value: string; revision: number; untilMs: number }>();
        let [nowMs, revision] = [startMs, 0];
        let entries: KvEntry[] = [];
        const values = new Map<string, string>();
        for (const { waitMs, mutation } of all) {
          nowMs += waitMs;
          const applied = applyMutations({ nowMs, revision, entries }, [asMutation(mutation)]);
          const gone = new Set(applied.removed.map(({ key }) => key));
          const kept = new Set(applied.kept.map(({ key }) => key));
          entries = [...entries.filter(({ key }) => !gone.has(key) && !kept.has(key)), ...applied.kept];
          // The old value of every change is the new one of the change before it, and revisions leave no gap.
          for (const change of applied.changes) {
            expect(change.revision).toBe((revision += 1));
            expect(change.oldValue).toBe(values.get(change.key));
            if (change.newValue === undefined) values.delete(change.key);
            else values.set(change.key, change.newValue);
          }
          expect(applied.revision).toBe(revision);

          const held = model.get(mutation.key);
          if (held && held.untilMs <= nowMs) model.delete(mutation.key);
          const now = model.get(mutation.key);
          if (mutation.kind === 'expire') continue;
          const { condition } = mutation;
          const holds =
            condition === undefined ||
            (condition === 'present'
              ? now !== undefined
              : condition === 'absent'
                ? !now
                : now?.revision === condition.revision);
          expect(applied.outcomes[0]?.kind).toBe(
            !holds ? 'refused' : mutation.kind === 'delete' && !now ? 'missing' : 'written',
          );
          if (!holds) continue;
          if (mutation.kind === 'delete') model.delete(mutation.key);
          else
            model.set(mutation.key, { value: mutation.value, revision, untilMs: nowMs + (mutation.ttlMs ?? Infinity) });
        }
        const alive = (untilMs: number) => untilMs > nowMs;
        expect(
          entries
            .filter(({ expiresAt }) => expiresAt === undefined || alive(Date.parse(expiresAt)))
            .map(({ key, value }) => [key, value])
            .sort(),
        ).toEqual(
          [...model]
            .filter(([, { untilMs }]) => alive(untilMs))
            .map(([key, { value }]) => [key, value])
            .sort(),
        );
      }),
    );
  });

  it('makes the same of mutations that share a transaction as of those that do not', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const mutations = all.map(({ mutation }) => asMutation(mutation));
        const together = onEmpty(mutations);
        let store = { nowMs: startMs, revision: 0, entries: [] as KvEntry[] };
        const changes = mutations.flatMap((one) => {
          const applied = applyMutations(store, [one]);
          const touched = new Set(applied.changes.map(({ key }) => key));
          const entries = [...store.entries.filter(({ key }) => !touched.has(key)), ...applied.kept];
          store = { ...store, revision: applied.revision, entries };
          return applied.changes;
        });
        expect(together.changes).toEqual(changes);
        expect(together.kept.map(({ key, value }) => [key, value]).sort()).toEqual(
          store.entries.map(({ key, value }) => [key, value]).sort(),
        );
      }),
    );
  });
});
