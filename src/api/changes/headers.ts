// Headers that say how a change is meant: by whom and why, to which version, and that it counts once.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { By } from '../../model/change';
import { PenstockError } from '../../model/errors';
import { principalOf } from '../access/authorize';
import { byPrincipal } from '../access/by-principal';

export const reason = z.string().min(1).max(500);
/** A body that says nothing but why. */
export const onlyReason = z.strictObject({ reason: reason.optional() }).optional();

const why = { 'penstock-reason': reason.optional().describe('Why it is changed; kept with the version') };
/** Of a change. */
export const changeHeaders = z.looseObject({
  ...why,
  'if-match': z.string().optional().describe('ETag of the version that is to be changed; 412 when it is another'),
});
/** Of a creation. */
export const creationHeaders = z.looseObject({
  ...why,
  'idempotency-key': z
    .string()
    .min(1)
    .max(256)
    .optional()
    .describe('A request repeated with the same key and body within a day is answered as the first one was'),
});

/** The body's reason counts before the header's. */
export function byOf(request: FastifyRequest, given?: { reason?: string | undefined }): By {
  const header = request.headers['penstock-reason'];
  // Node reads headers byte by byte; people write UTF-8.
  const why =
    given?.reason ?? (typeof header === 'string' ? Buffer.from(header, 'latin1').toString('utf8') : undefined);
  return { ...byPrincipal(principalOf(request), request.ip), ...(why !== undefined && { reason: why }) };
}

/** Throws `preconditionFailed` unless If-Match (RFC 9110, 13.1.1), when it was sent, names this version. */
export function refuseOther(what: string, version: number, ifMatch: string | undefined): void {
  if (ifMatch === undefined || ifMatch.trim() === '*') return;
  const tags = ifMatch.split(',').map((tag) => tag.trim());
  if (tags.includes(etag(version))) return;
  throw new PenstockError(
    'preconditionFailed',
    `if-match: ${what} is at version ${version}, whose ETag is ${etag(version)}, got ${ifMatch.slice(0, 80)}`,
  );
}

const etag = (version: number): string => `"${version}"`;

/** Says with the answer which version it is. */
export function tagged<Resource extends { version: number }>(reply: FastifyReply, resource: Resource): Resource {
  void reply.header('etag', etag(resource.version));
  return resource;
}
