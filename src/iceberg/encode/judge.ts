// What is wrong with one record, in words. The reference for what column-sql.ts lets through.

import { isUtf8 } from 'node:buffer';
import { LosslessNumber, parse } from 'lossless-json';
import { decimalOf, type PrimitiveType } from '../format/types';
import type { Source } from '../table/columns';
import type { PlacedColumn } from '../table/schema';
import { pathOf } from './paths';
import {
  base64Pattern,
  datePattern,
  decimalPattern,
  firstDay,
  firstMs,
  lastMs,
  timePattern,
  uuidPattern,
  zonePattern,
} from './patterns';

/** Numbers in JSON that have more digits than these are not kept exactly by every parser. */
const exactDigits = 15;

/** Arrays and objects in one another: parsers die of many more. The scanner of the lines finds those that have more. */
const mostNested = 1000;

/** Why the line is no JSON object that everybody reads alike; undefined when it is one. */
export function notJson(line: Buffer): string | undefined {
  if (!isUtf8(line)) return 'not JSON: not UTF-8';
  if (isNestedBeyond(line, mostNested)) return `nested more than ${mostNested} deep`;
  const text = line.toString('utf8');
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'not a JSON object';
  } catch (error) {
    return `not JSON: ${(error as Error).message.slice(0, 200)}`;
  }
  return /\\u[dD][89a-fA-F]/.test(text) && hasLoneSurrogate(text) ? 'not JSON: half a surrogate pair' : undefined;
}

/** Why the record cannot become a row of these columns; undefined when it can. */
export function judge(line: Buffer, columns: PlacedColumn[]): string | undefined {
  const fault = notJson(line);
  if (fault !== undefined) return fault;
  const record = recordOf(line);
  for (const column of columns) {
    const path = pathOf(column);
    const reason = path && judgeValue(valueAt(record, path), column, path.join('.'));
    if (reason !== undefined) return reason;
  }
  return undefined;
}

/** What a line says that is JSON; numbers keep their digits. */
export const recordOf = (line: Buffer): unknown =>
  parse(line.toString('utf8'), undefined, {
    parseNumber: (digits) => new LosslessNumber(digits),
    // DuckDB takes the first of two, and nobody minds.
    onDuplicateKey: ({ oldValue }) => oldValue,
  });

/** Why what Penstock knows beside the record leaves a required column empty, or is no time; undefined when it does not. */
export function judgeBeside(
  beside: Partial<Record<Source, unknown>>,
  columns: Pick<PlacedColumn, 'name' | 'type' | 'required' | 'source'>[],
): string | undefined {
  for (const { name, type, required, source } of columns) {
    if (source === undefined || source === 'flushTime') continue;
    const value = beside[source] ?? null;
    if (value === null && required) return `column "${name}" must not be null, and the record has no ${source}`;
    if (value !== null && type === 'timestamptz' && !isInCalendar(Number(value))) {
      return `column "${name}" must be of the years 1 to 9999, got ${source} of ${JSON.stringify(value)} ms since 1970`;
    }
  }
  return undefined;
}

const isInCalendar = (ms: number): boolean => ms >= firstMs && ms <= lastMs;

function judgeValue(value: unknown, column: PlacedColumn, field: string): string | undefined {
  if (value === undefined) return column.required ? `field "${field}" is missing` : undefined;
  if (value === null) return column.required ? `field "${field}" must not be null` : undefined;
  const fault = faultOf(column.type, value);
  if (fault !== undefined) return `field "${field}" must be ${fault}, got ${show(value)}`;
  if (column.nonEmpty && value === '') return `field "${field}" must not be empty`;
  if (column.above !== undefined && !(BigInt((value as LosslessNumber).value) > BigInt(column.above))) {
    return `field "${field}" must be above ${column.above}, got ${show(value)}`;
  }
  return undefined;
}

/** What the value must be; undefined when it is that. */
function faultOf(type: PrimitiveType, value: unknown): string | undefined {
  const decimal = decimalOf(type);
  if (decimal) return isDecimal(type, value) ? undefined : `a ${type} as a string, or as a number of few digits`;
  switch (type) {
    case 'string':
      return typeof value === 'string' ? undefined : 'a string';
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'true or false';
    case 'int':
      return isWhole(value, 32) ? undefined : 'an int';
    case 'long':
      return isWhole(value, 64) ? undefined : 'a long';
    case 'float':
      return isNumber(value) && Number.isFinite(Math.fround(Number(value.value))) ? undefined : 'a float';
    case 'double':
      return isNumber(value) && Number.isFinite(Number(value.value)) ? undefined : 'a double';
    case 'date':
      return matches(value, datePattern) && isDate(value) ? undefined : 'a date such as 2026-11-01';
    case 'time':
      return matches(value, timePattern) ? undefined : 'a time such as 14:30:00';
    case 'timestamp':
      return matches(value, `${datePattern}[T ]${timePattern}`) && isDate(value)
        ? undefined
        : 'a timestamp without a zone such as 2026-11-01T14:30:00';
    case 'timestamptz':
      return matches(value, `${datePattern}[T ]${timePattern}${zonePattern}`) && isDate(value) && isDate(inUtc(value))
        ? undefined
        : 'a timestamp with a zone such as 2026-11-01T14:30:00Z';
    case 'uuid':
      return matches(value, uuidPattern) ? undefined : 'a UUID';
    default:
      return matches(value, base64Pattern) ? undefined : 'base64';
  }
}

const isNumber = (value: unknown): value is LosslessNumber => value instanceof LosslessNumber;

function isWhole(value: unknown, bits: number): boolean {
  if (!isNumber(value) || !/^-?\d+$/.test(value.value)) return false;
  const number = BigInt(value.value);
  return BigInt.asIntN(bits, number) === number;
}

function isDecimal(type: PrimitiveType, value: unknown): boolean {
  const text = isNumber(value) ? value.value : value;
  if (typeof text !== 'string' || !new RegExp(`^${decimalPattern(type)}$`).test(text)) return false;
  const { precision, scale } = decimalOf(type)!;
  if (isNumber(value) && text.replace(/\D/g, '').length > exactDigits) return false;
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  return BigInt(whole + fraction.padEnd(scale, '0')) < 10n ** BigInt(precision);
}

const matches = (value: unknown, pattern: string): value is string =>
  typeof value === 'string' && new RegExp(`^(?:${pattern})$`).test(value);

/** Whether the day is in the calendar. */
function isDate(text: string): boolean {
  const day = text.slice(0, 10);
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day) && day >= firstDay;
}

/** As text that is no date where it is in none of the years that dates have. */
const inUtc = (text: string): string => new Date(text.replace(' ', 'T')).toISOString();

/** Undefined where there is none. */
export function valueAt(record: unknown, path: string[]): unknown {
  let value = record;
  for (const name of path) {
    if (typeof value !== 'object' || value === null || Array.isArray(value) || isNumber(value)) return undefined;
    value = Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
  }
  return value;
}

function show(value: unknown): string {
  if (isNumber(value)) return value.value.slice(0, 60);
  const text = typeof value === 'object' ? (Array.isArray(value) ? 'an array' : 'an object') : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

function isNestedBeyond(line: Buffer, most: number): boolean {
  if (line.length <= most) return false;
  let depth = 0;
  let isInText = false;
  for (let at = 0; at < line.length; at++) {
    const byte = line[at];
    if (isInText && byte === backslash) at += 1;
    else if (byte === quote) isInText = !isInText;
    else if (!isInText && (byte === openBrace || byte === openBracket)) depth += 1;
    else if (!isInText && (byte === closeBrace || byte === closeBracket)) depth -= 1;
    if (depth > most) return true;
  }
  return false;
}

const [quote, backslash, openBrace, closeBrace, openBracket, closeBracket] = Buffer.from('"\\{}[]');

const loneSurrogate = /\p{Surrogate}/u;

function hasLoneSurrogate(text: string): boolean {
  let found = false;
  JSON.parse(text, (key: string, value: unknown) => {
    if (loneSurrogate.test(key) || (typeof value === 'string' && loneSurrogate.test(value))) found = true;
    return value;
  });
  return found;
}
