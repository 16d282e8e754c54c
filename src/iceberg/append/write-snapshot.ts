// Writes what a commit needs: manifests for the new files, the manifest list, and the commit's requirements and updates.

import { randomBytes } from 'node:crypto';
import { PenstockError } from '../../model/errors';
import type { Commit } from '../catalog/rest-catalog';
import { addedEntry, writeManifest } from '../manifest/manifest';
import { listEntry, readManifestList, writeManifestList, type ListEntry } from '../manifest/manifest-list';
import { typedFields } from '../manifest/partition-values';
import { removeAll } from '../storage/remove-all';
import type { Storage } from '../storage/storage';
import type { DataFile } from '../table/data-file';
import { manifestListName, manifestName } from '../table/file-names';
import { metadataFolder } from '../table/layout';
import type { TableMetadata } from '../table/metadata';
import { mergeManifests, type CommitOwner } from './merge-manifests';
import { summaryKey, writeWatermark } from './watermarks';

export interface SnapshotContent {
  /** May be none: a watermark is never moved without a snapshot, which is what makes the commit compare-and-set. */
  files: DataFile[];
  /** The next positions by key. */
  watermarks: Record<string, number>;
  /** What the snapshot's summary says beside the usual. */
  summary: Record<string, string>;
}

/** A new id: 63 random bits. */
export const newSnapshotId = (): bigint => BigInt.asUintN(63, randomBytes(8).readBigUInt64LE());

/**
 * Writes the files of a snapshot on top of the metadata, and answers the commit that makes it the current one. Throws
 * `tableUnsupported` where a first snapshot could overwrite another writer's.
 */
export async function writeSnapshot(
  snapshotId: bigint,
  content: SnapshotContent,
  metadata: TableMetadata,
  storage: Storage,
): Promise<Commit> {
  const { current, showsHistory } = metadata;
  if (!current && !showsHistory) {
    const remedy = 'drop it and have a sink with "create" make it, or append to it once with another engine';
    throw new PenstockError('tableUnsupported', `the table must have a snapshot in this catalog, Nessie: ${remedy}`);
  }
  return {
    requirements: [
      { type: 'assert-table-uuid', uuid: metadata.uuid },
      { type: 'assert-ref-snapshot-id', ref: 'main', 'snapshot-id': current?.id ?? null },
      { type: 'assert-current-schema-id', 'current-schema-id': metadata.schema.schemaId },
    ],
    updates: [
      ...(await snapshotUpdates(snapshotId, content, metadata, storage)),
      {
        action: 'set-properties',
        updates: Object.fromEntries(
          Object.entries(content.watermarks).map(([key, next]) => [key, writeWatermark({ next, snapshotId })]),
        ),
      },
    ],
  };
}

/** Writes the files of a snapshot, and answers what adds it to the table and makes it the current one. */
export async function snapshotUpdates(
  snapshotId: bigint,
  content: SnapshotContent,
  metadata: TableMetadata,
  storage: Storage,
): Promise<object[]> {
  const written: string[] = [];
  const put: Storage['put'] = async (location, bytes) => {
    await storage.put(location, bytes);
    written.push(location);
  };
  try {
    return await writeFiles(snapshotId, content, metadata, { ...storage, put });
  } catch (error) {
    // No catalog was told of them: each try would leave its own.
    await removeAll(storage, written);
    throw error;
  }
}

async function writeFiles(
  snapshotId: bigint,
  { files, watermarks, summary }: SnapshotContent,
  metadata: TableMetadata,
  storage: Storage,
): Promise<object[]> {
  const { current } = metadata;
  const owner: CommitOwner = { snapshotId, sequenceNumber: metadata.lastSequenceNumber + 1n };
  const parent = current
    ? readManifestList(await storage.get(current.manifestList), current.manifestList)
    : { entries: [], unknownFields: [] };
  const added = await writeManifests(files, metadata, storage, owner);
  const merged = await mergeManifests([...added, ...parent.entries], metadata, storage, owner);
  // Lists of snapshots name no manifests without files.
  const entries = merged.filter(
    (entry) => isOf(entry, snapshotId) || entry.added_files_count + entry.existing_files_count > 0,
  );
  const manifestList = `${metadataFolder(metadata)}/${manifestListName(metadata.uuid, snapshotId)}`;
  const list = writeManifestList({ ...parent, entries }, { ...owner, parentId: current?.id });
  await storage.put(manifestList, list);
  return [
    {
      action: 'add-snapshot',
      snapshot: {
        'snapshot-id': snapshotId,
        ...(current ? { 'parent-snapshot-id': current.id } : {}),
        'sequence-number': owner.sequenceNumber,
        // Never before the last one, even when clocks differ: catalogs refuse that.
        'timestamp-ms': Math.max(Date.now(), metadata.lastUpdatedMs),
        'manifest-list': manifestList,
        'schema-id': metadata.schema.schemaId,
        summary: {
          operation: 'append',
          ...totals(files, current?.summary),
          [summaryKey]: JSON.stringify(watermarks),
          ...summary,
        },
      },
    },
    { action: 'set-snapshot-ref', 'ref-name': 'main', type: 'branch', 'snapshot-id': snapshotId },
  ];
}

const isOf = (entry: ListEntry, snapshotId: bigint) => entry.added_snapshot_id === snapshotId;

/** One manifest for each spec that the files were split by. */
async function writeManifests(
  files: DataFile[],
  metadata: TableMetadata,
  storage: Storage,
  owner: CommitOwner,
): Promise<ListEntry[]> {
  const written: ListEntry[] = [];
  for (const specId of new Set(files.map((file) => file.specId))) {
    const spec = metadata.specs.find((each) => each.specId === specId)!;
    const fields = typedFields(spec, metadata.schema);
    const knownOrder = (id: number) => metadata.orders.some(({ orderId }) => orderId === id);
    const ofSpec = files.filter((file) => file.specId === specId);
    const entries = ofSpec.map((file) => addedEntry(file, fields, knownOrder(file.orderId)));
    const bytes = writeManifest(entries, spec, metadata.schema);
    const path = `${metadataFolder(metadata)}/${manifestName(metadata.uuid)}`;
    await storage.put(path, bytes);
    written.push(listEntry({ path, bytes: bytes.length, entries, spec }, metadata.schema, owner));
  }
  return written;
}

/** What every snapshot's summary counts. A total is left out where there is a parent which does not say it. */
export function totals(
  files: Pick<DataFile, 'rows' | 'bytes' | 'specId' | 'partition'>[],
  parent: Record<string, string> | undefined,
): Record<string, string> {
  const rows = files.reduce((sum, file) => sum + file.rows, 0);
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const partitions = new Set(files.map(({ specId, partition }) => JSON.stringify([specId, partition])));
  const total = (key: string, more: number): Record<string, string> => {
    const before = parent ? parent[key] : '0';
    return before === undefined ? {} : { [key]: String(BigInt(before) + BigInt(more)) };
  };
  return {
    ...(files.length > 0
      ? { 'added-data-files': String(files.length), 'added-records': String(rows), 'added-files-size': String(bytes) }
      : {}),
    'changed-partition-count': String(partitions.size),
    ...total('total-records', rows),
    ...total('total-files-size', bytes),
    ...total('total-data-files', files.length),
    ...total('total-delete-files', 0),
    ...total('total-position-deletes', 0),
    ...total('total-equality-deletes', 0),
  };
}
