// Files of ours that no commit took: what a process left that died, and what lost a race.

import { filePrefix } from '../encode/encoder';
import { loadTable, type Table } from '../open-table';
import { unfinishedPrefix } from '../storage/file-storage';
import type { StoredFile } from '../storage/storage';
import { dataFolder, metadataFolder } from '../table/layout';
import { checkMayRemove } from './check-may-remove';
import { reachableFiles, sameForm } from './reachable-files';

/** Far beyond the day after which a file is not committed any more. */
const oldEnoughMs = 3 * 24 * 3_600_000;

/** Names that only Penstock gives: data files, manifests, manifest lists, and files that were never finished. */
const ours = new RegExp(
  `/(${filePrefix}[^/]+\\.(parquet|avro)|snap-\\d+-${filePrefix}[^/]+\\.avro|\\${unfinishedPrefix}[^/]+)$`,
);

/**
 * Files under the table's folders that carry a name of ours, are older than three days, belong to no snapshot that the
 * table keeps, and are not in `open`: the locations of files in batches that are still to be committed. Throws as
 * `checkMayRemove`.
 */
export async function findOrphans(table: Table, open: Iterable<string>, nowMs = Date.now()): Promise<StoredFile[]> {
  const { metadata, storage } = await loadTable(table);
  checkMayRemove(metadata);
  const old: StoredFile[] = [];
  for (const folder of [dataFolder(metadata), metadataFolder(metadata)]) {
    for await (const file of storage.list(`${folder}/`)) {
      if (ours.test(file.location) && nowMs - file.modifiedMs > oldEnoughMs) old.push(file);
    }
  }
  if (old.length === 0) return [];
  // Loaded after the listing: what was committed meanwhile is seen.
  const { snapshots } = (await loadTable(table)).metadata;
  const needed = await reachableFiles(snapshots, storage);
  for (const location of open) needed.add(sameForm(location));
  return old.filter(({ location }) => !needed.has(sameForm(location)));
}

/** Removes what findOrphans finds, and answers it. */
export async function removeOrphans(table: Table, open: Iterable<string>, nowMs = Date.now()): Promise<StoredFile[]> {
  const orphans = await findOrphans(table, open, nowMs);
  const { storage } = await loadTable(table);
  for (const { location } of orphans) await storage.delete(location);
  return orphans;
}
