// A record that is no CloudEvent becomes one: its value is the data.
import { isUtf8 } from 'node:buffer';
import { localId } from '../../../model/project';
import type { KafkaSource } from '../../../model/source';
import { isJson, mediaTypeOf } from '../../../model/media-type';
import { readJson } from '../../cloudevents/read-json';
import type { StatedEvent } from '../../cloudevents/stated-event';
import type { KafkaRecord } from './record';

/**
 * A tombstone, which has no value, becomes an event without data and with the extension `tombstone`. Throws `badRequest`
 * when the value is not the JSON that its content type says.
 */
export function readPlainValue(
  { value, timestampMs }: KafkaRecord,
  contentType: string | undefined,
  source: KafkaSource,
): StatedEvent {
  const attributes = new Map([
    ['source', `/sources/${localId(source.id)}`],
    ['type', source.config.eventType],
  ]);
  const time = timeOf(timestampMs);
  if (time !== undefined) attributes.set('time', time);
  if (value === null) attributes.set('tombstone', 'true');
  else attributes.set('datacontenttype', checkedType(value, contentType) ?? guessedType(value));
  return { attributes, body: value ?? Buffer.alloc(0), label: (name) => name };
}

function checkedType(value: Buffer, contentType: string | undefined): string | undefined {
  if (contentType !== undefined && isJson(mediaTypeOf(contentType))) readJson(value);
  return contentType;
}

function guessedType(value: Buffer): string {
  if (!isUtf8(value)) return 'application/octet-stream';
  try {
    JSON.parse(value.toString('utf8'));
    return 'application/json';
  } catch {
    return 'text/plain';
  }
}

/** Producers may write any number; -1 is none. */
export function timeOf(timestampMs: number): string | undefined {
  const isInCalendar = timestampMs >= 0 && timestampMs < Date.UTC(10_000, 0);
  return isInCalendar ? new Date(timestampMs).toISOString() : undefined;
}
