// Whether rows that the watermarks say are in came by this very batch, or by another reader's batch of the same records.

import type { TableMetadata } from '../table/metadata';
import type { Batch } from './batch';
import { ancestry } from './watermarks';

/** The key of a snapshot's summary under which a commit keeps the ids of its batches, as JSON. */
export const batchesKey = 'penstock.batches';

/**
 * `own`: a commit of main names the batch. `another`: none does, and all commits since its files were written are known.
 * `unknown`: expiry has removed some of them, or there are no files to tell the time by.
 */
export function whoseRows(
  { id, files }: Pick<Batch, 'id' | 'files'>,
  metadata: TableMetadata,
): 'own' | 'another' | 'unknown' {
  const { snapshots, isCut } = ancestry(metadata);
  if (snapshots.some(({ summary }) => idsIn(summary[batchesKey]).includes(id))) return 'own';
  const oldestMs = Number(snapshots.at(-1)?.timestampMs ?? Infinity);
  const isWhole = !isCut || files.some(({ writtenAtMs }) => oldestMs < writtenAtMs);
  return isWhole ? 'another' : 'unknown';
}

const idsIn = (text: string | undefined): unknown[] => (text === undefined ? [] : (JSON.parse(text) as unknown[]));
