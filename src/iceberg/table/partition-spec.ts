// How a table is split and sorted: as its metadata says it, and as an operator writes it.

import { PenstockError } from '../../model/errors';
import { readType, type PrimitiveType } from '../format/types';
import { readTransform, refusedBy, writeTransform, type Transform } from '../format/transforms';
import type { Schema } from './schema';

/** A field of a partition spec; `transform` in Iceberg's text form. */
export interface PartitionField {
  sourceId: number;
  fieldId: number;
  name: string;
  transform: string;
}

export interface PartitionSpec {
  specId: number;
  fields: PartitionField[];
}

export interface SortField {
  sourceId: number;
  transform: string;
  direction: 'asc' | 'desc';
  nullOrder: 'nulls-first' | 'nulls-last';
}

export interface SortOrder {
  orderId: number;
  fields: SortField[];
}

/**
 * Reads a partitioning such as `day(created_at), bucket[8](id)`; an empty text is none. On a `long` of epoch
 * milliseconds, for which Iceberg has no `day`, `day(x)` and `hour(x)` mean `truncate[86400000](x)` and
 * `truncate[3600000](x)`: the same boundaries for every engine. Throws `badRequest` naming the part at fault.
 */
export function readPartitioning(text: string, schema: Schema): PartitionSpec {
  const fields = parts(text).map((part, index): PartitionField => {
    const { column, transform, id } = readTerm(part, schema, 'partition');
    const name = transform.kind === 'identity' ? column : `${column}_${suffixes[transform.kind] ?? transform.kind}`;
    return { sourceId: id, fieldId: 1000 + index, name, transform: writeTransform(transform) };
  });
  const twice = fields.find(({ name }, index) => fields.findIndex((other) => other.name === name) !== index);
  if (twice) throw new PenstockError('badRequest', `partition: "${twice.name}" is named twice`);
  return { specId: 0, fields };
}

/** Reads an order such as `applied_at_ms ASC, bucket[8](id) DESC NULLS LAST`; an empty text is none. */
export function readOrder(text: string, schema: Schema): SortOrder {
  const fields = parts(text).map((part): SortField => {
    const found = /^(\S+)(?:\s+(asc|desc))?(?:\s+nulls\s+(first|last))?$/i.exec(part);
    if (!found) throw new PenstockError('badRequest', `order: "${part}" must be like "name ASC NULLS LAST"`);
    const { transform, id } = readTerm(found[1]!, schema, 'order');
    const direction = found[2]?.toLowerCase() === 'desc' ? 'desc' : 'asc';
    const nulls = found[3]?.toLowerCase() ?? (direction === 'asc' ? 'first' : 'last');
    return {
      sourceId: id,
      transform: writeTransform(transform),
      direction,
      nullOrder: nulls === 'first' ? 'nulls-first' : 'nulls-last',
    };
  });
  return { orderId: fields.length > 0 ? 1 : 0, fields };
}

/** As the catalog wants them. */
export const specToJson = ({ specId, fields }: PartitionSpec) => ({
  'spec-id': specId,
  fields: fieldsToJson(fields),
});

export const fieldsToJson = (fields: PartitionField[]) =>
  fields.map(({ sourceId, fieldId, name, transform }) => ({
    'source-id': sourceId,
    'field-id': fieldId,
    name,
    transform,
  }));

export const orderToJson = ({ orderId, fields }: SortOrder) => ({
  'order-id': orderId,
  fields: fields.map(({ sourceId, transform, direction, nullOrder }) => ({
    'source-id': sourceId,
    transform,
    direction,
    'null-order': nullOrder,
  })),
});

const suffixes: Partial<Record<Transform['kind'], string>> = { truncate: 'trunc' };

const parts = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

const millisOf: Record<string, number> = { day: 86_400_000, hour: 3_600_000 };

function readTerm(text: string, schema: Schema, of: string): { column: string; transform: Transform; id: number } {
  const found = /^(?:([a-z]+(?:\[\d+\])?)\(([^()]+)\)|([^()]+))$/.exec(text);
  const column = (found?.[2] ?? found?.[3])?.trim();
  if (!column) throw new PenstockError('badRequest', `${of}: "${text}" must be like "name" or "day(name)"`);
  const field = schema.fields.find(({ name }) => name === column);
  const type: PrimitiveType | undefined = readType(field?.type);
  if (!field || !type) throw new PenstockError('badRequest', `${of}: "${column}" is no column of the table`);
  const named = found![1] ?? 'identity';
  const millis = type === 'long' ? millisOf[named] : undefined;
  const transform = millis ? ({ kind: 'truncate', width: millis } as const) : readTransform(named);
  if (!transform) {
    const known = 'identity, truncate[N], bucket[N], year, month, day, hour';
    throw new PenstockError('badRequest', `${of}: "${named}" must be one of ${known}`);
  }
  const refusal = refusedBy(transform, type);
  if (refusal) throw new PenstockError('badRequest', `${of}: "${text}": ${refusal}`);
  return { column, transform, id: field.id };
}
