// Bodies that are one JSON value, taken as text: its numbers stay as they were sent.
import type { FastifyInstance } from 'fastify';
import { stringify } from 'lossless-json';
import { PenstockError } from '../../model/errors';
import { maxValueBytes } from '../../model/kv';
import { readLosslessJson } from '../../sources/cloudevents/read-json';
import { takeJsonOnly } from '../validation';

/** Every body of `app` becomes the text of its JSON, without the space between its parts. */
export function takeJsonText(app: FastifyInstance): void {
  takeJsonOnly(app, textOf);
}

function textOf(body: Buffer): string {
  const text = stringify(readLosslessJson(body)) ?? '';
  const bytes = Buffer.byteLength(text);
  if (bytes <= maxValueBytes) return text;
  throw new PenstockError('payloadTooLarge', `body: the value is ${bytes} bytes; at most ${maxValueBytes} are taken`);
}
