import type { IncomingMessage } from 'node:http';
import { PenstockError } from '../../model/errors';
import type { Source } from '../../model/source';

/**
 * The body's bytes. Throws `payloadTooLarge` as soon as it is known to be larger than the source takes, without having
 * kept more than that; `badRequest` when the caller goes away before its end.
 */
export function readBody(request: IncomingMessage, { id, config }: Source): Promise<Buffer> {
  const { maxBodyBytes } = config;
  const tooLarge = (size: string) =>
    new PenstockError('payloadTooLarge', `body is ${size} bytes; source "${id}" takes at most ${maxBodyBytes}`);
  const stated = Number(request.headers['content-length'] ?? 0);
  if (stated > maxBodyBytes) return Promise.reject(tooLarge(String(stated)));

  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const keep = (chunk: Buffer) => {
      size += chunk.length;
      if (size <= maxBodyBytes) return void chunks.push(chunk);
      // What still comes is read and thrown away: a caller that is cut off would never see the answer.
      request.off('data', keep).resume();
      reject(tooLarge(`more than ${maxBodyBytes}`));
    };
    request
      .on('data', keep)
      .on('end', () => resolve(Buffer.concat(chunks)))
      .on('error', (cause) => reject(new PenstockError('badRequest', 'body: ended early', { cause })));
  });
}
