// Symmetric signatures of Standard Webhooks 1.0, over the body's bytes: the npm package of that name reads the body as
// text first, so it refuses bodies that are not UTF-8 and takes different bytes for the same.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { PenstockError } from '../../model/errors';
import type { Secret } from '../../model/secret';
import type { IncomingRequest } from './incoming-request';

const toleranceSeconds = 5 * 60;

/** Throws `signatureInvalid` unless one of the `v1` signatures is right and made within 5 minutes of now. */
export function verifyStandardWebhook(secret: Secret, { headers, rawBody }: IncomingRequest): void {
  const header = (name: string): string => {
    const value = headers[name];
    if (!value) throw new PenstockError('signatureInvalid', `${name}: header is missing`);
    return value;
  };
  const id = header('webhook-id');
  const timestamp = header('webhook-timestamp');
  const signatures = header('webhook-signature').split(' ');
  checkTimestamp(timestamp);

  const right = createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.`).update(rawBody).digest();
  const isRight = (signature: string) => {
    const [version, base64 = ''] = signature.split(',');
    const stated = Buffer.from(base64, 'base64');
    return version === 'v1' && stated.length === right.length && timingSafeEqual(stated, right);
  };
  if (!signatures.some(isRight)) {
    throw new PenstockError(
      'signatureInvalid',
      'webhook-signature: no v1 signature in it fits the id, the timestamp and the body with the secret of the source',
    );
  }
}

function checkTimestamp(timestamp: string): void {
  if (!/^\d{1,12}$/.test(timestamp)) {
    throw new PenstockError('signatureInvalid', 'webhook-timestamp: must be in whole seconds since 1970');
  }
  const ageSeconds = Math.floor(Date.now() / 1000) - Number(timestamp);
  if (Math.abs(ageSeconds) > toleranceSeconds) {
    const seen = ageSeconds > 0 ? `${ageSeconds} seconds old` : `${-ageSeconds} seconds ahead`;
    throw new PenstockError(
      'signatureInvalid',
      `webhook-timestamp: is ${seen}; at most ${toleranceSeconds} are allowed`,
    );
  }
}

/** A secret is base64, with or without `whsec_` before it. */
function keyOf(secret: Secret): Buffer {
  const base64 = secret.reveal().replace(/^whsec_/, '');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) {
    throw new PenstockError(
      'signatureInvalid',
      'secret of the source: is not one of Standard Webhooks ("whsec_" and base64); update the source with the right one',
    );
  }
  return Buffer.from(base64, 'base64');
}
