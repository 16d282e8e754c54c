import {
  dataFileName,
  isFileOf,
  manifestListName,
  manifestName,
  mergedManifestName,
  unfinishedName,
} from '../../../src/iceberg/table/file-names';

const table = '0190f3c2-5b1e-7a44-9d7e-2f6a1c0b8e11';
const another = '0190f3c2-5b1e-7a44-9d7e-2f6a1c0b8e12';

const made: [string, (uuid: string) => string][] = [
  ['a data file', dataFileName],
  ['a manifest', manifestName],
  ['a merged manifest', mergedManifestName],
  ['a manifest list', (uuid) => manifestListName(uuid, 9_007_199_254_740_993n)],
  ['a file that was never finished', (uuid) => unfinishedName(dataFileName(uuid))],
];

it.each(made)('says of %s whose it is', (_, nameFor) => {
  const location = `s3://bucket/orders/data/day=2026-11-30/${nameFor(table)}`;
  expect(isFileOf(table, location)).toBe(true);
  expect(isFileOf(another, location)).toBe(false);
});

it.each([
  ['that does not say its table', `penstock-${another}.parquet`],
  ['of another engine', `00000-0-${table}.parquet`],
  ['whose name goes on', `${dataFileName(table)}.crc`],
  ['with our name in its folder alone', `${dataFileName(table)}/part.parquet`],
])('knows nobody of a file %s', (_, location) => {
  expect(isFileOf(table, `file:///lake/${location}`)).toBe(false);
});
