// The Avro schemas of manifests and manifest lists, format version 2 (Iceberg specification, "Manifests").

import type { AvroField, RecordSchema } from '../avro/container';

const required = (name: string, id: number, type: unknown): AvroField => ({ name, type, 'field-id': id });
const optional = (name: string, id: number, type: unknown): AvroField => ({
  name,
  type: ['null', type],
  default: null,
  'field-id': id,
});

/** A map from column ids, as Avro has it: an array of pairs. */
const byColumn = (name: string, id: number, keyId: number, valueId: number, type: string): AvroField =>
  optional(name, id, {
    type: 'array',
    logicalType: 'map',
    items: {
      type: 'record',
      name: `k${keyId}_v${valueId}`,
      fields: [required('key', keyId, 'int'), required('value', valueId, type)],
    },
  });

const dataFile = (partition: AvroField[]): AvroField[] => [
  required('content', 134, 'int'),
  required('file_path', 100, 'string'),
  required('file_format', 101, 'string'),
  required('partition', 102, { type: 'record', name: 'r102', fields: partition }),
  required('record_count', 103, 'long'),
  required('file_size_in_bytes', 104, 'long'),
  byColumn('column_sizes', 108, 117, 118, 'long'),
  byColumn('value_counts', 109, 119, 120, 'long'),
  byColumn('null_value_counts', 110, 121, 122, 'long'),
  byColumn('nan_value_counts', 137, 138, 139, 'long'),
  byColumn('lower_bounds', 125, 126, 127, 'bytes'),
  byColumn('upper_bounds', 128, 129, 130, 'bytes'),
  optional('key_metadata', 131, 'bytes'),
  optional('split_offsets', 132, { type: 'array', items: 'long', 'element-id': 133 }),
  optional('equality_ids', 135, { type: 'array', items: 'int', 'element-id': 136 }),
  optional('sort_order_id', 140, 'int'),
];

/** An entry of a manifest whose files are split by these partition fields. */
export const entrySchema = (partition: AvroField[]): RecordSchema => ({
  type: 'record',
  name: 'manifest_entry',
  fields: [
    required('status', 0, 'int'),
    optional('snapshot_id', 1, 'long'),
    optional('sequence_number', 3, 'long'),
    optional('file_sequence_number', 4, 'long'),
    required('data_file', 2, { type: 'record', name: 'r2', fields: dataFile(partition) }),
  ],
});

export const dataFileFields = dataFile([]);

/** An entry of a manifest list: one manifest. */
export const listSchema: RecordSchema = {
  type: 'record',
  name: 'manifest_file',
  fields: [
    required('manifest_path', 500, 'string'),
    required('manifest_length', 501, 'long'),
    required('partition_spec_id', 502, 'int'),
    required('content', 517, 'int'),
    required('sequence_number', 515, 'long'),
    required('min_sequence_number', 516, 'long'),
    required('added_snapshot_id', 503, 'long'),
    required('added_files_count', 504, 'int'),
    required('existing_files_count', 505, 'int'),
    required('deleted_files_count', 506, 'int'),
    required('added_rows_count', 512, 'long'),
    required('existing_rows_count', 513, 'long'),
    required('deleted_rows_count', 514, 'long'),
    optional('partitions', 507, {
      type: 'array',
      'element-id': 508,
      items: {
        type: 'record',
        name: 'r508',
        fields: [
          required('contains_null', 509, 'boolean'),
          optional('contains_nan', 518, 'boolean'),
          optional('lower_bound', 510, 'bytes'),
          optional('upper_bound', 511, 'bytes'),
        ],
      },
    }),
    optional('key_metadata', 519, 'bytes'),
  ],
};
