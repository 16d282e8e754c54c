// Which lines must be judged one by one: those that DuckDB may take although they are wrong. All others it judges itself.

import { decimalOf } from '../format/types';
import type { PlacedColumn } from '../table/schema';
import { pathOf } from './paths';

/** Finds where in some whole lines something is suspect, in order. The lines are bytes as Latin-1. */
export type FindSuspects = (lines: string) => number[];

/*
 * DuckDB takes commas at the end, NaN, Infinity and a plus sign. What could be one of these is judged exactly; it may
 * be text as well.
 */
const lenient = String.raw`[,:[][ \t\r]*(?:\+|-?(?:[nN][aA][nN]|[iI][nN][fF]))|,[ \t\r]*[}\]]`;
/** DuckDB rounds numbers with many digits before a decimal column sees them. */
const manyDigits = String.raw`[0-9.]{16}`;
/** The end of a name whose value is neither text nor null. In a text the quote would have a backslash before it. */
const noText = String.raw`(?<!\\)"[ \t\r]*:(?![ \t\r]*(?:"|null))`;

/** Undefined when all lines are: where nothing is required a broken line would look like one without values. */
export function suspectsFor(columns: PlacedColumn[]): FindSuspects | undefined {
  if (!hasRequired(columns)) return undefined;
  const hasDecimals = columns.some(({ type }) => decimalOf(type));
  const texts = new Set([...textFields(columns)].map((name) => Buffer.from(name).toString('latin1')));
  const patterns = [lenient, ...(texts.size > 0 ? [noText] : []), ...(hasDecimals ? [manyDigits] : [])];
  const suspect = new RegExp(patterns.join('|'), 'g');
  return (lines) => {
    const found: number[] = [];
    suspect.lastIndex = 0;
    for (let match = suspect.exec(lines); match; match = suspect.exec(lines)) {
      const { index } = match;
      if (lines[index] !== '"' || mayBeNameOf(texts, lines, index)) found.push(index);
      // What comes after a name may be suspect by itself.
      else suspect.lastIndex = index + 1;
    }
    return found;
  };
}

/** Whether the name that ends with this quote is one of these, or is written so that it could be. */
function mayBeNameOf(names: ReadonlySet<string>, lines: string, quote: number): boolean {
  const begin = lines.lastIndexOf('"', quote - 1);
  const name = lines.slice(begin + 1, quote);
  return begin === -1 || lines[begin - 1] === '\\' || name.includes('\\') || names.has(name);
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
