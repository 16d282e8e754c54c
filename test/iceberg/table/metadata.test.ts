import { readMetadata } from '../../../src/iceberg/table/metadata';
import { metadataJson } from '../append/metadata-json';

const snapshots = [{ 'snapshot-id': 7, 'timestamp-ms': 1, 'manifest-list': 'file:///t/l.avro' }];
const currentOf = (more: object) => readMetadata(metadataJson({ snapshots, ...more })).current?.id;

it.each([
  ['listed', { refs: { main: { 'snapshot-id': 7, type: 'branch' } } }, 7n],
  ['not listed', { 'current-snapshot-id': 7 }, 7n],
  ['in no refs at all', { refs: null, 'current-snapshot-id': 7 }, 7n],
  ['nowhere yet', { 'current-snapshot-id': -1 }, undefined],
])('finds where main is when it is %s', (_what, more, current) => {
  expect(currentOf(more)).toBe(current);
});
