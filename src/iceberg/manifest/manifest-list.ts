// Manifest lists: which manifests a snapshot consists of.

import { readContainer, writeContainer, type AvroField, type AvroRecord } from '../avro/container';
import type { PartitionSpec } from '../table/partition-spec';
import type { Schema } from '../table/schema';
import { entryStatus, type ManifestEntry } from './manifest';
import { summarize, typedFields } from './partition-values';
import { listSchema } from './schemas';

/** An entry by the names of `listSchema`, and by those of fields that only other writers know. */
export interface ListEntry extends AvroRecord {
  manifest_path: string;
  manifest_length: bigint;
  partition_spec_id: number;
  /** 0 for data files, 1 for deletes. */
  content: number;
  sequence_number: bigint;
  min_sequence_number: bigint;
  added_snapshot_id: bigint;
  added_files_count: number;
  existing_files_count: number;
  deleted_files_count: number;
}

export interface ManifestList {
  entries: ListEntry[];
  /** Fields of other writers, carried on. */
  unknownFields: AvroField[];
}

const knownIds = new Set(listSchema.fields.map((field) => field['field-id']));

/** Reads the list of any writer, by field ids. */
export function readManifestList(bytes: Buffer, location: string): ManifestList {
  const { schema, records } = readContainer(bytes, location);
  const unknownFields = schema.fields.filter((field) => !knownIds.has(field['field-id']));
  const names = [...listSchema.fields, ...unknownFields].map(({ name, 'field-id': id }) => ({
    name,
    written: schema.fields.find((field) => field['field-id'] === id)?.name,
  }));
  const entries = records.map(
    (record) =>
      Object.fromEntries(names.map(({ name, written }) => [name, (written && record[written]) ?? null])) as ListEntry,
  );
  return { entries, unknownFields };
}

export interface ListOwner {
  snapshotId: bigint;
  parentId: bigint | undefined;
  sequenceNumber: bigint;
}

export function writeManifestList({ entries, unknownFields }: ManifestList, owner: ListOwner): Buffer {
  const nullable = unknownFields.map((field) => ({
    ...field,
    type: Array.isArray(field.type) ? field.type : ['null', field.type],
    default: null,
  }));
  const absent = Object.fromEntries(nullable.map(({ name }) => [name, null]));
  return writeContainer({
    schema: { ...listSchema, fields: [...listSchema.fields, ...nullable] },
    records: entries.map((entry) => ({ ...absent, ...entry })),
    metadata: {
      'snapshot-id': String(owner.snapshotId),
      'parent-snapshot-id': owner.parentId === undefined ? 'null' : String(owner.parentId),
      'sequence-number': String(owner.sequenceNumber),
      'format-version': '2',
    },
  });
}

/** The list's entry for a manifest that a commit writes. */
export function listEntry(
  manifest: { path: string; bytes: number; entries: ManifestEntry[]; spec: PartitionSpec },
  schema: Schema,
  owner: { snapshotId: bigint; sequenceNumber: bigint },
): ListEntry {
  const { entries, spec } = manifest;
  const ofStatus = (status: number) => entries.filter((entry) => entry.status === status);
  const rows = (status: number) => ofStatus(status).reduce((sum, entry) => sum + entry.rows, 0n);
  const oldest = entries.reduce(
    (least, { sequenceNumber: number }) => (number !== null && number < least ? number : least),
    owner.sequenceNumber,
  );
  return {
    manifest_path: manifest.path,
    manifest_length: BigInt(manifest.bytes),
    partition_spec_id: spec.specId,
    content: 0,
    sequence_number: owner.sequenceNumber,
    min_sequence_number: oldest,
    added_snapshot_id: owner.snapshotId,
    added_files_count: ofStatus(entryStatus.added).length,
    existing_files_count: ofStatus(entryStatus.existing).length,
    deleted_files_count: ofStatus(entryStatus.deleted).length,
    added_rows_count: rows(entryStatus.added),
    existing_rows_count: rows(entryStatus.existing),
    deleted_rows_count: rows(entryStatus.deleted),
    partitions: typedFields(spec, schema).map(({ type }, index) =>
      summarize(
        type,
        entries.map(({ partition }) => partition[index] ?? null),
      ),
    ),
    key_metadata: null,
  };
}
