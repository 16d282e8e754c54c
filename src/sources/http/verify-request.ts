// Whether a request comes from whom it should. Every comparison takes the same time whatever is sent.
import { createHmac, hash, timingSafeEqual } from 'node:crypto';
import { PenstockError } from '../../model/errors';
import type { Secret } from '../../model/secret';
import type { Verification } from '../../model/source';
import type { IncomingRequest } from './incoming-request';
import { verifyStandardWebhook } from './standard-webhook';

type HmacVerification = Extract<Verification, { type: 'hmac' }>;

// https://docs.github.com/webhooks: validating webhook deliveries.
const github: HmacVerification = {
  type: 'hmac',
  header: 'x-hub-signature-256',
  algorithm: 'sha256',
  encoding: 'hex',
  prefix: 'sha256=',
};

/** As `verifyRequest` by the first secret; a request that another of them verifies will do as well. */
export function verifyByAny(
  verification: Verification,
  [secret, ...others]: [Secret, ...Secret[]],
  request: IncomingRequest,
  urlSecret?: string,
): void {
  try {
    verifyRequest(verification, secret, request, urlSecret);
  } catch (error) {
    if (!others.some((other) => isVerifiedBy(verification, other, request, urlSecret))) throw error;
  }
}

function isVerifiedBy(...attempt: Parameters<typeof verifyRequest>): boolean {
  try {
    verifyRequest(...attempt);
    return true;
  } catch {
    return false;
  }
}

/** Throws `signatureInvalid` saying what is missing or wrong. `urlSecret` is the end of the request's URL. */
export function verifyRequest(
  verification: Verification,
  secret: Secret,
  request: IncomingRequest,
  urlSecret?: string,
): void {
  switch (verification.type) {
    case 'urlSecret':
      return verifyUrlSecret(secret, urlSecret);
    case 'standardWebhooks':
      return verifyStandardWebhook(secret, request);
    case 'github':
      return verifyHmac(github, secret, request);
    case 'hmac':
      return verifyHmac(verification, secret, request);
  }
}

function verifyUrlSecret(secret: Secret, urlSecret: string | undefined): void {
  if (!urlSecret) throw new PenstockError('signatureInvalid', 'URL: the secret of the source is missing at its end');
  if (!isSame(urlSecret, secret.reveal())) {
    throw new PenstockError('signatureInvalid', 'URL: what it ends with is not the secret of the source');
  }
}

function verifyHmac(
  { header, algorithm, encoding, prefix }: HmacVerification,
  secret: Secret,
  request: IncomingRequest,
): void {
  const value = request.headers[header];
  if (!value) throw new PenstockError('signatureInvalid', `${header}: header is missing`);
  if (!value.startsWith(prefix)) throw new PenstockError('signatureInvalid', `${header}: must begin with "${prefix}"`);
  const stated = value.slice(prefix.length);
  const right = createHmac(algorithm, secret.reveal()).update(request.rawBody).digest(encoding);
  if (!isSame(encoding === 'hex' ? stated.toLowerCase() : stated, right)) {
    throw new PenstockError(
      'signatureInvalid',
      `${header}: is not the ${algorithm} HMAC (${encoding}) of the body with the secret of the source`,
    );
  }
}

// Hashed first, because texts of different lengths cannot be compared in constant time.
const isSame = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other));
const digest = (text: string): Buffer => hash('sha256', text, 'buffer');
