import { allIsWell, lastLine, summary } from '../../../src/demo/iceberg/summary';

const found = { records: 200_000, rows: 199_980, dataFiles: 27, snapshots: 21, deadLetters: [], open: [] };
const exact = { missing: [], duplicates: [], wrong: [] };
const setAside = (reason: string) => ({ place: 'actions/0/1', reason });

it('ends with one line of all counts', () => {
  const deadLetters = [setAside('no JSON'), setAside('no JSON')];
  expect(lastLine({ ...found, deadLetters }, { ...exact, missing: ['1-a'] })).toBe(
    'iceberg demo: 200000 records, 199980 rows, 1 missing, 0 duplicates, 2 poison',
  );
});

it.each(['missing', 'duplicates', 'wrong'])('is not content when anything is among %s', (kind) => {
  expect(allIsWell(found, exact)).toBe(true);
  expect(allIsWell(found, { ...exact, [kind]: ['something'] })).toBe(false);
});

it('is not content when records are still on their way, and says why they are', () => {
  const late = { ...found, open: ['the source is connecting'] };
  expect(allIsWell(late, exact)).toBe(false);
  expect(summary(late, exact)).toContain('  the source is connecting');
});

it('says for each reason how many records were set aside', () => {
  const deadLetters = [setAside('no JSON'), setAside('no tenant'), setAside('no JSON')];
  const lines = summary({ ...found, deadLetters }, exact);
  expect(lines).toEqual(expect.arrayContaining(['    2 × no JSON', '    1 × no tenant']));
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(80);
});
