// Which lines must be judged one by one: those that DuckDB may take although they are wrong. All others it judges itself.

import { decimalOf } from '../format/types';
import type { PlacedColumn } from '../table/schema';
import type { Suspicion } from './line-scanner';
import { pathOf } from './paths';

/**
 * DuckDB takes commas at the end, NaN, Infinity and a plus sign, and passes over empty lines. Before a decimal column sees
 * them it rounds long numbers, and writes out those with an exponent. Undefined when all lines are suspect: where nothing is
 * required a broken line would look like one without values.
 */
export function suspicionOf(columns: PlacedColumn[]): Suspicion | undefined {
  if (!hasRequired(columns)) return undefined;
  return { texts: textFields(columns), longNumbers: columns.some(({ type }) => decimalOf(type)) };
}

/**
 * Fields that DuckDB reads as text, which is cheaper than as JSON, but does not tell `17` from `"17"`: lines where one of
 * them is no text are suspect.
 */
export function textFields(columns: PlacedColumn[]): ReadonlySet<string> {
  if (!hasRequired(columns)) return new Set();
  const paths = columns.flatMap((column) => {
    const path = pathOf(column);
    return path ? [{ path, isText: path.length === 1 && column.type === 'string' }] : [];
  });
  const others = new Set(paths.filter(({ isText }) => !isText).map(({ path }) => path[0]));
  const names = paths.filter(({ isText }) => isText).map(({ path }) => path[0]!);
  return new Set(names.filter((name) => !others.has(name) && !/["\\]/.test(name)));
}

const hasRequired = (columns: PlacedColumn[]): boolean => columns.some((column) => column.required && pathOf(column));
