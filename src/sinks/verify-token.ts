// What a Keboola stack says of a token.
import { z } from 'zod';
import { DeliveryError } from '../model/errors';
import type { Secret } from '../model/secret';
import type { TokenStanding } from '../model/sink';
import { jsonObject } from './answer';
import type { HttpClient } from './http-client';
import { tokenHeader, withoutSlash } from './stack';

const answerWithinMs = 5000;

const verified = z.object({
  description: z.string().nullish(),
  expires: z.string().nullish(),
  isExpired: z.boolean().nullish(),
  isDisabled: z.boolean().nullish(),
});

/** `unverified` when the stack cannot be reached or does not say: that is no fault of the token. Never throws. */
export async function verifyToken(http: HttpClient, stackUrl: string, token: Secret): Promise<TokenStanding> {
  const url = `${withoutSlash(stackUrl)}/v2/storage/tokens/verify`;
  try {
    const signal = AbortSignal.timeout(answerWithinMs);
    const { status, body } = await http.request(url, { headers: tokenHeader(token), signal });
    if (status === 401 || status === 403) return { state: 'refused', reason: `GET ${url} answered ${status}` };
    const parsed = verified.safeParse(jsonObject(body));
    if (status !== 200 || !parsed.success) return { state: 'unverified', reason: `GET ${url} answered ${status}` };
    return standingOf(parsed.data);
  } catch (error) {
    const reason =
      error instanceof DeliveryError ? error.message : `GET ${url}: no answer within ${answerWithinMs / 1000} s`;
    return { state: 'unverified', reason };
  }
}

function standingOf({ description, expires, isExpired, isDisabled }: z.output<typeof verified>): TokenStanding {
  const expiresMs = expires ? Date.parse(expires) : NaN;
  const known = {
    ...(description && { description }),
    ...(!Number.isNaN(expiresMs) && { expiresAt: new Date(expiresMs).toISOString() }),
  };
  if (isDisabled) return { state: 'refused', reason: 'the token is disabled', ...known };
  if (isExpired || expiresMs <= Date.now()) return { state: 'refused', reason: 'the token has expired', ...known };
  return { state: 'valid', ...known };
}
