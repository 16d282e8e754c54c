// CloudEvents written as JSON, alone or in a batch: JSON event format 1.0.
import { isLosslessNumber } from 'lossless-json';
import { PenstockError } from '../../model/errors';
import { isJson, mediaTypeOf } from '../../model/media-type';
import { readLosslessJson, writeLosslessJson } from './read-json';
import { checkIsCloudEvent, coreAttributes, type StatedEvent } from './stated-event';

export const structuredMediaType = 'application/cloudevents+json';
export const batchMediaType = 'application/cloudevents-batch+json';

/** Each becomes a delivery for each sink, and all of them are written by one statement. */
export const mostEventsOfBatch = 1000;

type Label = StatedEvent['label'];

export function readStructured(body: Buffer): StatedEvent {
  return statedEvent(readLosslessJson(body), 'body', (name) => name);
}

/** Throws `badRequest`, naming the place, and `payloadTooLarge` for more than `mostEventsOfBatch`. */
export function readBatch(body: Buffer): StatedEvent[] {
  const batch = readLosslessJson(body);
  if (!Array.isArray(batch)) throw new PenstockError('badRequest', 'body: must be a JSON array of CloudEvents');
  if (batch.length > mostEventsOfBatch) {
    const message = `body: has ${batch.length} events; a batch has at most ${mostEventsOfBatch}, send it in several`;
    throw new PenstockError('payloadTooLarge', message);
  }
  return batch.map((json, index) => statedEvent(json, `[${index}]`, (name) => `[${index}].${name}`));
}

function statedEvent(json: unknown, place: string, label: Label): StatedEvent {
  if (!isObject(json)) throw new PenstockError('badRequest', `${place}: must be a CloudEvent, a JSON object`);
  const { data, data_base64: base64, ...context } = json;
  const attributes = new Map<string, string>();
  for (const [name, value] of Object.entries(context)) {
    // Null means absent (section 2.2).
    if (value !== null) attributes.set(name, attributeText(name, value, label));
  }
  if (data !== undefined && !attributes.has('datacontenttype')) attributes.set('datacontenttype', 'application/json');
  const stated = { attributes, body: Buffer.alloc(0), label };
  checkIsCloudEvent(stated);
  return { ...stated, body: bodyOf(data, base64, attributes.get('datacontenttype') ?? '', label) };
}

function attributeText(name: string, value: unknown, label: Label): string {
  if (typeof value === 'string') return value;
  if (coreAttributes.has(name)) throw new PenstockError('badRequest', `${label(name)}: must be a string`);
  if (typeof value === 'boolean') return String(value);
  if (isLosslessNumber(value)) return value.toString();
  throw new PenstockError('badRequest', `${label(name)}: must be a string, a number or a boolean`);
}

function bodyOf(data: unknown, base64: unknown, contentType: string, label: Label): Buffer {
  if (base64 !== undefined && base64 !== null) {
    if (data !== undefined && data !== null)
      throw new PenstockError('badRequest', `${label('data_base64')}: is given beside data`);
    return decodeBase64(base64, label('data_base64'));
  }
  if (data === undefined) return Buffer.alloc(0);
  // Text of another kind than JSON is carried in a JSON string (section 3.1.1).
  if (typeof data === 'string' && !isJson(mediaTypeOf(contentType))) return textOf(data, label('data'));
  return Buffer.from(writeLosslessJson(data, label('data')));
}

/** Half a surrogate pair, which JSON can write and UTF-8 cannot, would become another character without a word. */
function textOf(data: string, label: string): Buffer {
  if (/\p{Surrogate}/u.test(data)) throw new PenstockError('badRequest', `${label}: has half a surrogate pair`);
  return Buffer.from(data);
}

function decodeBase64(text: unknown, label: string): Buffer {
  if (typeof text !== 'string' || text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) {
    throw new PenstockError('badRequest', `${label}: must be a string of base64 (RFC 4648, section 4), padded`);
  }
  return Buffer.from(text, 'base64');
}

const isObject = (json: unknown): json is Record<string, unknown> =>
  typeof json === 'object' && json !== null && !Array.isArray(json) && !isLosslessNumber(json);
