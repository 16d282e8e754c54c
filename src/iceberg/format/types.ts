// Iceberg's primitive types, written as its specification writes them, and their values in this program.

/** A type such as `long` or `decimal(9,2)`. `fixed` is not supported. */
export type PrimitiveType =
  | 'boolean'
  | 'int'
  | 'long'
  | 'float'
  | 'double'
  | 'date'
  | 'time'
  | 'timestamp'
  | 'timestamptz'
  | 'string'
  | 'uuid'
  | 'binary'
  | `decimal(${number},${number})`;

/**
 * A value: `int` and `date` (days since 1970-01-01), `float` and `double` are numbers; `long`, `time` and the timestamps
 * (microseconds) are bigints, and so is `decimal`, without its point; `uuid` (16 bytes) and `binary` are buffers.
 */
export type Value = boolean | number | bigint | string | Buffer;

const plainTypes = [
  'boolean',
  'int',
  'long',
  'float',
  'double',
  'date',
  'time',
  'timestamp',
  'timestamptz',
  'string',
  'uuid',
  'binary',
] as const;

const decimalText = /^decimal\(\s*(\d+)\s*,\s*(\d+)\s*\)$/;

/** The types a column can have, for error messages. */
export const typeNames = [...plainTypes, 'decimal(P,S)'].join(', ');

/** Precision and scale of a decimal type; undefined for any other. */
export function decimalOf(type: PrimitiveType): { precision: number; scale: number } | undefined {
  const found = decimalText.exec(type);
  return found ? { precision: Number(found[1]), scale: Number(found[2]) } : undefined;
}

/** The type that the text names; undefined when it names none that is supported. */
export function readType(text: unknown): PrimitiveType | undefined {
  if (typeof text !== 'string') return undefined;
  const plain = plainTypes.find((name) => name === text);
  if (plain) return plain;
  const decimal = decimalText.exec(text);
  if (!decimal) return undefined;
  const [precision, scale] = [Number(decimal[1]), Number(decimal[2])];
  return precision >= 1 && precision <= 38 && scale <= precision ? `decimal(${precision},${scale})` : undefined;
}

/** Whether readers take files written with `from` for a column that now is `to` (specification, "Schema Evolution"). */
export function canPromote(from: unknown, to: unknown): boolean {
  if (from === to) return true;
  if (from === 'int') return to === 'long';
  if (from === 'float') return to === 'double';
  const [before, after] = [readType(from), readType(to)];
  const [narrow, wide] = [before && decimalOf(before), after && decimalOf(after)];
  return Boolean(narrow && wide && narrow.scale === wide.scale && narrow.precision <= wide.precision);
}
