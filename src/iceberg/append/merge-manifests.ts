// Keeps a table of many small commits readable: many small manifests become few large ones, with the same entries.

import { entryStatus, readManifest, writeManifest, type ManifestEntry } from '../manifest/manifest';
import { listEntry, type ListEntry } from '../manifest/manifest-list';
import type { Storage } from '../storage/storage';
import { mergedManifestName } from '../table/file-names';
import { metadataFolder } from '../table/layout';
import type { TableMetadata } from '../table/metadata';

/** Small manifests are merged when there are this many, up to this size: the defaults of other writers. */
const mergeAt = 100;
const targetBytes = 8 * 1024 * 1024;

export interface CommitOwner {
  snapshotId: bigint;
  sequenceNumber: bigint;
}

/**
 * The list's entries with small manifests of data files merged, where there are too many of one spec. Entries keep the
 * snapshot and the sequence numbers that they had or inherited, and those of removed files are left out, as the
 * specification says of rewritten manifests. Manifests with fields that are not known are left as they are.
 */
export async function mergeManifests(
  entries: ListEntry[],
  metadata: TableMetadata,
  storage: Storage,
  owner: CommitOwner,
): Promise<ListEntry[]> {
  const isSmall = (entry: ListEntry) =>
    entry.content === 0 && entry.manifest_length < targetBytes && !entry.key_metadata;
  let result = entries;
  for (const specId of new Set(entries.map((entry) => entry.partition_spec_id))) {
    const small = entries.filter((entry) => isSmall(entry) && entry.partition_spec_id === specId);
    if (small.length < mergeAt) continue;
    const { merged, replaced } = await merge(small, metadata, storage, owner);
    result = [...merged, ...result.filter((entry) => !replaced.has(entry))];
  }
  return result;
}

async function merge(small: ListEntry[], metadata: TableMetadata, storage: Storage, owner: CommitOwner) {
  const spec = metadata.specs.find(({ specId }) => specId === small[0]!.partition_spec_id);
  const canWrite = spec?.fields.every(({ sourceId }) => metadata.schema.fields.some(({ id }) => id === sourceId));
  const merged: ListEntry[] = [];
  const replaced = new Set<ListEntry>();
  if (!spec || !canWrite) return { merged, replaced };
  // The smallest first: a manifest that is nearly full is not written again for a few entries more.
  const bins = binsOf([...small].sort((a, b) => Number(a.manifest_length - b.manifest_length)));
  for (const bin of bins) {
    const kept: ManifestEntry[] = [];
    const taken: ListEntry[] = [];
    for (const entry of bin) {
      const bytes = await storage.get(entry.manifest_path);
      const manifest = readManifest(bytes, entry.manifest_path, spec, metadata.schema);
      if (manifest.hasUnknownFields) continue;
      taken.push(entry);
      kept.push(...manifest.entries.filter(({ status }) => status !== entryStatus.deleted).map(inherit(entry)));
    }
    if (taken.length < 2) continue;
    taken.forEach((entry) => replaced.add(entry));
    if (kept.length === 0) continue;
    const bytes = writeManifest(kept, spec, metadata.schema);
    const path = `${metadataFolder(metadata)}/${mergedManifestName(metadata.uuid)}`;
    await storage.put(path, bytes);
    merged.push(listEntry({ path, bytes: bytes.length, entries: kept, spec }, metadata.schema, owner));
  }
  return { merged, replaced };
}

function binsOf(entries: ListEntry[]): ListEntry[][] {
  const bins: ListEntry[][] = [];
  let room = 0;
  for (const entry of entries) {
    if (bins.length === 0 || Number(entry.manifest_length) > room) {
      bins.push([]);
      room = targetBytes;
    }
    bins.at(-1)!.push(entry);
    room -= Number(entry.manifest_length);
  }
  return bins;
}

/** Null numbers are those of the manifest itself; a rewritten entry must say them. */
const inherit =
  (manifest: ListEntry) =>
  (entry: ManifestEntry): ManifestEntry => ({
    ...entry,
    status: entryStatus.existing,
    snapshotId: entry.snapshotId ?? manifest.added_snapshot_id,
    sequenceNumber: entry.sequenceNumber ?? manifest.sequence_number,
    fileSequenceNumber: entry.fileSequenceNumber ?? manifest.sequence_number,
  });
