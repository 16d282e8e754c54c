// Files of ours that no commit took: what a process left that died, and what lost a race.

import { loadTable, type LoadedWithStorage, type Table } from '../open-table';
import type { StoredFile } from '../storage/storage';
import { isFileOf } from '../table/file-names';
import { dataFolder, metadataFolder } from '../table/layout';
import { checkMayRemove } from './check-may-remove';
import { reachableFiles, sameForm } from './reachable-files';

/** Far beyond the day after which a file is not committed any more. */
const oldEnoughMs = 3 * 24 * 3_600_000;

/**
 * Files under the table's folders whose name says that Penstock wrote them for this table, that are older than three
 * days, belong to no snapshot that the table keeps, and are not in `open`: the locations of files in batches that are
 * still to be committed. Throws as `checkMayRemove`, and `tableRecreated` when another table takes its name meanwhile.
 */
export async function findOrphans(table: Table, open: Iterable<string>, nowMs = Date.now()): Promise<StoredFile[]> {
  return orphansOf(await loadTable(table), table, open, nowMs);
}

/** Removes what findOrphans finds, and answers it. */
export async function removeOrphans(table: Table, open: Iterable<string>, nowMs = Date.now()): Promise<StoredFile[]> {
  const loaded = await loadTable(table);
  const orphans = await orphansOf(loaded, table, open, nowMs);
  for (const { location } of orphans) await loaded.storage.delete(location);
  return orphans;
}

async function orphansOf(
  { metadata, storage }: LoadedWithStorage,
  table: Table,
  open: Iterable<string>,
  nowMs: number,
) {
  checkMayRemove(metadata);
  const { uuid } = metadata;
  const old: StoredFile[] = [];
  for (const folder of [dataFolder(metadata), metadataFolder(metadata)]) {
    for await (const file of storage.list(`${folder}/`)) {
      if (isFileOf(uuid, file.location) && nowMs - file.modifiedMs > oldEnoughMs) old.push(file);
    }
  }
  if (old.length === 0) return [];
  // Loaded after the listing: what was committed meanwhile is seen.
  const { snapshots } = (await loadTable({ ...table, uuid })).metadata;
  const needed = await reachableFiles(snapshots, storage);
  for (const location of open) needed.add(sameForm(location));
  return old.filter(({ location }) => !needed.has(sameForm(location)));
}
