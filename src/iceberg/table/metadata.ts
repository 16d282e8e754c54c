// A table's metadata as a catalog answers it: what the writer reads of it, with 63-bit ids as bigints.

import { z } from 'zod';
import { PenstockError } from '../../model/errors';
import type { Schema } from './schema';
import type { PartitionSpec, SortOrder } from './partition-spec';

const whole = z.union([z.int(), z.bigint()]).transform((value) => BigInt(value));

const field = z.looseObject({
  id: z.int(),
  name: z.string(),
  required: z.boolean(),
  type: z.unknown(),
  doc: z.string().optional(),
});
const specField = z.looseObject({
  'source-id': z.int(),
  'field-id': z.int(),
  name: z.string(),
  transform: z.string(),
});
const sortField = z.looseObject({
  'source-id': z.int(),
  transform: z.string(),
  direction: z.enum(['asc', 'desc']),
  'null-order': z.enum(['nulls-first', 'nulls-last']),
});

const snapshot = z
  .looseObject({
    'snapshot-id': whole,
    'parent-snapshot-id': whole.nullish(),
    'sequence-number': whole.default(0n),
    'timestamp-ms': whole,
    'manifest-list': z.string(),
    summary: z.record(z.string(), z.string()).default({}),
  })
  .transform((found) => ({
    id: found['snapshot-id'],
    parentId: found['parent-snapshot-id'] ?? undefined,
    sequenceNumber: found['sequence-number'],
    timestampMs: Number(found['timestamp-ms']),
    manifestList: found['manifest-list'],
    summary: found.summary,
  }));

export type Snapshot = z.infer<typeof snapshot>;

const schemaJson = z.looseObject({
  'schema-id': z.int().default(0),
  'identifier-field-ids': z.array(z.int()).optional(),
  fields: z.array(field),
});

const metadata = z.looseObject({
  'format-version': z.literal(2),
  'table-uuid': z.string(),
  location: z.string(),
  'last-sequence-number': whole.default(0n),
  'last-updated-ms': whole,
  'last-column-id': z.int(),
  schemas: z.array(schemaJson),
  'current-schema-id': z.int(),
  'partition-specs': z.array(z.looseObject({ 'spec-id': z.int(), fields: z.array(specField) })),
  'default-spec-id': z.int(),
  'sort-orders': z.array(z.looseObject({ 'order-id': z.int(), fields: z.array(sortField) })),
  'default-sort-order-id': z.int(),
  properties: z.record(z.string(), z.string()).default({}),
  snapshots: z.array(snapshot).default([]),
  refs: z.record(z.string(), z.looseObject({ 'snapshot-id': whole, type: z.string() })).nullish(),
  'current-snapshot-id': whole.nullish(),
});

export interface TableMetadata {
  uuid: string;
  location: string;
  lastSequenceNumber: bigint;
  lastUpdatedMs: number;
  lastColumnId: number;
  schemas: Schema[];
  /** The current schema. */
  schema: Schema;
  specs: PartitionSpec[];
  /** The spec that new files are split by. */
  spec: PartitionSpec;
  orders: SortOrder[];
  /** The order that new files are sorted by. */
  order: SortOrder;
  properties: Record<string, string>;
  snapshots: Snapshot[];
  /** The snapshot that the branch `main` is at; undefined for a table without one. */
  current: Snapshot | undefined;
  /** Snapshots that branches and tags point to. */
  referenced: bigint[];
  /** False when the catalog answers the current snapshot alone, without its parent. */
  showsHistory: boolean;
}

/** Reads the metadata in a catalog's answer. Throws `tableUnsupported` for another format version than 2. */
export function readMetadata(json: unknown, { showsHistory } = { showsHistory: true }): TableMetadata {
  const version = (json as { 'format-version'?: unknown } | undefined)?.['format-version'];
  if (version !== 2) {
    throw new PenstockError('tableUnsupported', `the table must have format version 2, got ${String(version)}`);
  }
  const parsed = metadata.safeParse(json);
  if (!parsed.success) {
    throw new PenstockError('targetAnswerInvalid', `table metadata: ${z.prettifyError(parsed.error)}`);
  }
  const found = parsed.data;
  const schemas = found.schemas.map((schema): Schema => ({
    schemaId: schema['schema-id'],
    fields: schema.fields.map(({ id, name, required, type, doc }) => ({
      id,
      name,
      required,
      type,
      ...(doc === undefined ? {} : { doc }),
    })),
    ...(schema['identifier-field-ids'] ? { identifierFieldIds: schema['identifier-field-ids'] } : {}),
  }));
  const specs = found['partition-specs'].map((spec): PartitionSpec => ({
    specId: spec['spec-id'],
    fields: spec.fields.map((each) => ({
      sourceId: each['source-id'],
      fieldId: each['field-id'],
      name: each.name,
      transform: each.transform,
    })),
  }));
  const orders = found['sort-orders'].map((order): SortOrder => ({
    orderId: order['order-id'],
    fields: order.fields.map((each) => ({
      sourceId: each['source-id'],
      transform: each.transform,
      direction: each.direction,
      nullOrder: each['null-order'],
    })),
  }));
  // There always is a branch main, at the current snapshot, also where no refs are listed (specification, "Table Metadata").
  // Former writers say -1 for none.
  const currentId = found.refs?.main?.['snapshot-id'] ?? found['current-snapshot-id'] ?? -1n;
  return {
    uuid: found['table-uuid'],
    location: found.location.replace(/\/+$/, ''),
    lastSequenceNumber: found['last-sequence-number'],
    lastUpdatedMs: Number(found['last-updated-ms']),
    lastColumnId: found['last-column-id'],
    schemas,
    schema: mustFind(schemas, ({ schemaId }) => schemaId === found['current-schema-id'], 'current schema'),
    specs,
    spec: mustFind(specs, ({ specId }) => specId === found['default-spec-id'], 'default partition spec'),
    orders,
    order: mustFind(orders, ({ orderId }) => orderId === found['default-sort-order-id'], 'default sort order'),
    properties: found.properties,
    snapshots: found.snapshots,
    current:
      currentId === -1n ? undefined : mustFind(found.snapshots, ({ id }) => id === currentId, 'snapshot of main'),
    referenced: Object.values(found.refs ?? {}).map((ref) => ref['snapshot-id']),
    showsHistory,
  };
}

function mustFind<T>(list: T[], isIt: (one: T) => boolean, what: string): T {
  const found = list.find(isIt);
  if (found === undefined) throw new PenstockError('targetAnswerInvalid', `table metadata: its ${what} is missing`);
  return found;
}
