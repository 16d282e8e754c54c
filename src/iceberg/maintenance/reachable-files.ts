// All files that snapshots need: their lists, manifests, data and delete files.

import { manifestsOf } from '../manifest/live-files';
import { entryStatus, readManifestPaths } from '../manifest/manifest';
import type { Storage } from '../storage/storage';
import type { Snapshot } from '../table/metadata';

/** Locations as `sameForm` writes them. */
export async function reachableFiles(snapshots: Snapshot[], storage: Storage): Promise<Set<string>> {
  const found = new Set<string>();
  for (const snapshot of snapshots) {
    found.add(sameForm(snapshot.manifestList));
    for (const { manifest_path: manifest } of await manifestsOf(snapshot, storage)) {
      // Snapshots share most of their manifests.
      if (found.has(sameForm(manifest))) continue;
      found.add(sameForm(manifest));
      for (const { path, status } of readManifestPaths(await storage.get(manifest), manifest)) {
        if (status !== entryStatus.deleted) found.add(sameForm(path));
      }
    }
  }
  return found;
}

/** Writers differ in how they write one location: `file:/x` and `file:///x`, `s3a://` and `s3://`. */
export const sameForm = (location: string): string =>
  location.replace(/^file:\/*(?=\/)/, 'file://').replace(/^s3[an]:/, 's3:');
