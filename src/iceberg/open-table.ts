// A table to work on: where it is known, and how it and its files are reached.

import { PenstockError } from '../model/errors';
import type { Catalog, TableName } from './catalog/rest-catalog';
import { openStorage, type StorageAccess } from './storage/open-storage';
import type { Storage } from './storage/storage';
import type { TableMetadata } from './table/metadata';

export interface Table extends TableName, StorageAccess {
  catalog: Catalog;
  /** The UUID that the table is known to have; anything else under its name is refused. */
  uuid?: string;
}

export interface LoadedWithStorage {
  metadata: TableMetadata;
  storage: Storage;
}

/** Loads the table anew. Throws `tableRecreated` when it has another UUID than it is known to have. */
export async function loadTable(table: Table): Promise<LoadedWithStorage> {
  const { metadata, config } = await table.catalog.load(tableName(table));
  if (table.uuid !== undefined && metadata.uuid !== table.uuid) {
    const message = `table ${showTable(table)} was made anew: its UUID is ${metadata.uuid}, it was ${table.uuid}`;
    throw new PenstockError('tableRecreated', message);
  }
  return { metadata, storage: openStorage(metadata.location, table, config) };
}

export const tableName = ({ namespace, name }: TableName): TableName => ({ namespace, name });

export const showTable = ({ namespace, name }: TableName): string => [...namespace, name].join('.');
