// The secret that opens or signs a source: what it must look like, and what Penstock makes when it is given none.
import { randomBytes } from 'node:crypto';
import { PenstockError } from '../../model/errors';
import { newToken } from '../../model/ids';
import type { HttpSource, Verification } from '../../model/source';

export interface Ingest {
  path: string;
  secret: string;
}

/** Where events are sent to. A secret that opens the source is a part of the path. */
export function ingestOf({ id, config }: Pick<HttpSource, 'id' | 'config'>, secret: string): Ingest {
  return { path: config.verification.type === 'urlSecret' ? `/in/${id}/${secret}` : `/in/${id}`, secret };
}

export function makeSecret({ type }: Verification): string {
  return type === 'standardWebhooks' ? `whsec_${randomBytes(32).toString('base64')}` : newToken(48);
}

/** Throws `badRequest`, which does not tell the secret, unless it is one for this verification. */
export function checkSecret({ type }: Verification, secret: string): void {
  if (type === 'urlSecret' && !/^[A-Za-z0-9._~-]+$/.test(secret)) {
    throw new PenstockError('badRequest', 'secret: must be letters, digits, ".", "_", "~" and "-" for urlSecret');
  }
  if (type === 'standardWebhooks' && !isSigningKey(secret)) {
    const right = 'must be "whsec_" and 24 to 64 bytes in base64 for standardWebhooks';
    throw new PenstockError('badRequest', `secret: ${right}; leave it out to have one made`);
  }
}

function isSigningKey(secret: string): boolean {
  const [, base64] = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(secret) ?? [];
  const bytes = Buffer.from(base64 ?? '', 'base64').length;
  return bytes >= 24 && bytes <= 64;
}
