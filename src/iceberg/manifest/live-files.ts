// Which files a snapshot consists of.

import type { Storage } from '../storage/storage';
import type { Snapshot, TableMetadata } from '../table/metadata';
import { entryStatus, readManifestPaths } from './manifest';
import { readManifestList, type ListEntry } from './manifest-list';

export async function manifestsOf(snapshot: Snapshot, storage: Storage): Promise<ListEntry[]> {
  return readManifestList(await storage.get(snapshot.manifestList), snapshot.manifestList).entries;
}

/** Locations of data and delete files that are in the table's current snapshot, with the count of their rows. */
export async function liveFiles(metadata: TableMetadata, storage: Storage): Promise<Map<string, bigint>> {
  const live = new Map<string, bigint>();
  if (!metadata.current) return live;
  for (const { manifest_path: path } of await manifestsOf(metadata.current, storage)) {
    for (const entry of readManifestPaths(await storage.get(path), path)) {
      if (entry.status !== entryStatus.deleted) live.set(entry.path, entry.rows);
    }
  }
  return live;
}
