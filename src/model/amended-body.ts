import type { Amendment } from './delivery';

/** The bytes that an amendment puts in the place of the event's data. */
export function amendedBody(amendment: Amendment): Buffer {
  if ('text' in amendment) return Buffer.from(amendment.text, 'utf8');
  if ('base64' in amendment) return Buffer.from(amendment.base64, 'base64');
  return Buffer.from(JSON.stringify(amendment.data), 'utf8');
}
