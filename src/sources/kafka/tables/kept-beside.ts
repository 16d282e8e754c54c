// What a table keeps of a record besides its value: for columns with the record's place, or with attributes of its event.
import { isUtf8 } from 'node:buffer';
import type { Column, Source } from '../../../iceberg/table/columns';
import { PenstockError } from '../../../model/errors';
import { timestampOf, type KafkaPlace } from '../../../model/kafka-place';
import type { KafkaSource } from '../../../model/source';
import type { KeptBeside } from '../batches/open-batch';
import { readRecord } from '../events/read-record';
import type { KafkaRecord } from '../events/record';

/** A line of the file beside the records. Attributes are there only where a column has them. */
export interface BesideLine extends KafkaPlace, Partial<EventAttributes> {
  /** There only where the key is no text, and the text in its place has lost some of it. */
  'kafka.key-base64'?: string;
}

interface EventAttributes {
  'event.id': string;
  'event.type': string;
  /** Epoch milliseconds. */
  'event.time': number;
}

/** Undefined where all columns are filled from the value, or alike for all records. */
export function keptBeside(source: KafkaSource, columns: Column[]): KeptBeside | undefined {
  const sources = new Set(columns.flatMap((column) => column.source ?? []));
  sources.delete('flushTime');
  if (sources.size === 0) return undefined;
  const withEvent = [...sources].some(isOfEvent);
  return {
    withHeaders: withEvent,
    lineOf(record) {
      try {
        return { line: JSON.stringify({ ...(withEvent && attributesOf(record, source)), ...placeOf(record) }) };
      } catch (error) {
        if (!(error instanceof PenstockError)) throw error;
        return { refusal: { code: error.code, reason: error.message } };
      }
    },
  };
}

const isOfEvent = (source: Source): boolean => source.startsWith('event.');

/** As the row of the event has them, which the record becomes for other sinks. */
function attributesOf(record: KafkaRecord, source: KafkaSource): EventAttributes {
  const { id, type, time, receivedAt } = readRecord(record, source);
  return { 'event.id': id, 'event.type': type, 'event.time': Date.parse(time ?? receivedAt) };
}

function placeOf({ topic, partition, offset, timestampMs, key }: KafkaRecord): BesideLine {
  return {
    'kafka.topic': topic,
    'kafka.partition': partition,
    'kafka.offset': offset,
    'kafka.timestamp': timestampOf(timestampMs),
    'kafka.key': key?.toString('utf8') ?? null,
    ...(key && !isUtf8(key) && { 'kafka.key-base64': key.toString('base64') }),
  };
}

/** The key as the record has it. */
export function keyOf({ 'kafka.key': text, 'kafka.key-base64': encoded }: BesideLine): Buffer | null {
  if (encoded !== undefined) return Buffer.from(encoded, 'base64');
  return typeof text === 'string' ? Buffer.from(text) : null;
}
