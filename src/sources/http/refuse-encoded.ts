import type { IncomingHttpHeaders } from 'node:http';
import { PenstockError } from '../../model/errors';

/** Throws `unsupportedMediaType` for a body that is compressed. */
export function refuseEncoded({ headers }: { headers: IncomingHttpHeaders }): void {
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding.toLowerCase() === 'identity') return;
  throw new PenstockError(
    'unsupportedMediaType',
    `content-encoding: "${encoding}" is not taken; send the body uncompressed`,
  );
}
