// Partition transforms: what a column's value becomes in a partition (Iceberg specification, "Partition Transforms").

import { bigIntToBytes, toBytes } from './bytes';
import { murmur3 } from './murmur3';
import { decimalOf, type PrimitiveType, type Value } from './types';

export type Transform =
  { kind: 'identity' | 'year' | 'month' | 'day' | 'hour' } | { kind: 'truncate' | 'bucket'; width: number };

const datelike = ['date', 'timestamp', 'timestamptz'];

/** The transform that the text of a table's metadata names; undefined for one that is not known (`void`, newer ones). */
export function readTransform(text: string): Transform | undefined {
  const sized = /^(truncate|bucket)\[(\d+)\]$/.exec(text);
  if (sized) {
    const width = Number(sized[2]);
    return Number.isSafeInteger(width) && width > 0 ? { kind: sized[1] as 'truncate' | 'bucket', width } : undefined;
  }
  const plain = (['identity', 'year', 'month', 'day', 'hour'] as const).find((name) => name === text);
  return plain && { kind: plain };
}

export const writeTransform = (transform: Transform): string =>
  'width' in transform ? `${transform.kind}[${transform.width}]` : transform.kind;

/** Why the transform cannot be used on a column of this type; undefined when it can. */
export function refusedBy(transform: Transform, type: PrimitiveType): string | undefined {
  const decimal = decimalOf(type) !== undefined;
  switch (transform.kind) {
    case 'identity':
      return undefined;
    case 'truncate':
      return decimal || ['int', 'long', 'string', 'binary'].includes(type)
        ? undefined
        : `truncate works on int, long, decimal, string and binary, not on ${type}`;
    case 'bucket':
      return ['boolean', 'float', 'double'].includes(type) ? `bucket does not work on ${type}` : undefined;
    case 'hour':
      return type === 'timestamp' || type === 'timestamptz' ? undefined : `hour works on timestamps, not on ${type}`;
    default:
      return datelike.includes(type) ? undefined : `${transform.kind} works on dates and timestamps, not on ${type}`;
  }
}

/** The type of the transform's result. */
export function resultType(transform: Transform, type: PrimitiveType): PrimitiveType {
  if (transform.kind === 'identity' || transform.kind === 'truncate') return type;
  return transform.kind === 'day' ? 'date' : 'int';
}

/** The value's partition. Null stays null. */
export function applyTransform(transform: Transform, type: PrimitiveType, value: Value | null): Value | null {
  if (value === null) return null;
  switch (transform.kind) {
    case 'identity':
      return value;
    case 'truncate':
      return truncate(transform.width, value);
    case 'bucket':
      return (bucketHash(type, value) & 0x7fffffff) % transform.width;
    default:
      return timePart(transform.kind, type, value);
  }
}

/** Numbers go down to a multiple of the width; strings keep that many characters, binaries that many bytes. */
function truncate(width: number, value: Value): Value {
  if (typeof value === 'string') return [...value].slice(0, width).join('');
  if (Buffer.isBuffer(value)) return value.subarray(0, width);
  if (typeof value === 'bigint') return value - floorModulo(value, BigInt(width));
  return Number(BigInt(value) - floorModulo(BigInt(value), BigInt(width)));
}

const floorModulo = (value: bigint, width: bigint): bigint => ((value % width) + width) % width;
const floorDivide = (value: bigint, by: bigint): bigint => (value - floorModulo(value, by)) / by;

/** The hash that buckets are numbered by, as a signed 32-bit number. */
export const bucketHash = (type: PrimitiveType, value: Value): number => murmur3(hashedBytes(type, value));

/** What is hashed (specification, appendix B): all whole numbers as 8 bytes, so that promotion keeps the bucket. */
function hashedBytes(type: PrimitiveType, value: Value): Uint8Array {
  if (decimalOf(type)) return bigIntToBytes(value as bigint);
  if (type === 'int' || type === 'date') return toBytes('long', BigInt(value as number));
  return toBytes(type, value);
}

const dayMicros = 86_400_000_000n;

function timePart(kind: 'year' | 'month' | 'day' | 'hour', type: PrimitiveType, value: Value): number {
  const micros = type === 'date' ? BigInt(value as number) * dayMicros : (value as bigint);
  if (kind === 'hour') return Number(floorDivide(micros, dayMicros / 24n));
  const day = Number(floorDivide(micros, dayMicros));
  if (kind === 'day') return day;
  const date = new Date(day * 86_400_000);
  const years = date.getUTCFullYear() - 1970;
  return kind === 'year' ? years : years * 12 + date.getUTCMonth();
}
