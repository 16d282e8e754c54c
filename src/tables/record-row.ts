// An event as the record of a table's row.
import type { PenstockEvent } from '../model/event';
import { lineOf } from './record-line';

/** A record on one line, and what Penstock knows of it besides; times in epoch milliseconds. */
export interface RecordRow {
  line: Buffer;
  beside: { 'event.id': string; 'event.type': string; 'event.time': number };
}

/** The row, or why the event cannot be one. */
export function rowOf(event: PenstockEvent): RecordRow | { refused: string } {
  const checked = lineOf(event.body);
  if ('refusal' in checked) return { refused: checked.refusal.reason };
  const { id, type, time, receivedAt } = event;
  const beside = { 'event.id': id, 'event.type': type, 'event.time': Date.parse(time ?? receivedAt) };
  return { line: checked.line, beside };
}
