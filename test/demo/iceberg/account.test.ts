import fc from 'fast-check';
import { differences, type Accounts } from '../../../src/demo/iceberg/account';

/** Where all is well. */
const accounts = (more: Partial<Accounts> = {}): Accounts => {
  const idsInFiles = more.idsInFiles ?? ['1-a', '2-b', '3-c'];
  return {
    good: new Set(['1-a', '2-b', '3-c']),
    poison: new Set(['actions/0/7']),
    rowsInManifests: idsInFiles.length,
    setAside: ['actions/0/7'],
    ...more,
    idsInFiles,
  };
};

it('finds nothing where each record has one row, in whatever order', () => {
  expect(differences(accounts({ idsInFiles: ['3-c', '1-a', '2-b'] }))).toEqual({
    missing: [],
    duplicates: [],
    wrong: [],
  });
});

it('finds every record without a row, and every row beyond the first of a record', () => {
  const rowsOfEach = fc.array(fc.nat(3), { maxLength: 50 });
  fc.assert(
    fc.property(rowsOfEach, fc.infiniteStream(fc.nat()), (counts, order) => {
      const ids = counts.map((_, number) => `${number}-id`);
      const rows = ids.flatMap((id, at) => Array<string>(counts[at] ?? 0).fill(id));
      const shuffled = rows
        .map((id) => [order.next().value ?? 0, id] as const)
        .sort(([a], [b]) => a - b)
        .map(([, id]) => id);
      const found = differences(accounts({ good: new Set(ids), idsInFiles: shuffled }));
      expect(found.missing).toEqual(ids.filter((_, at) => counts[at] === 0));
      expect(found.duplicates.sort()).toEqual(
        ids.flatMap((id, at) => Array<string>(Math.max(0, (counts[at] ?? 0) - 1)).fill(id)).sort(),
      );
      expect(found.wrong).toEqual([]);
    }),
  );
});

it.each<[string, Partial<Accounts>, string]>([
  ['a row that no record is behind', { idsInFiles: ['1-a', '2-b', '3-c', '9-z'] }, '9-z is a row'],
  ['manifests that count otherwise than the files', { rowsInManifests: 4 }, 'the manifests count 4 rows'],
  ['poison that was not set aside', { setAside: [] }, 'actions/0/7 is poison, and no dead letter'],
  [
    'a good record that was set aside',
    { setAside: ['actions/0/7', 'actions/1/2'] },
    'actions/1/2 is a dead letter, and',
  ],
  ['poison that was set aside twice', { setAside: ['actions/0/7', 'actions/0/7'] }, 'more than once'],
])('finds %s', (_what, more, line) => {
  const { missing, duplicates, wrong } = differences(accounts(more));
  expect([missing, duplicates]).toEqual([[], []]);
  expect(wrong).toEqual([expect.stringContaining(line)]);
});
