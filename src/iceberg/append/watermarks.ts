// Watermarks: how far each source of rows has come into a table, kept in the table's own properties.

import { PenstockError } from '../../model/errors';
import type { Snapshot, TableMetadata } from '../table/metadata';

/** The next position that is not in the table, and the snapshot that brought it there. */
export interface Watermark {
  next: number;
  snapshotId: bigint;
}

/** The key of a snapshot's summary under which a commit keeps the watermarks it has set. */
export const summaryKey = 'penstock.watermarks';

export const writeWatermark = ({ next, snapshotId }: Watermark): string => `${next}@${snapshotId}`;

export function readWatermark(key: string, text: string): Watermark {
  const found = /^(\d+)@(\d+)$/.exec(text);
  if (!found || !Number.isSafeInteger(Number(found[1]))) {
    throw new PenstockError(
      'tableUnsupported',
      `table property ${key} must be like 1500@72057594037927936, got "${text}"`,
    );
  }
  return { next: Number(found[1]), snapshotId: BigInt(found[2]!) };
}

/**
 * The watermark of a source: of the table's properties, else of the newest summary on main that has one, since
 * properties can be removed by hand. Undefined when neither has. Throws `tableRolledBack` when the snapshot that set it
 * is provably no part of main any more: the rows are gone and the watermark does not know.
 */
export function findWatermark(metadata: TableMetadata, key: string): Watermark | undefined {
  const text = metadata.properties[key];
  if (text === undefined) return watermarkOfHistory(metadata, key);
  const watermark = readWatermark(key, text);
  if (isRolledBack(metadata, watermark.snapshotId)) {
    throw new PenstockError('tableRolledBack', lossInWords(key, watermark));
  }
  return watermark;
}

export const lossInWords = (key: string, { next, snapshotId }: Watermark): string =>
  `the table was rolled back behind snapshot ${snapshotId}, which had brought ${key} to ${next}`;

/** The newest that main's own snapshots know: how far the rows go that are in the table, also after a rollback. */
export function watermarkOfHistory(metadata: TableMetadata, key: string): Watermark | undefined {
  for (const { id, summary } of ancestry(metadata).snapshots) {
    const next = (JSON.parse(summary[summaryKey] ?? '{}') as Record<string, unknown>)[key];
    if (typeof next === 'number') return { next, snapshotId: id };
  }
  return undefined;
}

/** All watermarks in the table's properties, by key. */
export const listWatermarks = ({ properties }: TableMetadata): Record<string, Watermark> =>
  Object.fromEntries(
    Object.entries(properties)
      .filter(([key]) => /^penstock\.(offset|sequence)\./.test(key))
      .map(([key, text]) => [key, readWatermark(key, text)]),
  );

/**
 * Main's snapshots from the current one back, and whether the oldest is cut from its parent: by expiry, or by a catalog
 * that does not say it.
 */
export function ancestry({ current, snapshots, showsHistory }: TableMetadata): {
  snapshots: Snapshot[];
  isCut: boolean;
} {
  const byId = new Map(snapshots.map((snapshot) => [snapshot.id, snapshot]));
  const found: Snapshot[] = [];
  for (let at = current; at;) {
    found.push(at);
    if (at.parentId === undefined) return { snapshots: found, isCut: !showsHistory };
    at = byId.get(at.parentId);
  }
  return { snapshots: found, isCut: found.length > 0 };
}

/**
 * Where the ancestry is cut, a snapshot that is not in it may lie behind the cut. One that is still listed and
 * younger than the cut cannot.
 */
export function isRolledBack(metadata: TableMetadata, snapshotId: bigint): boolean {
  const { snapshots, isCut } = ancestry(metadata);
  if (snapshots.some(({ id }) => id === snapshotId)) return false;
  if (!isCut) return true;
  const listed = metadata.snapshots.find(({ id }) => id === snapshotId);
  return listed !== undefined && listed.sequenceNumber > snapshots.at(-1)!.sequenceNumber;
}
