import { totals } from '../../../src/iceberg/append/write-snapshot';

const files = [
  { rows: 3, bytes: 100, specId: 0, partition: [] },
  { rows: 4, bytes: 50, specId: 0, partition: [] },
];

it('count from nothing in the first snapshot of a table', () => {
  expect(totals(files, undefined)).toMatchObject({ 'total-records': '7', 'total-data-files': '2' });
});

it('count on from the snapshot before', () => {
  expect(totals(files, { 'total-records': '10', 'total-data-files': '1' })).toMatchObject({
    'added-records': '7',
    'total-records': '17',
    'total-data-files': '3',
  });
});

it.each([[{}], [{ operation: 'append' }]])('are left out where the snapshot before says only %j', (parent) => {
  const summary = totals(files, parent);
  expect(summary).toMatchObject({ 'added-records': '7' });
  expect(Object.keys(summary).filter((key) => key.startsWith('total-'))).toEqual([]);
});
