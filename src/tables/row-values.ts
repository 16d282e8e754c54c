// A record as the values of its columns, for targets that take rows as JSON.
import { judge, judgeBeside, recordOf, valueAt } from '../iceberg/encode/judge';
import { pathOf } from '../iceberg/encode/paths';
import { readText } from '../iceberg/encode/read-text';
import { placeColumns, schemaOf } from '../iceberg/table/schema';
import type { Column } from '../iceberg/table/columns';
import type { RecordRow } from './record-row';
import type { Poison } from './targets/target';

/** The rows that cannot go in, by the same rules as a table's. */
export function poisonOf(rows: RecordRow[], columns: Column[]): Poison[] {
  const placed = placeColumns(schemaOf(columns), columns);
  return rows.flatMap(({ line, beside }, place) => {
    const reason = judge(line, placed) ?? judgeBeside(beside, placed);
    return reason === undefined ? [] : [{ place, reason }];
  });
}

/**
 * Values by column; absent ones are null, moments in microseconds since 1970. Numbers keep their digits: write them with
 * lossless-json.
 */
export function valuesOf(row: RecordRow, columns: Column[], flushTimeMs: number): Record<string, unknown> {
  const record = recordOf(row.line);
  return Object.fromEntries(columns.map((column) => [column.name, valueOf(column, row, record, flushTimeMs) ?? null]));
}

function valueOf(column: Column, { beside }: RecordRow, record: unknown, flushTimeMs: number): unknown {
  switch (column.source) {
    case undefined:
      return valueInRecord(column, record);
    case 'flushTime':
      return flushTimeMs * 1000;
    case 'event.time':
    case 'kafka.timestamp': {
      const ms = beside[column.source];
      return ms === null ? null : Number(ms) * 1000;
    }
    default:
      return beside[column.source];
  }
}

function valueInRecord(column: Column, record: unknown): unknown {
  const value = valueAt(record, pathOf(column) ?? []);
  const isMoment = column.type === 'timestamptz' || column.type === 'timestamp';
  return isMoment && typeof value === 'string' ? readText(column.type, value) : value;
}
