// The cookie that a session is kept in, and what protects it from other sites.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { PenstockError } from '../../model/errors';

export const sessionCookie = 'penstock_session';
export const csrfHeader = 'penstock-csrf';

/** The token that the request's cookie holds. */
export function sessionTokenOf({ headers }: FastifyRequest): string | undefined {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${sessionCookie}=`))?.slice(sessionCookie.length + 1) || undefined;
}

/** Never shown to scripts, never sent along from another site; only over HTTPS where the page came by it. */
export function cookieOf(request: FastifyRequest, token: string, maxAgeSeconds: number): string {
  const isSecure = request.protocol === 'https' || request.headers.origin?.startsWith('https://');
  const secure = isSecure ? '; Secure' : '';
  return `${sessionCookie}=${token}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Strict${secure}`;
}

/** What a page of ours sends with every write. It follows from the session's token, which no page can read. */
export const csrfTokenOf = (sessionToken: string): string =>
  createHash('sha256').update(`csrf ${sessionToken}`).digest('base64url');

/** Throws `crossSiteRefused` unless the request comes from a page of this Penstock. */
export function refuseWithoutCsrfToken(request: FastifyRequest, sessionToken: string): void {
  refuseOtherOrigin(request);
  const given = Buffer.from(String(request.headers[csrfHeader] ?? ''));
  const expected = Buffer.from(csrfTokenOf(sessionToken));
  if (given.length === expected.length && timingSafeEqual(given, expected)) return;
  const seen = given.length === 0 ? 'is missing' : 'is not the one of this session';
  throw new PenstockError('crossSiteRefused', `${csrfHeader}: ${seen}; a change with a cookie needs it`);
}

/** Browsers say with every write where its page is from; who is none says nothing. */
export function refuseOtherOrigin({ headers, host }: FastifyRequest): void {
  const { origin } = headers;
  if (origin === undefined || (URL.canParse(origin) && new URL(origin).host === host.toLowerCase())) return;
  throw new PenstockError('crossSiteRefused', `origin: "${origin.slice(0, 80)}" is not this Penstock (${host})`);
}
