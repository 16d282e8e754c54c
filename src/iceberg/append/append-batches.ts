// Appends batches of files to a table, every row exactly once. docs/iceberg.md tells the protocol.

import { PenstockError } from '../../model/errors';
import { describeIssues } from '../../model/describe-issues';
import type { LoadedWithStorage, Table } from '../open-table';
import type { TableMetadata } from '../table/metadata';
import { batchSchema, progressOf, type Batch } from './batch';
import { misfitOfFiles, missingFile } from './check-files';
import { commitUntilDone, type Plan } from './commit-loop';
import { decideBatches, type Decision } from './decide';
import { findWatermark, type Watermark } from './watermarks';
import { batchesKey, whoseRows } from './whose-rows';
import { newSnapshotId, writeSnapshot, type SnapshotContent } from './write-snapshot';

/** What became of a batch, as JSON. Snapshot ids are texts: they have more digits than a JavaScript number keeps. */
export type BatchAnswer = { id: string } & (
  | { state: 'committed'; snapshotId: string }
  /** An earlier call has brought it in; `byAnother`: its records are in by another reader's batch, and its files are not. */
  | { state: 'alreadyIn'; byAnother?: true }
  | { state: 'wait' | 'stale'; watermarks: Record<string, number> }
  | { state: 'notPinned'; keys: string[] }
  /** Its files cannot become part of the table as it is now: encode its rows again. */
  | { state: 'encodeAgain'; reason: string }
);

/**
 * Appends the batches that may go in now, all in one commit, and answers for each, in their order. Call it again with
 * the same batches whenever it threw: what has gone in is known from the table.
 *
 * Throws `tableRecreated` and `tableRolledBack` when rows of earlier batches are gone; `commitConflict`, `commitUnknown`
 * and other codes that may be retried when it did not come to an end; `badRequest` for a batch that is none.
 */
export async function appendBatches(table: Table, batches: Batch[], signal?: AbortSignal): Promise<BatchAnswer[]> {
  const checked = batches.map(checkBatch);
  const sent = new Map<bigint, Batch[]>();
  return commitUntilDone(
    table,
    async (loaded): Promise<Plan<BatchAnswer[]>> => {
      const { chosen, answers } = await choose(checked, loaded, sent);
      if (chosen.length === 0) return { done: answers };
      const snapshotId = newSnapshotId();
      sent.set(snapshotId, chosen);
      return { commit: await writeSnapshot(snapshotId, contentOf(chosen), loaded.metadata, loaded.storage) };
    },
    signal,
  );
}

/** The batches that may go in on this metadata, and what became of each if there are none. */
async function choose(batches: Batch[], { metadata, storage }: LoadedWithStorage, sent: ReadonlyMap<bigint, Batch[]>) {
  const watermarks = watermarksOf(metadata, batches);
  const reached = new Map([...watermarks].map(([key, { next }]) => [key, next]));
  const faults = new Map<Batch, string>();
  const note = (batch: Batch, fault: string | undefined) => fault !== undefined && faults.set(batch, fault);
  for (const batch of batches) note(batch, misfitOfFiles(batch.files, metadata));
  let chosen = chooseFrom(batches, reached, faults);
  for (const batch of chosen) note(batch, await missingFile(batch.files, storage));
  // A batch whose files do not fit holds back those that come after it.
  chosen = chooseFrom(chosen, reached, faults);

  const answers = batches.map((batch): BatchAnswer => {
    const decision = decideBatches([batch], reached)[0]!;
    const reason = faults.get(batch);
    const isOpen = decision.state === 'commit' || decision.state === 'wait';
    if (isOpen && reason !== undefined) return { id: batch.id, state: 'encodeAgain', reason };
    const snapshotId = decision.state === 'alreadyIn' ? ownCommit(batch, watermarks, sent) : undefined;
    if (snapshotId !== undefined) return { id: batch.id, state: 'committed', snapshotId };
    if (decision.state === 'alreadyIn' && batch.ranges && whoseRows(batch, metadata) === 'another') {
      return { id: batch.id, state: 'alreadyIn', byAnother: true };
    }
    return { id: batch.id, ...(decision as Exclude<Decision, { state: 'commit' }>) };
  });
  return { chosen, answers };
}

function chooseFrom(batches: Batch[], reached: Map<string, number>, faults: Map<Batch, string>): Batch[] {
  const fitting = batches.filter((batch) => !faults.has(batch));
  const decisions = decideBatches(fitting, reached);
  return fitting.filter((_, index) => decisions[index]!.state === 'commit');
}

function checkBatch(batch: Batch, index: number): Batch {
  const parsed = batchSchema.safeParse(batch);
  if (parsed.success) return parsed.data;
  throw new PenstockError('badRequest', describeIssues(parsed.error, batch, `batches[${index}]`).join('; '));
}

function watermarksOf(metadata: TableMetadata, batches: Batch[]): Map<string, Watermark> {
  const keys = new Set(batches.flatMap((batch) => progressOf(batch).map(({ key }) => key)));
  return new Map(
    [...keys].flatMap((key) => {
      const found = findWatermark(metadata, key);
      return found ? [[key, found] as const] : [];
    }),
  );
}

/** One snapshot for all of them. */
function contentOf(batches: Batch[]): SnapshotContent {
  const watermarks: Record<string, number> = {};
  for (const { key, to } of batches.flatMap(progressOf)) watermarks[key] = Math.max(to, watermarks[key] ?? 0);
  const poison = batches.reduce((sum, batch) => sum + batch.poison, 0);
  return {
    files: batches.flatMap(({ files }) => files),
    watermarks,
    summary: {
      [batchesKey]: JSON.stringify(batches.map(({ id }) => id)),
      ...(poison > 0 ? { 'penstock.poison': String(poison) } : {}),
    },
  };
}

/** The snapshot of this call that brought the batch in; undefined when it was another's. */
function ownCommit(
  batch: Batch,
  watermarks: Map<string, Watermark>,
  sent: ReadonlyMap<bigint, Batch[]>,
): string | undefined {
  const snapshots = progressOf(batch).map(({ key }) => watermarks.get(key)?.snapshotId);
  const own = snapshots.find((id) => id !== undefined && sent.get(id)?.includes(batch));
  return own?.toString();
}
