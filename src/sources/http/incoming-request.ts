import { PenstockError } from '../../model/errors';
import type { HttpSource } from '../../model/source';
import { maxHeaderBytes } from '../cloudevents/check-text';

/** A request to an http source, as it came. */
export interface IncomingRequest {
  /** Lower-case names; the values of a repeated header joined. */
  headers: Record<string, string>;
  /** Names and values in turn, as they came. */
  rawHeaders: string[];
  rawBody: Buffer;
  remoteAddress: string;
}

/** Throws `badRequest` when a header came more than once: joined, its values are a text that nobody sent. */
export function refuseRepeated({ headers, rawHeaders }: IncomingRequest, name: string, place: string): void {
  if (headers[name]?.includes(', ') !== true) return;
  const names = rawHeaders.filter((_text, index) => index % 2 === 0);
  if (names.filter((text) => text.toLowerCase() === name).length < 2) return;
  throw new PenstockError('badRequest', `${place}: the header is given more than once`);
}

/** Throws `headersTooLarge` or `payloadTooLarge`. */
export function checkSizes({ headers, rawBody }: IncomingRequest, source: HttpSource): void {
  let headerBytes = 0;
  for (const name of Object.keys(headers)) headerBytes += name.length + (headers[name] ?? '').length;
  if (headerBytes > maxHeaderBytes) {
    throw new PenstockError('headersTooLarge', `headers are ${headerBytes} bytes; at most ${maxHeaderBytes} are taken`);
  }
  const { maxBodyBytes } = source.config;
  if (rawBody.length > maxBodyBytes) {
    throw new PenstockError(
      'payloadTooLarge',
      `body is ${rawBody.length} bytes; source "${source.id}" takes at most ${maxBodyBytes}`,
    );
  }
}
