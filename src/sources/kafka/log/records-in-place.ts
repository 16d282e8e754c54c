// Records where they lie in what a fetch brought, for tables, which take them by the million: none becomes an object.
import { recordOf, type Fetched } from '../events/record';
import { isWholeBatch } from './fetch-response';
import { RecordCursor, type LogRecord } from './record-batch';

/** Holds until the next one is asked for. */
export interface RecordInPlace {
  offset: number;
  timestampMs: number;
  /** They have the value from `valueBegin` to before `valueEnd`, which are -1 where there is none. */
  bytes: Buffer;
  valueBegin: number;
  valueEnd: number;
  /** The record itself, without its headers. */
  whole: () => LogRecord;
  /** To be asked for once, if at all. */
  headers: () => LogRecord['headers'];
}

/** May be gone through by several, one after the other. */
export const recordsInPlace = (fetched: Fetched): Iterable<RecordInPlace> => ({
  [Symbol.iterator]: () => goThrough(fetched),
});

function* goThrough({ topic, partition, messages }: Fetched): Generator<RecordInPlace, void> {
  for (const message of messages) {
    if (isWholeBatch(message)) {
      for (const cursor = new RecordCursor(message.batch); cursor.next();) yield cursor;
    } else {
      yield inPlace(recordOf(topic, partition, message));
    }
  }
}

/** Of the record that was made last, in ms since 1970; undefined where there is none. */
export function lastTimestampMs({ messages }: Pick<Fetched, 'messages'>): number | undefined {
  const last = messages.at(-1);
  if (!last) return undefined;
  return isWholeBatch(last) ? last.batch.lastTimestampMs : Number(last.timestamp);
}

const nothing = Buffer.alloc(0);

/** Of a record that is an object already. */
export function inPlace(record: LogRecord): RecordInPlace {
  const { offset, timestampMs, value } = record;
  return {
    offset,
    timestampMs,
    bytes: value ?? nothing,
    valueBegin: value ? 0 : -1,
    valueEnd: value?.length ?? -1,
    whole: () => record,
    headers: () => record.headers,
  };
}
