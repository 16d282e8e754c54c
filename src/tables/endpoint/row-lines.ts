// Rows as a service sends them, as lines that can be encoded: moments are epoch microseconds there, and text here.
import { toJson } from '../../iceberg/json';
import type { Column } from '../../iceberg/table/columns';
import { PenstockError } from '../../model/errors';

/** One row as JSON text. Throws `badRequest` for a row that is no object, or has fields that are no columns. */
export function rowLine(row: unknown, index: number, columns: Map<string, Column>): string {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) {
    throw new PenstockError('badRequest', `rows[${index}]: must be an object`);
  }
  const line = Object.entries(row).map(([name, value]) => {
    const column = columns.get(name);
    if (!column) throw new PenstockError('badRequest', `rows[${index}].${name}: is not a column of spec.schema`);
    return [name, isMoment(column) ? momentText(value, column.type) : value] as const;
  });
  return toLine(Object.fromEntries(line));
}

const isMoment = ({ type }: Column): boolean => type === 'timestamptz' || type === 'timestamp';

/** Only bigints need the slower way. */
export const toLine = (row: Record<string, unknown>): string =>
  Object.values(row).some((value) => typeof value === 'bigint' || typeof value === 'object')
    ? toJson(row)
    : JSON.stringify(row);

/** What is no whole number is left for the encoder to refuse, or to read as text. */
function momentText(value: unknown, type: Column['type']): unknown {
  if (typeof value !== 'bigint' && !(typeof value === 'number' && Number.isSafeInteger(value))) return value;
  const micros = BigInt(value);
  const rest = ((micros % 1_000_000n) + 1_000_000n) % 1_000_000n;
  const seconds = new Date(Number((micros - rest) / 1000n));
  if (Number.isNaN(seconds.getTime())) return value;
  const text = `${seconds.toISOString().slice(0, -5)}.${String(rest).padStart(6, '0')}`;
  return type === 'timestamptz' ? `${text}Z` : text;
}
