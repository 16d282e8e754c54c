// Transforms in SQL, for splitting and sorting rows as the table wants them.

import { PenstockError } from '../../model/errors';
import { readTransform, type Transform } from '../format/transforms';
import { decimalOf, type PrimitiveType } from '../format/types';

/** The expression that a column's expression becomes. `hash` names the SQL function of a type's bucket hash. */
export function transformSql(text: string, type: PrimitiveType, column: string, hash: string): string {
  const transform = readTransform(text);
  if (!transform) throw new PenstockError('tableUnsupported', `transform ${text} is not known`);
  switch (transform.kind) {
    case 'identity':
      return column;
    case 'truncate':
      return truncateSql(transform.width, type, column);
    case 'bucket':
      return `((${hash}(${textSql(type, column)}) & 2147483647) % ${transform.width})::INTEGER`;
    default:
      return timeSql(transform.kind, type, column);
  }
}

/** A value as text that read-text.ts reads. */
export const textSql = (type: PrimitiveType, expression: string): string =>
  type === 'binary' ? `hex(${expression})` : `(${expression})::VARCHAR`;

function truncateSql(width: number, type: PrimitiveType, column: string): string {
  if (type === 'string') return `left(${column}, ${width})`;
  if (type === 'binary') return `${column}[1:${width}]`;
  const decimal = decimalOf(type);
  if (decimal) {
    // Wide enough for the sum.
    const wide = `DECIMAL(38,${decimal.scale})`;
    const digits = String(width).padStart(decimal.scale + 1, '0');
    const step = `'${digits.slice(0, digits.length - decimal.scale)}.${digits.slice(digits.length - decimal.scale)}'::${wide}`;
    return `(${column}::${wide} - ((${column}::${wide} % ${step}) + ${step}) % ${step})`;
  }
  const reach = 2n ** (type === 'int' ? 31n : 63n);
  const least = -(reach / BigInt(width)) * BigInt(width);
  const truncated = `(${column} - ((${column}::BIGINT % ${width}) + ${width}) % ${width})`;
  // Below the least multiple that the type holds there is no result: such a value is in no partition, and stops nobody.
  return `(CASE WHEN ${column} >= ${least} THEN ${truncated} END)::${type === 'int' ? 'INTEGER' : 'BIGINT'}`;
}

const dayMicros = 86_400_000_000;

function timeSql(kind: Transform['kind'], type: PrimitiveType, column: string): string {
  const micros = type === 'date' ? `((${column} - DATE '1970-01-01')::BIGINT * ${dayMicros})` : `epoch_us(${column})`;
  const unit = kind === 'hour' ? dayMicros / 24 : dayMicros;
  const units = `((${micros} - ((${micros} % ${unit}) + ${unit}) % ${unit}) // ${unit})::INTEGER`;
  if (kind === 'hour') return units;
  const day = `(DATE '1970-01-01' + ${units})`;
  if (kind === 'day') return day;
  const years = `(year(${day}) - 1970)`;
  return kind === 'year' ? `${years}::INTEGER` : `(${years} * 12 + month(${day}) - 1)::INTEGER`;
}
