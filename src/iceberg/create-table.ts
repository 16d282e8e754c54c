// Makes a table, and its namespace where it is missing.

import { PenstockError } from '../model/errors';
import type { Catalog, LoadedTable, TableName } from './catalog/rest-catalog';
import type { Column } from './table/columns';
import { orderToJson, readOrder, readPartitioning, specToJson } from './table/partition-spec';
import { schemaOf, schemaToJson } from './table/schema';

export interface TableDefinition {
  columns: Column[];
  /** Such as `day(applied_at_ms), bucket[8](id)`; empty for a table that is not split. */
  partition: string;
  /** Such as `applied_at_ms ASC`; empty for a table that is not sorted. */
  order: string;
  /** Where its files are to be; the catalog chooses when it is absent. */
  location?: string;
  properties?: Record<string, string>;
}

/**
 * Creates the table; one that somebody else has just created is taken as it is. Throws `badRequest` for a partitioning
 * or an order that does not fit the columns.
 */
export async function createTable(
  catalog: Catalog,
  table: TableName,
  { columns, partition, order, location, properties }: TableDefinition,
): Promise<LoadedTable> {
  const schema = schemaOf(columns);
  const body = {
    schema: schemaToJson(schema),
    'partition-spec': specToJson(readPartitioning(partition, schema)),
    'write-order': orderToJson(readOrder(order, schema)),
    'stage-create': false,
    properties: { 'format-version': '2', 'write.parquet.compression-codec': 'zstd', ...properties },
    ...(location === undefined ? {} : { location }),
  };
  await catalog.createNamespace(table.namespace);
  try {
    return await catalog.createTable(table, body);
  } catch (error) {
    // A conflict, or an answer that got lost: either way the table says what happened.
    const mayExist =
      error instanceof PenstockError && ['commitConflict', 'network', 'timeout', 'targetFailed'].includes(error.code);
    if (!mayExist) throw error;
    return catalog.load(table).catch(() => {
      throw error;
    });
  }
}
