// A column in SQL: which values of it are right, and what is stored. judge.ts says the same in words, for one record.

import { decimalOf, type PrimitiveType } from '../format/types';
import type { PlacedColumn } from '../table/schema';
import { identifier, literal, pathOf } from './paths';
import {
  base64Pattern,
  datePattern,
  decimalPattern,
  firstDay,
  lastDay,
  timePattern,
  uuidPattern,
  zonePattern,
} from './patterns';

export interface ColumnSql {
  /** The value to store. */
  value: string;
  /** True for records whose value is right; undefined for columns that no record can have wrong. */
  isGood?: string;
}

/** DuckDB's name of a type. */
export function duckType(type: PrimitiveType): string {
  const decimal = decimalOf(type);
  if (decimal) return `DECIMAL(${decimal.precision},${decimal.scale})`;
  return {
    boolean: 'BOOLEAN',
    int: 'INTEGER',
    long: 'BIGINT',
    float: 'FLOAT',
    double: 'DOUBLE',
    date: 'DATE',
    time: 'TIME',
    timestamp: 'TIMESTAMP',
    timestamptz: 'TIMESTAMPTZ',
    string: 'VARCHAR',
    uuid: 'UUID',
    binary: 'BLOB',
  }[type as Exclude<PrimitiveType, `decimal(${number},${number})`>];
}

/**
 * The column's value out of the JSON that DuckDB keeps as it stands in the record, or out of the text that it reads for
 * some fields: `texts`.
 */
export function columnSql(column: PlacedColumn, texts: ReadonlySet<string>): ColumnSql | undefined {
  const path = pathOf(column);
  if (!path) return undefined;
  const [first, ...rest] = path;
  if (texts.has(first!)) return textSql(column, identifier(first!));
  const json =
    rest.length === 0
      ? identifier(first!)
      : `(${identifier(first!)}->${literal(`$${rest.map((name) => `."${name.replace(/["\\]/g, '\\$&')}"`).join('')}`)})`;
  // A null at the top is no value already; a nested one still is the JSON null.
  const raw = rest.length === 0 ? `${json}::VARCHAR` : `nullif(${json}::VARCHAR, 'null')`;
  const { value, isGood } = byType(column.type, raw, `(${json}->>'$')`);
  const conditions = [isGood];
  if (column.nonEmpty) conditions.push(`${raw} <> '""'`);
  if (column.above !== undefined) conditions.push(`${value} > ${column.above}`);
  const all = conditions.join(' AND ');
  return { value, isGood: column.required ? `coalesce(${all}, false)` : `(${raw} IS NULL OR coalesce(${all}, false))` };
}

/** Lines where it is no text were judged before: see suspects.ts. */
function textSql({ required, nonEmpty }: PlacedColumn, value: string): ColumnSql {
  if (nonEmpty)
    return { value, isGood: required ? `coalesce(${value} <> '', false)` : `coalesce(${value} <> '', true)` };
  return { value, ...(required && { isGood: `${value} IS NOT NULL` }) };
}

/** `raw` is the JSON as text, a string with its quotes; `text` is a string without them. */
function byType(type: PrimitiveType, raw: string, text: string): { value: string; isGood: string } {
  const isString = `starts_with(${raw}, '"')`;
  const duck = duckType(type);
  const cast = `try_cast(${text} AS ${duck})`;
  const matching = (pattern: string) =>
    `${isString} AND regexp_full_match(${text}, ${literal(pattern)}) AND ${cast} IS NOT NULL`;
  if (decimalOf(type)) {
    const pattern = literal(decimalPattern(type));
    return {
      value: cast,
      isGood: `left(${raw}, 1) IN ('"','-','0','1','2','3','4','5','6','7','8','9') AND regexp_full_match(${text}, ${pattern}) AND ${cast} IS NOT NULL`,
    };
  }
  switch (type) {
    case 'string':
      return { value: text, isGood: isString };
    case 'boolean':
      return { value: `(${raw} = 'true')`, isGood: `${raw} IN ('true', 'false')` };
    case 'int':
    case 'long': {
      const whole = `try_cast(${raw} AS ${duck})`;
      return {
        value: whole,
        isGood: `${whole} IS NOT NULL AND NOT contains(${raw}, '.') AND NOT contains(${raw}, 'e')`,
      };
    }
    case 'float':
    case 'double': {
      const number = `try_cast(${raw} AS ${duck})`;
      return { value: number, isGood: `NOT ${isString} AND ${raw} NOT IN ('true', 'false') AND isfinite(${number})` };
    }
    case 'date':
      return { value: cast, isGood: `${matching(datePattern)} AND ${cast} >= DATE '${firstDay}'` };
    case 'time':
      return { value: cast, isGood: matching(timePattern) };
    case 'timestamp':
      return {
        value: cast,
        isGood: `${matching(`${datePattern}[T ]${timePattern}`)} AND ${cast} >= TIMESTAMP '${firstDay}'`,
      };
    case 'timestamptz':
      return {
        value: cast,
        isGood: `${matching(`${datePattern}[T ]${timePattern}${zonePattern}`)}
          AND ${cast} >= TIMESTAMPTZ '${firstDay} 00:00:00Z' AND ${cast} < TIMESTAMPTZ '${lastDay} 00:00:00Z' + INTERVAL 1 DAY`,
      };
    case 'uuid':
      return { value: cast, isGood: matching(uuidPattern) };
    default:
      return {
        // Of a text that is no base64 an empty one is made, for which is never asked: it is not good.
        value: `from_base64(CASE WHEN regexp_full_match(${text}, ${literal(base64Pattern)}) THEN ${text} END)`,
        isGood: `${isString} AND regexp_full_match(${text}, ${literal(base64Pattern)})`,
      };
  }
}
