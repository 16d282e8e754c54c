// Manifests: which data files a table has, with their figures.

import { readContainer, writeContainer, type AvroField, type AvroRecord, type RecordSchema } from '../avro/container';
import { fieldsToJson, type PartitionSpec } from '../table/partition-spec';
import { schemaToJson, type Schema } from '../table/schema';
import type { ColumnFigures, DataFile } from '../table/data-file';
import { avroFields, fromAvro, fromWire, toAvro, typedFields, type TypedPartitionField } from './partition-values';
import { dataFileFields, entrySchema } from './schemas';
import type { Value } from '../format/types';

/** What an entry says of its file: in the table since earlier, added, or removed. */
export const entryStatus = { existing: 0, added: 1, deleted: 2 } as const;

/** An entry. Null numbers are inherited from the manifest's own entry in the manifest list. */
export interface ManifestEntry {
  status: number;
  snapshotId: bigint | null;
  sequenceNumber: bigint | null;
  fileSequenceNumber: bigint | null;
  path: string;
  rows: bigint;
  /** In the order of the spec's fields. */
  partition: (Value | null)[];
  /** The file's record by the names of `dataFileFields`, without its partition. */
  figures: AvroRecord;
}

export interface ReadManifest {
  entries: ManifestEntry[];
  /** Whether it has fields that would be lost if its entries were written again. */
  hasUnknownFields: boolean;
}

/** An entry that adds a file of ours, split by a spec with these fields. */
export function addedEntry(file: DataFile, fields: TypedPartitionField[], knownOrder: boolean): ManifestEntry {
  const pairs = (value: (column: ColumnFigures) => bigint | Buffer | undefined) =>
    file.columns.flatMap((column) => {
      const found = value(column);
      return found === undefined ? [] : [{ key: column.fieldId, value: found }];
    });
  const bound = (text: string | undefined) => (text === undefined ? undefined : Buffer.from(text, 'base64'));
  return {
    status: entryStatus.added,
    snapshotId: null,
    sequenceNumber: null,
    fileSequenceNumber: null,
    path: file.location,
    rows: BigInt(file.rows),
    partition: fields.map(({ type }, index) => fromWire(type, file.partition[index] ?? null)),
    figures: {
      content: 0,
      file_path: file.location,
      file_format: 'PARQUET',
      record_count: BigInt(file.rows),
      file_size_in_bytes: BigInt(file.bytes),
      column_sizes: pairs(({ bytes }) => BigInt(bytes)),
      value_counts: pairs(({ values }) => BigInt(values)),
      null_value_counts: pairs(({ nulls }) => BigInt(nulls)),
      // An empty map and not null: there are readers that stumble over null.
      nan_value_counts: [],
      lower_bounds: pairs(({ lower }) => bound(lower)),
      upper_bounds: pairs(({ upper }) => bound(upper)),
      key_metadata: null,
      split_offsets: null,
      equality_ids: null,
      sort_order_id: knownOrder ? file.orderId : null,
    },
  };
}

export function writeManifest(entries: ManifestEntry[], spec: PartitionSpec, schema: Schema): Buffer {
  const fields = typedFields(spec, schema);
  return writeContainer({
    schema: entrySchema(avroFields(fields)),
    records: entries.map((entry) => ({
      status: entry.status,
      snapshot_id: entry.snapshotId,
      sequence_number: entry.sequenceNumber,
      file_sequence_number: entry.fileSequenceNumber,
      data_file: {
        ...entry.figures,
        partition: Object.fromEntries(
          fields.map(({ name, type }, index) => [name, toAvro(type, entry.partition[index])]),
        ),
      },
    })),
    metadata: {
      schema: JSON.stringify(schemaToJson(schema)),
      'schema-id': String(schema.schemaId),
      'partition-spec': JSON.stringify(fieldsToJson(spec.fields)),
      'partition-spec-id': String(spec.specId),
      'format-version': '2',
      content: 'data',
    },
  });
}

/** Reads the manifest of any writer, by field ids. */
export function readManifest(bytes: Buffer, location: string, spec: PartitionSpec, schema: Schema): ReadManifest {
  const { schema: written, records } = readContainer(bytes, location);
  const entryName = namesById(written.fields);
  const fileSchema = written.fields.find((field) => field['field-id'] === 2)!.type as RecordSchema;
  const fileName = namesById(fileSchema.fields);
  const partitionName = namesById((fileSchema.fields.find((f) => f['field-id'] === 102)!.type as RecordSchema).fields);
  const fields = typedFields(spec, schema);
  const at = (record: AvroRecord, names: Map<number, string>, id: number): unknown =>
    record[names.get(id) ?? ''] ?? null;
  const entries = records.map((record): ManifestEntry => {
    const file = at(record, entryName, 2) as AvroRecord;
    const partition = at(file, fileName, 102) as AvroRecord;
    const known = dataFileFields.filter((field) => field['field-id'] !== 102);
    return {
      status: at(record, entryName, 0) as number,
      snapshotId: at(record, entryName, 1) as bigint | null,
      sequenceNumber: at(record, entryName, 3) as bigint | null,
      fileSequenceNumber: at(record, entryName, 4) as bigint | null,
      path: at(file, fileName, 100) as string,
      rows: at(file, fileName, 103) as bigint,
      partition: fields.map(({ fieldId, type }) => fromAvro(type, at(partition, partitionName, fieldId))),
      figures: Object.fromEntries(known.map((field) => [field.name, at(file, fileName, field['field-id']!)])),
    };
  });
  const knownIds = new Set(dataFileFields.map((field) => field['field-id']));
  return { entries, hasUnknownFields: fileSchema.fields.some((field) => !knownIds.has(field['field-id'])) };
}

/** Only what the entries of a manifest name, also of one whose spec or schema is not known. */
export function readManifestPaths(bytes: Buffer, location: string): { path: string; status: number; rows: bigint }[] {
  const { schema, records } = readContainer(bytes, location);
  const entryName = namesById(schema.fields);
  const file = schema.fields.find((field) => field['field-id'] === 2)!;
  const fileName = namesById((file.type as RecordSchema).fields);
  return records.map((record) => {
    const found = record[file.name] as AvroRecord;
    return {
      path: found[fileName.get(100)!] as string,
      status: record[entryName.get(0)!] as number,
      rows: found[fileName.get(103)!] as bigint,
    };
  });
}

const namesById = (fields: AvroField[]): Map<number, string> =>
  new Map(fields.flatMap((field) => (field['field-id'] === undefined ? [] : [[field['field-id'], field.name]])));
