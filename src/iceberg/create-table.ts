// Makes a table, and its namespace where it is missing.

import { PenstockError } from '../model/errors';
import { newSnapshotId, snapshotUpdates } from './append/write-snapshot';
import type { Catalog, LoadedTable, TableName } from './catalog/rest-catalog';
import { tableName } from './open-table';
import { openStorage, type StorageAccess } from './storage/open-storage';
import type { Column } from './table/columns';
import { orderToJson, readOrder, readPartitioning, specToJson } from './table/partition-spec';
import type { TableMetadata } from './table/metadata';
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
  /** Asked before anything is written to the place that the catalog chose; throws when it must not be. */
  checkLocations?: (metadata: TableMetadata) => void;
}

export type NewTable = TableName & StorageAccess;

/**
 * Creates the table; one that somebody else has just created is taken as it is. Throws `badRequest` for a partitioning
 * or an order that does not fit the columns.
 */
export async function createTable(
  catalog: Catalog,
  newTable: NewTable,
  { columns, partition, order, location, properties, checkLocations }: TableDefinition,
): Promise<LoadedTable> {
  const table = tableName(newTable);
  const schema = schemaOf(columns);
  const body = {
    schema: schemaToJson(schema),
    'partition-spec': specToJson(readPartitioning(partition, schema)),
    'write-order': orderToJson(readOrder(order, schema)),
    'stage-create': false,
    properties: {
      'format-version': '2',
      'write.parquet.compression-codec': 'zstd',
      // Each commit makes another metadata file, which lists all snapshots: the catalog keeps the last hundred.
      'write.metadata.delete-after-commit.enabled': 'true',
      'write.metadata.previous-versions-max': '100',
      ...properties,
    },
    ...(location === undefined ? {} : { location }),
  };
  await catalog.createNamespace(table.namespace);
  try {
    if (await catalog.showsHistory()) return await catalog.createTable(table, body);
    return await createWithSnapshot(catalog, newTable, body, checkLocations);
  } catch (error) {
    // A conflict, or an answer that got lost: either way the table says what happened.
    const mayExist =
      error instanceof PenstockError &&
      ['commitConflict', 'commitUnknown', 'network', 'timeout', 'targetFailed'].includes(error.code);
    if (!mayExist) throw error;
    return catalog.load(table).catch(() => {
      throw error;
    });
  }
}

/**
 * In one commit, an empty snapshot with it: of two tables made at once one wins, and of two first snapshots in a catalog
 * that does not tell them apart the later one would.
 */
async function createWithSnapshot(
  catalog: Catalog,
  newTable: NewTable,
  body: object,
  checkLocations: TableDefinition['checkLocations'],
): Promise<LoadedTable> {
  const table = tableName(newTable);
  const { metadata, config } = await catalog.createTable(table, { ...body, 'stage-create': true });
  checkLocations?.(metadata);
  const storage = openStorage(metadata.location, newTable, config);
  const content = { files: [], watermarks: {}, summary: {} };
  return catalog.commit(table, {
    requirements: [{ type: 'assert-create' }],
    updates: [
      { action: 'assign-uuid', uuid: metadata.uuid },
      { action: 'upgrade-format-version', 'format-version': 2 },
      { action: 'add-schema', schema: schemaToJson(metadata.schema), 'last-column-id': metadata.lastColumnId },
      { action: 'set-current-schema', 'schema-id': -1 },
      { action: 'add-spec', spec: specToJson(metadata.spec) },
      { action: 'set-default-spec', 'spec-id': -1 },
      { action: 'add-sort-order', 'sort-order': orderToJson(metadata.order) },
      { action: 'set-default-sort-order', 'sort-order-id': -1 },
      { action: 'set-location', location: metadata.location },
      ...(await snapshotUpdates(newSnapshotId(), content, metadata, storage)),
      { action: 'set-properties', updates: metadata.properties },
    ],
  });
}
