import { whoseRows } from '../../../src/iceberg/append/whose-rows';
import { readMetadata } from '../../../src/iceberg/table/metadata';
import { metadataJson } from './metadata-json';

/** A main of snapshots 2, 3 and so on, made at these seconds, each with the batch of its number. */
const tableOf = (seconds: number[], { isCut = false } = {}) =>
  readMetadata(
    metadataJson({
      snapshots: seconds.map((second, index) => ({
        'snapshot-id': index + 2,
        ...((index > 0 || isCut) && { 'parent-snapshot-id': index + 1 }),
        'sequence-number': index + 2,
        'timestamp-ms': second * 1000,
        'manifest-list': 'x',
        summary: { 'penstock.batches': JSON.stringify([`batch-${index + 2}`]) },
      })),
      refs: { main: { 'snapshot-id': seconds.length + 1, type: 'branch' } },
    }),
  );
const batch = (id: string, writtenAtMs = 15_000) => ({ id, files: [{ writtenAtMs }] as never });

it('are its own when a commit of main names it', () => {
  expect(whoseRows(batch('batch-2'), tableOf([10, 20]))).toBe('own');
});

it("are another's when no commit does and all of them are known", () => {
  expect(whoseRows(batch('zombie'), tableOf([10, 20]))).toBe('another');
  expect(whoseRows({ id: 'poison', files: [] }, tableOf([10, 20]))).toBe('another');
});

it("are another's when expiry has removed only commits from before its files", () => {
  expect(whoseRows(batch('zombie'), tableOf([10, 20], { isCut: true }))).toBe('another');
});

it('are not known when expiry may have removed its commit', () => {
  expect(whoseRows(batch('batch-1', 5000), tableOf([10, 20], { isCut: true }))).toBe('unknown');
  expect(whoseRows({ id: 'poison', files: [] }, tableOf([10, 20], { isCut: true }))).toBe('unknown');
});
