// Which lines must be judged one by one: those that DuckDB may take although they are wrong. All others it judges itself.

import { decimalOf } from '../format/types';
import type { PlacedColumn } from '../table/schema';
import { pathOf } from './paths';

/** Finds where in some whole lines something is suspect, in order. */
export type FindSuspects = (lines: Buffer) => number[];

const [newline, quote, backslash, colon, comma, plus] = [0x0a, 0x22, 0x5c, 0x3a, 0x2c, 0x2b];
const [closeArray, closeObject, dot] = [0x5d, 0x7d, 0x2e];
const [upperI, lowerI, upperN, lowerN] = [0x49, 0x69, 0x4e, 0x6e];

/** DuckDB rounds longer numbers before a decimal column sees them. */
const mostDigits = 15;

/**
 * Undefined when all lines are suspect: where nothing is required a broken line would look like one without values.
 *
 * Every byte of every record is looked at here: a loop over bytes takes a third of what a regular expression does. What
 * is broken is not understood, only found to be no more than a line: DuckDB leaves it out.
 */
export function suspectsFor(columns: PlacedColumn[]): FindSuspects | undefined {
  if (!hasRequired(columns)) return undefined;
  const hasDecimals = columns.some(({ type }) => decimalOf(type));
  const texts = new Set([...textFields(columns)].map((name) => Buffer.from(name).toString('latin1')));
  return (lines) => {
    const found: number[] = [];
    let nameBegin = 0;
    let nameEnd = 0;
    let digits = 0;
    for (let at = 0; at < lines.length; at += 1) {
      const byte = lines[at]!;
      if (byte === quote) {
        nameBegin = at + 1;
        nameEnd = at = endOfText(lines, at + 1);
      } else if (isSuspect(lines, at, byte)) {
        found.push(at);
      } else if (byte === colon && texts.size > 0 && !isTextOrNull(lines, at + 1)) {
        const name = lines.toString('latin1', nameBegin, nameEnd);
        if (texts.has(name) || name.includes('\\')) found.push(at);
      }
      if (hasDecimals) {
        digits = (byte >= 0x30 && byte <= 0x39) || byte === dot ? digits + 1 : 0;
        if (digits > mostDigits) found.push(at);
      }
    }
    return found;
  };
}

/** The quote that ends the text, or the last byte of the line. */
function endOfText(lines: Buffer, begin: number): number {
  for (let at = begin; at < lines.length; at += 1) {
    const byte = lines[at]!;
    if (byte === quote) return at;
    if (byte === newline) return at - 1;
    if (byte === backslash && lines[at + 1] !== newline) at += 1;
  }
  return lines.length;
}

/** DuckDB takes commas at the end, NaN, Infinity and a plus sign: outside of texts, JSON has no other use for these bytes. */
function isSuspect(lines: Buffer, at: number, byte: number): boolean {
  switch (byte) {
    case comma: {
      const next = lines[afterSpace(lines, at + 1)];
      return next === closeObject || next === closeArray;
    }
    case plus:
      return lines[at - 1] !== 0x65 && lines[at - 1] !== 0x45; // as in 1e+5
    case lowerN:
      return lines[at + 1] !== 0x75; // as in null
    case upperN:
    case upperI:
    case lowerI:
      return true;
    default:
      return false;
  }
}

function isTextOrNull(lines: Buffer, begin: number): boolean {
  const first = lines[afterSpace(lines, begin)];
  return first === quote || first === lowerN;
}

function afterSpace(lines: Buffer, begin: number): number {
  let at = begin;
  while (lines[at] === 0x20 || lines[at] === 0x09 || lines[at] === 0x0d) at += 1;
  return at;
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
