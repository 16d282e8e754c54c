// Where a record of Kafka was and what it came with, in headers of its event: a CloudEvent may have another id, time and partitionkey.
import { storableText } from './storable-text';

interface PlacedRecord {
  topic: string;
  partition: number;
  offset: number;
  timestampMs: number | undefined;
  key: Buffer | null;
}

const names = ['topic', 'partition', 'offset', 'timestamp', 'key', 'key-base64'].map((name) => `kafka-${name}`);

/** No record states these for itself. */
export const placeHeaders: ReadonlySet<string> = new Set(names);

export function headersOfPlace({ topic, partition, offset, timestampMs, key }: PlacedRecord): Record<string, string> {
  return {
    'kafka-topic': topic,
    'kafka-partition': String(partition),
    'kafka-offset': String(offset),
    ...(timestampMs !== undefined && { 'kafka-timestamp': String(timestampMs) }),
    ...(key && headerOfKey(key)),
  };
}

function headerOfKey(key: Buffer): Record<string, string> {
  const text = key.toString('utf8');
  const isText = storableText(text) === text && Buffer.from(text).equals(key);
  return isText ? { 'kafka-key': text } : { 'kafka-key-base64': key.toString('base64') };
}

export interface KafkaPlace {
  'kafka.topic': string | null;
  'kafka.partition': number | null;
  'kafka.offset': number | null;
  /** Epoch milliseconds. */
  'kafka.timestamp': number | null;
  'kafka.key': string | null;
}

/** Null for records of former formats, which have no time. */
export const timestampOf = (ms: number): number | null => (ms === -1 ? null : ms);

/** As a table that takes the records themselves has them; null where there is none, or the event is none of Kafka. */
export function placeOfHeaders(headers: Record<string, string>): KafkaPlace {
  const number = (name: string) => (headers[name] === undefined ? null : Number(headers[name]));
  const encodedKey = headers['kafka-key-base64'];
  const timestampMs = number('kafka-timestamp');
  return {
    'kafka.topic': headers['kafka-topic'] ?? null,
    'kafka.partition': number('kafka-partition'),
    'kafka.offset': number('kafka-offset'),
    'kafka.timestamp': timestampMs === null ? null : timestampOf(timestampMs),
    'kafka.key':
      encodedKey === undefined ? (headers['kafka-key'] ?? null) : Buffer.from(encodedKey, 'base64').toString('utf8'),
  };
}
