// An event as the record of a table's row.
import type { Source } from '../iceberg/table/columns';
import { DeliveryError, PenstockError } from '../model/errors';
import type { PenstockEvent } from '../model/event';
import { placeOfHeaders } from '../model/kafka-place';
import type { SinkContext } from '../sinks/define-sink';
import { lineOf } from './record-line';

/** A record on one line, and what Penstock knows of it besides; times in epoch milliseconds. */
export interface RecordRow {
  line: Buffer;
  beside: Record<Exclude<Source, 'flushTime'>, string | number | null>;
}

/** The row, or why the event cannot be one. `value`: what is on its line. */
export function rowOf(event: PenstockEvent, value = event.body): RecordRow | { refused: string } {
  const checked = lineOf(value);
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

/** The row as the sink's template makes it, where it has one. Throws `rowRefused`, or what the template failed with. */
export async function makeRow(
  event: PenstockEvent,
  rowTemplate: string | undefined,
  render: SinkContext['render'],
): Promise<RecordRow> {
  const value = rowTemplate === undefined ? event.body : await rendered(event, rowTemplate, render);
  const row = rowOf(event, value);
  if (!('refused' in row)) return row;
  throw new PenstockError('rowRefused', rowTemplate === undefined ? row.refused : `rowTemplate: ${row.refused}`);
}

async function rendered(event: PenstockEvent, rowTemplate: string, render: SinkContext['render']): Promise<Buffer> {
  const value = await render(rowTemplate, 'rowTemplate', event);
  const text = JSON.stringify(value);
  if (typeof value === 'object' && !Array.isArray(value)) return Buffer.from(text);
  throw new DeliveryError('templateFailed', `rowTemplate: must give an object, the row, not ${text.slice(0, 80)}`);
}
