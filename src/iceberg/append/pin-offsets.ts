// Says where the rows of a Kafka partition begin in a table: before the first is appended, or when an operator decides.

import { PenstockError } from '../../model/errors';
import type { Table } from '../open-table';
import { offsetKey } from './batch';
import { commitUntilDone } from './commit-loop';
import { newSnapshotId, writeSnapshot } from './write-snapshot';
import { ancestry, findWatermark, readWatermark } from './watermarks';

export interface Position {
  group: string;
  topic: string;
  partition: number;
  /** The offset of the first record that is to be appended. */
  next: number;
}

/**
 * Sets the watermark of each position that has none, and answers all watermarks, those found included, in the order of
 * the positions. With `replace`, sets them all: an operator's decision after `tableRolledBack` or `tableRecreated`.
 * An empty snapshot carries them, so that of two who pin at once one wins.
 */
export async function pinOffsets(
  table: Table,
  positions: Position[],
  { replace = false, signal }: { replace?: boolean; signal?: AbortSignal } = {},
): Promise<number[]> {
  const wanted = positions.map((position) => {
    if (!Number.isSafeInteger(position.next) || position.next < 0) {
      throw new PenstockError('badRequest', `next must be an offset, got ${position.next}`);
    }
    return { key: offsetKey(position), next: position.next };
  });
  const tried = new Set<bigint>();
  return commitUntilDone<number[]>(
    table,
    async ({ metadata, storage }) => {
      const found = wanted.map(({ key }) => {
        if (!replace) return findWatermark(metadata, key)?.next;
        const text = metadata.properties[key];
        const watermark = text === undefined ? undefined : readWatermark(key, text);
        const isOurs = watermark && tried.has(watermark.snapshotId);
        return isOurs && ancestry(metadata).snapshots.some(({ id }) => id === watermark.snapshotId)
          ? watermark.next
          : undefined;
      });
      const missing = wanted.filter((_, index) => found[index] === undefined);
      if (missing.length === 0) return { done: found.map((next) => next!) };
      const watermarks = Object.fromEntries(missing.map(({ key, next }) => [key, next]));
      const snapshotId = newSnapshotId();
      tried.add(snapshotId);
      return { commit: await writeSnapshot(snapshotId, { files: [], watermarks, summary: {} }, metadata, storage) };
    },
    signal,
  );
}
