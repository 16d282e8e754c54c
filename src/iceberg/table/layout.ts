// What a data file is written by: columns, partition spec and order of a table as they were at that time.

import type { Column } from './columns';
import type { TableMetadata } from './metadata';
import type { PartitionSpec, SortOrder } from './partition-spec';
import { placeColumns, type PlacedColumn, type Schema } from './schema';

/** All that the encoder must know of a table. It can be written as JSON. */
export interface TableLayout {
  tableUuid: string;
  /** Folder of data files, without a slash at the end. */
  dataLocation: string;
  schema: Schema;
  columns: PlacedColumn[];
  spec: PartitionSpec;
  order: SortOrder;
}

/** The layout for new files. Throws `tableSchemaMismatch` when the columns do not fit the table. */
export function layoutOf(metadata: TableMetadata, columns: Column[]): TableLayout {
  return {
    tableUuid: metadata.uuid,
    dataLocation: dataFolder(metadata),
    schema: metadata.schema,
    columns: placeColumns(metadata.schema, columns),
    spec: metadata.spec,
    order: metadata.order,
  };
}

/** Folder of data files, without a slash at the end. */
export const dataFolder = ({ properties, location }: TableMetadata): string =>
  (properties['write.data.path'] ?? `${location}/data`).replace(/\/+$/, '');

export const metadataFolder = ({ properties, location }: TableMetadata): string =>
  (properties['write.metadata.path'] ?? `${location}/metadata`).replace(/\/+$/, '');
