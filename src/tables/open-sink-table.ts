// The table that a sink appends to: where it is known, how it is reached, and made when it is not there.
import { createTable } from '../iceberg/create-table';
import { evolveAddColumns } from '../iceberg/evolve-add-columns';
import { restCatalog } from '../iceberg/catalog/rest-catalog';
import type { CatalogAuth } from '../iceberg/catalog/settings';
import { loadTable, type LoadedWithStorage, type Table } from '../iceberg/open-table';
import type { S3Settings } from '../iceberg/storage/s3-storage';
import type { TableMetadata } from '../iceberg/table/metadata';
import { PenstockError } from '../model/errors';
import type { Secret } from '../model/secret';
import { rowLayout, type NativeConfig } from '../sinks/iceberg/config';
import type { Outgoing } from './outgoing';

export type SinkSecrets = Record<string, Secret>;

/** What says where a table is. */
export type TablePlace = Pick<NativeConfig, 'catalog' | 'namespace' | 'table' | 's3'>;

/** `uuid`: of the table as it is known; absent, any is taken. */
export function sinkTable(config: TablePlace, secrets: SinkSecrets, outgoing: Outgoing, uuid?: string): Table {
  const { url, warehouse } = config.catalog;
  return {
    namespace: config.namespace.split('.'),
    name: config.table,
    catalog: restCatalog({
      url,
      ...(warehouse !== undefined && { warehouse }),
      auth: authOf(config, secrets),
      dispatcher: outgoing.dispatcher,
    }),
    ...(config.s3 && { s3: s3Of(config.s3, secrets) }),
    agents: outgoing.agents,
    checkLocation: outgoing.checkLocation,
    ...(uuid !== undefined && { uuid }),
  };
}

/**
 * Loads the table; makes it, or adds the columns it lacks, where the sink says so. Throws `tableNotFound`,
 * `tableRecreated`, `tableSchemaMismatch` or what may be tried again.
 */
export async function loadSinkTable(
  table: Table,
  config: NativeConfig,
  outgoing: Outgoing,
): Promise<LoadedWithStorage> {
  const loaded = await loadTable(table).catch(async (error: unknown) => {
    const isMissing = error instanceof PenstockError && error.code === 'tableNotFound';
    // One that was appended to before and is gone is not made anew: its rows are gone too.
    if (!isMissing || !config.create || table.uuid !== undefined) throw error;
    const { location } = config;
    await createTable(table.catalog, table, {
      ...rowLayout(config),
      ...(location !== undefined && { location }),
      checkLocations: (metadata) => checkLocations(outgoing, metadata),
    });
    return loadTable(table);
  });
  checkLocations(outgoing, loaded.metadata);
  const { columns } = rowLayout(config);
  if (config.evolve === 'no' || !lacksColumns(loaded.metadata, columns)) return loaded;
  await evolveAddColumns(table, columns);
  return loadTable(table);
}

/** The catalog's word alone is not enough to write or delete files of this machine. Throws `locationRefused`. */
export function checkLocations(outgoing: Outgoing, { location, properties }: TableMetadata): void {
  outgoing.checkLocation(location);
  for (const name of ['write.data.path', 'write.metadata.path']) {
    const path = properties[name];
    if (path !== undefined) outgoing.checkLocation(path);
  }
}

const lacksColumns = ({ schema }: TableMetadata, columns: { name: string }[]): boolean =>
  columns.some(({ name }) => !schema.fields.some((field) => field.name === name));

function authOf({ catalog: { auth } }: TablePlace, secrets: SinkSecrets): CatalogAuth {
  switch (auth.type) {
    case 'none':
      return { kind: 'none' };
    case 'bearer':
      return { kind: 'bearer', token: secretNamed(secrets, 'catalogToken') };
    case 'oauth2': {
      const { clientId, tokenUrl, scope } = auth;
      return {
        kind: 'oauth2',
        clientId,
        clientSecret: secretNamed(secrets, 'catalogClientSecret'),
        ...(tokenUrl !== undefined && { tokenUrl }),
        ...(scope !== undefined && { scope }),
      };
    }
  }
}

function s3Of({ ...given }: NonNullable<NativeConfig['s3']>, secrets: SinkSecrets): Partial<S3Settings> {
  const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const secretAccessKey = secrets.s3SecretAccessKey?.reveal();
  return { ...set, ...(secretAccessKey !== undefined && { secretAccessKey }) };
}

function secretNamed(secrets: SinkSecrets, name: string): Secret {
  const secret = secrets[name];
  if (secret) return secret;
  throw new PenstockError('sinkBroken', `secrets.${name} must be set`);
}
