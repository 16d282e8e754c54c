// Ends the history of a table somewhere: old snapshots go, and the files that only they needed.

import { PenstockError } from '../../model/errors';
import { commitUntilDone } from '../append/commit-loop';
import { isRolledBack, listWatermarks, lossInWords } from '../append/watermarks';
import { loadTable, type Table } from '../open-table';
import type { Snapshot, TableMetadata } from '../table/metadata';
import { checkMayRemove } from './check-may-remove';
import { reachableFiles } from './reachable-files';

export interface Expiry {
  /** Younger snapshots are kept. In milliseconds. */
  olderThanMs: number;
  /** So many of main's newest snapshots are kept in any case; at least 1. */
  keepLast: number;
}

export interface Expired {
  snapshotIds: string[];
  removedFiles: number;
}

/**
 * Removes old snapshots, and then the files that no snapshot needs any more. What branches and tags point to stays, and
 * so does all that they come from. Watermarks are properties of the table: they stay. Throws as
 * `checkMayRemove`, `tableRolledBack` when nobody has decided yet how a writer goes on that has lost rows, and
 * `tableRecreated` when another table takes its name meanwhile.
 */
export async function expireSnapshots(asked: Table, { olderThanMs, keepLast }: Expiry): Promise<Expired> {
  // What another table needs says nothing of this one's files.
  const table = { ...asked, uuid: (await loadTable(asked)).metadata.uuid };
  const expired = new Map<bigint, Snapshot>();
  const after = await commitUntilDone<TableMetadata>(table, ({ metadata }) => {
    checkMayExpire(metadata, keepLast);
    const old = expiring(metadata, Date.now() - olderThanMs, keepLast);
    if (old.length === 0) return { done: metadata };
    for (const snapshot of old) expired.set(snapshot.id, snapshot);
    return {
      commit: {
        requirements: [
          { type: 'assert-table-uuid', uuid: metadata.uuid },
          { type: 'assert-ref-snapshot-id', ref: 'main', 'snapshot-id': metadata.current?.id ?? null },
        ],
        updates: [{ action: 'remove-snapshots', 'snapshot-ids': old.map(({ id }) => id) }],
      },
    };
  });
  const gone = [...expired.values()].filter(({ id }) => !after.snapshots.some((kept) => kept.id === id));
  const removedFiles = gone.length > 0 ? await removeFiles(table, gone) : 0;
  return { snapshotIds: gone.map(({ id }) => id.toString()), removedFiles };
}

/** The snapshots that would be removed now. Throws as `expireSnapshots`. */
export async function findExpiring(table: Table, { olderThanMs, keepLast }: Expiry): Promise<Snapshot[]> {
  const { metadata } = await loadTable(table);
  checkMayExpire(metadata, keepLast);
  return expiring(metadata, Date.now() - olderThanMs, keepLast);
}

function checkMayExpire(metadata: TableMetadata, keepLast: number): void {
  if (!Number.isInteger(keepLast) || keepLast < 1) {
    throw new PenstockError('badRequest', `keepLast must be a whole number of at least 1, got ${keepLast}`);
  }
  checkMayRemove(metadata);
  checkNotRolledBack(metadata);
}

/**
 * Where history is cut, watermarks are trusted: expiry would remove what shows that their rows are gone. Of all writers,
 * since each would go on.
 */
function checkNotRolledBack(metadata: TableMetadata): void {
  for (const [key, watermark] of Object.entries(listWatermarks(metadata))) {
    if (!isRolledBack(metadata, watermark.snapshotId)) continue;
    const remedy = `say where it goes on with "penstock iceberg go-on" first, or remove the table property ${key} if nobody appends by it any more`;
    throw new PenstockError('tableRolledBack', `${lossInWords(key, watermark)}: ${remedy}`);
  }
}

/** Snapshots that are old, that no reference needs, and that are not among main's newest. */
function expiring(metadata: TableMetadata, beforeMs: number, keepLast: number): Snapshot[] {
  const byId = new Map(metadata.snapshots.map((snapshot) => [snapshot.id, snapshot]));
  const kept = new Set<bigint>();
  let left = keepLast;
  for (let at = metadata.current; at; at = at.parentId === undefined ? undefined : byId.get(at.parentId)) {
    if (left-- > 0 || at.timestampMs >= beforeMs) kept.add(at.id);
  }
  for (const id of metadata.referenced.filter((each) => each !== metadata.current?.id)) {
    for (let at = byId.get(id); at; at = at.parentId === undefined ? undefined : byId.get(at.parentId)) kept.add(at.id);
  }
  return metadata.snapshots.filter(({ id, timestampMs }) => !kept.has(id) && timestampMs < beforeMs);
}

async function removeFiles(table: Table, gone: Snapshot[]): Promise<number> {
  const { metadata, storage } = await loadTable(table);
  const needed = await reachableFiles(metadata.snapshots, storage);
  const before = await reachableFiles(gone, storage);
  const unneeded = [...before].filter((location) => !needed.has(location));
  for (const location of unneeded) await storage.delete(location);
  return unneeded.length;
}
