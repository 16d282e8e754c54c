import type { IncomingMessage } from 'node:http';
import { PenstockError } from '../../model/errors';
import type { HttpSource } from '../../model/source';
import type { HeldBodies } from './held-bodies';

/** How much is taken, and what is said of a body that is larger. */
export interface BodyLimit {
  maxBodyBytes: number;
  tooLarge: (size: string) => PenstockError;
}

/** Throws `payloadTooLarge` when the request says itself that its body is larger than the limit. */
export function refuseStatedSize(request: IncomingMessage, { maxBodyBytes, tooLarge }: BodyLimit): void {
  const bytes = statedSize(request);
  if (bytes > maxBodyBytes) throw tooLarge(String(bytes));
}

/**
 * The body's bytes, counted as held: whoever has them gives them back with `held.remove`. Throws `payloadTooLarge` as
 * soon as it is known to be larger than the limit, without having kept more than that; `overloaded` when too much
 * is held; `badRequest` when the caller goes away before its end. Can be done once.
 */
export async function readBody(request: IncomingMessage, limit: BodyLimit, held: HeldBodies): Promise<Buffer> {
  const { maxBodyBytes, tooLarge } = limit;
  const busy = held.refusal(statedSize(request));
  if (busy) throw busy;
  let size = 0;
  const read = new Promise<Buffer>((resolve, reject) => {
    const chunks: Buffer[] = [];
    const keep = (chunk: Buffer) => {
      const isTooLarge = size + chunk.length > maxBodyBytes;
      const refusal = isTooLarge ? tooLarge(`more than ${maxBodyBytes}`) : held.refusal(chunk.length);
      if (refusal) {
        // What still comes is read and thrown away: a caller that is cut off would never see the answer.
        request.off('data', keep).resume();
        return reject(refusal);
      }
      held.add(chunk.length);
      size += chunk.length;
      chunks.push(chunk);
    };
    request
      .on('data', keep)
      .on('end', () => resolve(Buffer.concat(chunks)))
      .on('error', (cause) => reject(new PenstockError('badRequest', 'body: ended early', { cause })));
  });
  return read.catch((error: unknown) => {
    held.remove(size);
    throw error;
  });
}

const statedSize = ({ headers }: IncomingMessage): number => Number(headers['content-length'] ?? 0);

export const limitOf = ({ id, config: { maxBodyBytes } }: HttpSource): BodyLimit => ({
  maxBodyBytes,
  tooLarge: (size) =>
    new PenstockError('payloadTooLarge', `body is ${size} bytes; source "${id}" takes at most ${maxBodyBytes}`),
});
