// A catalog of one table, in memory: for thousands of commits, where a real catalog would take minutes.

import type { Catalog, Commit } from '../../src/iceberg/catalog/rest-catalog';
import { PenstockError } from '../../src/model/errors';
import { readMetadata } from '../../src/iceberg/table/metadata';
import { orderToJson, readOrder, readPartitioning, specToJson } from '../../src/iceberg/table/partition-spec';
import { schemaOf, schemaToJson } from '../../src/iceberg/table/schema';
import type { TableDefinition } from '../../src/iceberg/create-table';

interface SnapshotJson {
  'snapshot-id': bigint;
  'sequence-number': bigint;
  'timestamp-ms': number;
}

interface Update {
  action: string;
  snapshot?: SnapshotJson;
  'snapshot-id'?: bigint;
  'snapshot-ids'?: bigint[];
  updates?: Record<string, string>;
}

/** `metadata()`: the table's metadata file, with ids as bigints. */
export function memoryCatalog({ columns, partition, order }: TableDefinition, location: string) {
  const schema = schemaOf(columns);
  const [spec, sorting] = [readPartitioning(partition, schema), readOrder(order, schema)];
  let snapshots: SnapshotJson[] = [];
  let current: bigint | undefined;
  let properties: Record<string, string> = {};

  const metadata = () => ({
    'format-version': 2,
    'table-uuid': '0198c0de-0000-7000-8000-000000000001',
    location,
    'last-sequence-number': snapshots.at(-1)?.['sequence-number'] ?? 0n,
    'last-updated-ms': snapshots.at(-1)?.['timestamp-ms'] ?? 0,
    'last-column-id': columns.length,
    schemas: [schemaToJson(schema)],
    'current-schema-id': 0,
    'partition-specs': [specToJson(spec)],
    'default-spec-id': 0,
    'last-partition-id': 999 + spec.fields.length,
    'sort-orders': [orderToJson(sorting)],
    'default-sort-order-id': sorting.orderId,
    properties,
    snapshots,
    ...(current === undefined
      ? {}
      : { 'current-snapshot-id': current, refs: { main: { 'snapshot-id': current, type: 'branch' } } }),
  });
  const loaded = () => Promise.resolve({ metadata: readMetadata(metadata()), metadataLocation: undefined, config: {} });

  function apply({ requirements, updates }: Commit): void {
    const head = (requirements as { type: string; 'snapshot-id'?: bigint | null }[]).find(
      ({ type }) => type === 'assert-ref-snapshot-id',
    );
    if (head && (head['snapshot-id'] ?? undefined) !== current) throw new PenstockError('commitConflict', 'main moved');
    for (const update of updates as Update[]) {
      if (update.action === 'add-snapshot') snapshots = [...snapshots, update.snapshot!];
      if (update.action === 'set-snapshot-ref') current = update['snapshot-id'];
      if (update.action === 'set-properties') properties = { ...properties, ...update.updates };
      if (update.action === 'remove-snapshots')
        snapshots = snapshots.filter((snapshot) => !update['snapshot-ids']!.includes(snapshot['snapshot-id']));
    }
  }

  const catalog: Catalog = {
    showsHistory: () => Promise.resolve(true),
    load: loaded,
    createNamespace: () => Promise.resolve(),
    createTable: loaded,
    async commit(_table, commit) {
      apply(commit);
      return loaded();
    },
  };
  return { catalog, metadata };
}
