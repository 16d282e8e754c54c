import { commitUntilDone } from '../../../src/iceberg/append/commit-loop';
import type { Catalog } from '../../../src/iceberg/catalog/rest-catalog';
import { readMetadata } from '../../../src/iceberg/table/metadata';
import { PenstockError } from '../../../src/model/errors';
import { metadataJson } from './metadata-json';

const tableAt = (snapshotId: number) =>
  readMetadata(
    metadataJson({
      snapshots: [{ 'snapshot-id': snapshotId, 'sequence-number': 1, 'timestamp-ms': 1, 'manifest-list': 'x' }],
      refs: { main: { 'snapshot-id': snapshotId, type: 'branch' } },
    }),
  );

/** A table whose current snapshot is each of these in turn, each time that it is loaded. */
function tableWith(snapshotIds: number[]) {
  const load = () =>
    Promise.resolve({ metadata: tableAt(snapshotIds.shift() ?? 0), metadataLocation: undefined, config: {} });
  return { catalog: { load } as unknown as Catalog, namespace: ['n'], name: 't' };
}

const isGone = new PenstockError('storedFileMissing', 'snap-1.avro is not there');

it('looks again when a file is gone of a snapshot that was expired since the table was loaded', async () => {
  const answer = await commitUntilDone(tableWith([1, 2]), ({ metadata }) =>
    metadata.current?.id === 1n ? Promise.reject(isGone) : { done: 'planned on what is current' },
  );
  expect(answer).toBe('planned on what is current');
});

it('believes that a file is gone when the snapshot that needs it is still the current one', async () => {
  await expect(commitUntilDone(tableWith([1, 1]), () => Promise.reject(isGone))).rejects.toBe(isGone);
});
