import { PenstockError } from '../../model/errors';
import type { Source } from '../../model/source';

/** A request to an http source, as it came. */
export interface IncomingRequest {
  method: string;
  /** Lower-case names; the values of a repeated header joined. */
  headers: Record<string, string>;
  rawBody: Buffer;
  remoteAddress: string;
}

/** Most headers taken, names and values together, in bytes. */
export const maxHeaderBytes = 16 * 1024;

/** Throws `headersTooLarge` or `payloadTooLarge`. */
export function checkSizes({ headers, rawBody }: IncomingRequest, source: Source): void {
  const headerBytes = Object.entries(headers).reduce((sum, [name, value]) => sum + name.length + value.length, 0);
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
