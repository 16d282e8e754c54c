// A record of a partition, as kafkajs hands it over and as it is read here.
import { isUtf8 } from 'node:buffer';
import type { Batch, KafkaMessage } from 'kafkajs';
import { PenstockError } from '../../../model/errors';
import { storableText } from '../../../model/storable-text';
import { maxHeaderBytes } from '../../cloudevents/check-text';
import { isWholeBatch } from '../log/fetch-response';
import { readRecords } from '../log/record-batch';

export interface KafkaRecord {
  topic: string;
  partition: number;
  /** A number is exact up to 2^53, which no partition comes near. */
  offset: number;
  /** When it was made, in ms since 1970, by its producer or its broker. */
  timestampMs: number;
  key: Buffer | null;
  value: Buffer | null;
  /** In the order of the record; a name may come more than once. */
  headers: [name: string, value: Buffer][];
}

/** What a fetch brought of a partition. */
export type Fetched = Pick<Batch, 'topic' | 'partition' | 'messages'>;

export function recordsOf({ topic, partition, messages }: Fetched): KafkaRecord[] {
  const records: KafkaRecord[] = [];
  for (const message of messages) {
    if (!isWholeBatch(message)) records.push(recordOf(topic, partition, message));
    else
      for (const record of readRecords(message.batch, { withHeaders: true }))
        records.push({ topic, partition, ...record });
  }
  return records;
}

export function recordOf(topic: string, partition: number, message: KafkaMessage): KafkaRecord {
  const headers = Object.entries(message.headers ?? {}).flatMap(([name, value]) =>
    [value].flat().map((one): [string, Buffer] => [name, Buffer.from(one ?? '')]),
  );
  const { key, value } = message;
  return {
    topic,
    partition,
    offset: Number(message.offset),
    timestampMs: Number(message.timestamp),
    key,
    value,
    headers,
  };
}

/** `topic/partition/offset`: names a record for good. */
export const recordId = ({ topic, partition, offset }: Pick<KafkaRecord, 'topic' | 'partition' | 'offset'>): string =>
  `${topic}/${partition}/${offset}`;

/**
 * Headers as text by name in lower case, and which of them came more than once: their values are joined. What is not
 * UTF-8 is written in base64. Throws `headersTooLarge`.
 */
export function headerTexts({ headers }: KafkaRecord): { texts: Map<string, string>; repeated: Set<string> } {
  const texts = new Map<string, string>();
  const repeated = new Set<string>();
  let bytes = 0;
  for (const [name, value] of headers) {
    bytes += name.length + value.length;
    const header = storableText(name.toLowerCase());
    const text = isUtf8(value) ? value.toString('utf8') : value.toString('base64');
    const first = texts.get(header);
    if (first !== undefined) repeated.add(header);
    texts.set(header, first === undefined ? text : `${first}, ${text}`);
  }
  if (bytes <= maxHeaderBytes) return { texts, repeated };
  throw new PenstockError('headersTooLarge', `headers are ${bytes} bytes; at most ${maxHeaderBytes} are taken`);
}
