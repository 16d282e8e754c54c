// An event as the record of a table's row.
import type { Source } from '../iceberg/table/columns';
import type { PenstockEvent } from '../model/event';
import { placeOfHeaders } from '../model/kafka-place';
import { lineOf } from './record-line';

/** A record on one line, and what Penstock knows of it besides; times in epoch milliseconds. */
export interface RecordRow {
  line: Buffer;
  beside: Record<Exclude<Source, 'flushTime'>, string | number | null>;
}

/** The row, or why the event cannot be one. */
export function rowOf(event: PenstockEvent): RecordRow | { refused: string } {
  const checked = lineOf(event.body);
  if ('refusal' in checked) return { refused: checked.refusal.reason };
  const { id, type, time, receivedAt, headers } = event;
  const beside = {
    'event.id': id,
    'event.type': type,
    'event.time': Date.parse(time ?? receivedAt),
    ...placeOfHeaders(headers),
  };
  return { line: checked.line, beside };
}
