import { readContainer, writeContainer } from '../../../src/iceberg/avro/container';
import { entryStatus, readManifest, writeManifest, type ManifestEntry } from '../../../src/iceberg/manifest/manifest';
import { readManifestList, writeManifestList, type ListEntry } from '../../../src/iceberg/manifest/manifest-list';
import { listSchema } from '../../../src/iceberg/manifest/schemas';
import type { PrimitiveType, Value } from '../../../src/iceberg/format/types';
import { dataFileFields } from '../../../src/iceberg/manifest/schemas';

const bigId = 2n ** 62n + 12345n;

const figures = Object.fromEntries(dataFileFields.map(({ name }) => [name, null]));

const entry = (partition: (Value | null)[]): ManifestEntry => ({
  status: entryStatus.existing,
  snapshotId: bigId,
  sequenceNumber: 7n,
  fileSequenceNumber: 7n,
  path: 's3://b/x.parquet',
  rows: 3n,
  partition,
  figures: {
    ...figures,
    content: 0,
    file_path: 's3://b/x.parquet',
    file_format: 'PARQUET',
    record_count: 3n,
    file_size_in_bytes: bigId,
    lower_bounds: [{ key: 1, value: Buffer.from([1, 2]) }],
  },
});

it.each<[PrimitiveType, Value]>([
  ['int', -5],
  ['long', bigId],
  ['string', 'ä/b'],
  ['boolean', true],
  ['date', 20_000],
  ['timestamptz', -1n],
  ['decimal(20,2)', -12345n],
  ['uuid', Buffer.alloc(16, 7)],
  ['binary', Buffer.from([0, 255])],
  ['double', 1.5],
])('a manifest with a partition of type %s comes back as it was', (type, value) => {
  const schema = { schemaId: 0, fields: [{ id: 1, name: 'a b', type, required: false }] };
  const field = { sourceId: 1, fieldId: 1000, name: 'a b', transform: 'identity' };
  const spec = { specId: 4, fields: [field] };
  const entries = [entry([value]), entry([null])];
  const bytes = writeManifest(entries, spec, schema);
  const read = readManifest(bytes, 'm', spec, schema);
  expect(read.hasUnknownFields).toBe(false);
  expect(read.entries).toEqual(entries.map((each) => ({ ...each, figures: withoutPartition(each) })));
});

it('reads what Avro does not allow and other writers write: a type defined twice, and names of fields with any characters', () => {
  const columns: [string, PrimitiveType][] = [
    ['d1', 'decimal(9,2)'],
    ['d2', 'decimal(9,2)'],
    ['xy', 'string'],
  ];
  const fields = columns.map(([name, type], index) => ({ id: 1 + index, name, type, required: false }));
  const schema = { schemaId: 0, fields };
  const spec = {
    specId: 0,
    fields: fields.map(({ id, name }) => ({ sourceId: id, fieldId: 999 + id, name, transform: 'identity' })),
  };
  const bytes = writeManifest([entry([150n, -150n, 'v'])], spec, schema).toString('latin1');
  const theirs = bytes.replace('"decimal_d2"', '"decimal_d1"').replaceAll('"xy"', '"\xc3\xa9"');
  const read = readManifest(Buffer.from(theirs, 'latin1'), 'm', spec, schema);
  expect(read.entries.map(({ partition }) => partition)).toEqual([[150n, -150n, 'v']]);
});

const withoutPartition = ({ figures: all }: ManifestEntry) =>
  Object.fromEntries(Object.entries(all).filter(([name]) => name !== 'partition'));

const listed: ListEntry = {
  manifest_path: 'm.avro',
  manifest_length: 10n,
  partition_spec_id: 0,
  content: 0,
  sequence_number: bigId,
  min_sequence_number: 1n,
  added_snapshot_id: bigId,
  added_files_count: 1,
  existing_files_count: 0,
  deleted_files_count: 0,
  added_rows_count: 3n,
  existing_rows_count: 0n,
  deleted_rows_count: 0n,
  partitions: [{ contains_null: false, contains_nan: null, lower_bound: Buffer.from([1]), upper_bound: null }],
  key_metadata: null,
};

it('carries on what other writers say of a manifest, whatever they call their fields', () => {
  const renamed = listSchema.fields.map((field) => ({
    ...field,
    name: field.name === 'manifest_path' ? 'path' : field.name,
  }));
  const theirs = { name: 'first_row_id', type: ['null', 'long'], default: null, 'field-id': 520 };
  const { manifest_path: path, ...rest } = listed;
  const bytes = writeContainer({
    schema: { type: 'record', name: 'manifest_file', fields: [...renamed, theirs] },
    records: [{ ...rest, path, first_row_id: bigId }],
    metadata: {},
  });
  const read = readManifestList(bytes, 'l');
  expect(read.entries).toEqual([{ ...listed, first_row_id: bigId }]);
  const owner = { snapshotId: bigId, parentId: undefined, sequenceNumber: 2n };
  const again = readManifestList(writeManifestList({ ...read, entries: [listed, ...read.entries] }, owner), 'l');
  expect(again.entries).toEqual([
    { ...listed, first_row_id: null },
    { ...listed, first_row_id: bigId },
  ]);
});

it('says which file cannot be read', () => {
  expect(() => readContainer(Buffer.from('PAR1'), 's3://b/m.avro')).toThrow(
    's3://b/m.avro is no Avro file that can be read',
  );
  const bytes = writeManifestList(
    { entries: [listed], unknownFields: [] },
    { snapshotId: 1n, parentId: 2n, sequenceNumber: 3n },
  );
  expect(() => readContainer(bytes.subarray(0, -20), 'm')).toThrow('it is cut off');
});
