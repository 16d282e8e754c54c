// Partition values in manifests: as Avro has them, and summed up for manifest lists.

import { PenstockError } from '../../model/errors';
import type { AvroField } from '../avro/container';
import { bigIntToBytes, bytesToBigInt, fromBytes, toBytes } from '../format/bytes';
import { compareValues } from '../format/compare';
import { readTransform, resultType } from '../format/transforms';
import { decimalOf, type PrimitiveType, type Value } from '../format/types';
import type { PartitionSpec } from '../table/partition-spec';
import { primitiveType, type Schema } from '../table/schema';

/** A partition field with the type of its values. */
export interface TypedPartitionField {
  fieldId: number;
  /** The name as Avro allows it. */
  name: string;
  type: PrimitiveType;
}

/** The spec's fields with their types under a schema. Throws `tableUnsupported` for a transform that is not known. */
export const typedFields = (spec: PartitionSpec, schema: Schema): TypedPartitionField[] =>
  spec.fields.map(({ sourceId, fieldId, name, transform }) => {
    const known = readTransform(transform);
    const type = primitiveType(schema, sourceId);
    if (!known || !type) {
      const message = `partition field "${name}" (${transform}) is not known: use identity, truncate, bucket, year, month, day or hour`;
      throw new PenstockError('tableUnsupported', message);
    }
    return { fieldId, name: avroName(name), type: resultType(known, type) };
  });

export const avroFields = (fields: TypedPartitionField[]): AvroField[] =>
  fields.map(({ fieldId, name, type }) => ({
    name,
    type: ['null', avroType(type, name)],
    default: null,
    'field-id': fieldId,
  }));

/** The value as Avro writes it. Numbers of files from before a promotion are widened. */
export function toAvro(type: PrimitiveType, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  const decimal = decimalOf(type);
  if (decimal) {
    const number = Buffer.isBuffer(value) ? bytesToBigInt(value) : (value as bigint);
    const bytes = bigIntToBytes(number);
    const padding = Buffer.alloc(Math.max(0, decimalBytes(decimal.precision) - bytes.length), number < 0n ? 0xff : 0);
    return Buffer.concat([padding, bytes]);
  }
  return typeof value === 'number' && isLong(type) ? BigInt(value) : value;
}

/** The value that Avro has read, as `format/types.ts` describes values. */
export function fromAvro(type: PrimitiveType, value: unknown): Value | null {
  if (value === null || value === undefined) return null;
  if (decimalOf(type) && Buffer.isBuffer(value)) return bytesToBigInt(value);
  return typeof value === 'number' && isLong(type) ? BigInt(value) : (value as Value);
}

/** A partition value of a data file, from its base64. */
export const fromWire = (type: PrimitiveType, value: string | null): Value | null =>
  value === null ? null : fromBytes(type, Buffer.from(value, 'base64'));

/** What a manifest list says of one partition field. */
export interface FieldSummary {
  contains_null: boolean;
  contains_nan: boolean;
  lower_bound: Buffer | null;
  upper_bound: Buffer | null;
}

export function summarize(type: PrimitiveType, values: (Value | null)[]): FieldSummary {
  let [lower, upper]: [Value | null, Value | null] = [null, null];
  let [hasNull, hasNan] = [false, false];
  for (const value of values) {
    if (value === null) hasNull = true;
    else if (Number.isNaN(value)) hasNan = true;
    else {
      if (lower === null || compareValues(value, lower) < 0) lower = value;
      if (upper === null || compareValues(value, upper) > 0) upper = value;
    }
  }
  return {
    contains_null: hasNull,
    contains_nan: hasNan,
    lower_bound: lower === null ? null : toBytes(type, lower),
    upper_bound: upper === null ? null : toBytes(type, upper),
  };
}

const isLong = (type: PrimitiveType) => ['long', 'time', 'timestamp', 'timestamptz'].includes(type);

function avroType(type: PrimitiveType, name: string): unknown {
  const decimal = decimalOf(type);
  if (decimal) {
    return {
      type: 'fixed',
      name: `decimal_${name}`,
      size: decimalBytes(decimal.precision),
      logicalType: 'decimal',
      ...decimal,
    };
  }
  switch (type) {
    case 'date':
      return { type: 'int', logicalType: 'date' };
    case 'time':
      return { type: 'long', logicalType: 'time-micros' };
    case 'timestamp':
    case 'timestamptz':
      return { type: 'long', logicalType: 'timestamp-micros', 'adjust-to-utc': type === 'timestamptz' };
    case 'uuid':
      return { type: 'fixed', name: `uuid_${name}`, size: 16, logicalType: 'uuid' };
    case 'binary':
      return 'bytes';
    default:
      return type;
  }
}

/** Bytes that hold every decimal of this precision. */
function decimalBytes(precision: number): number {
  return bigIntToBytes(10n ** BigInt(precision)).length;
}

/** Avro allows letters, digits and `_` in names; others are written as the Java library writes them. */
const avroName = (name: string): string =>
  name
    .replace(/[^A-Za-z0-9_]/g, (character) => `_x${character.codePointAt(0)!.toString(16).toUpperCase()}`)
    .replace(/^(?=\d)/, '_');
