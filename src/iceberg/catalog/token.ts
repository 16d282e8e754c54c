// The token a catalog is asked with: a fixed one, or one fetched with OAuth 2 client credentials and renewed in time.

import { request, type Dispatcher } from 'undici';
import { z } from 'zod';
import { PenstockError } from '../../model/errors';
import { Secret } from '../../model/secret';
import { parseJson } from '../json';
import { noAnswer, refusal } from './answers';
import { readText } from './read-text';
import type { CatalogSettings } from './settings';

export interface TokenSource {
  /** The header of that name for a request; undefined where none is sent. */
  authorization: () => Promise<Secret | undefined>;
  /** Forgets the token, which was refused. Answers whether there is a chance that the next one is taken. */
  renew: () => boolean;
}

/** A token is renewed this long before it ends. */
const marginMs = 30_000;

const mostAnswerBytes = 64 * 1024;

const tokenAnswer = z.looseObject({ access_token: z.string().min(1), expires_in: z.number().positive().optional() });

/** Throws `badRequest` for an authentication that is not supported. */
export function tokenSource({ auth, url, dispatcher, timeoutMs = 30_000 }: CatalogSettings): TokenSource {
  switch (auth.kind) {
    case 'none':
      return { authorization: () => Promise.resolve(undefined), renew: () => false };
    case 'bearer':
      return {
        authorization: () => Promise.resolve(new Secret(`Bearer ${auth.token.reveal()}`)),
        renew: () => false,
      };
    case 'sigv4':
      throw new PenstockError('badRequest', 'auth: must be none, bearer or oauth2; sigv4 is not supported');
    case 'oauth2':
      break;
  }

  let token: Promise<{ text: string; endsMs: number }> | undefined;
  const fetchToken = async () => {
    const tokenUrl = auth.tokenUrl ?? `${url.replace(/\/+$/, '')}/v1/oauth/tokens`;
    const what = `token from ${tokenUrl}`;
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: auth.clientId,
      client_secret: auth.clientSecret.reveal(),
      scope: auth.scope ?? 'catalog',
    });
    const options: Omit<Dispatcher.RequestOptions, 'origin' | 'path'> = {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: form.toString(),
      signal: AbortSignal.timeout(timeoutMs),
    };
    const { status, body } = await request(tokenUrl, { ...options, ...(dispatcher ? { dispatcher } : {}) })
      .then(async (answer) => ({ status: answer.statusCode, body: await readText(what, answer.body, mostAnswerBytes) }))
      .catch((error: unknown) => {
        throw noAnswer(what, error);
      });
    const refuse = () => refusal(what, status, body, { clientSecret: auth.clientSecret });
    if (status === 400 || status === 404) {
      throw new PenstockError('targetUnauthorized', refuse().message);
    }
    if (status !== 200) throw refuse();
    const parsed = tokenAnswer.safeParse(parsedOrNothing(body));
    if (!parsed.success) throw new PenstockError('targetAnswerInvalid', `${what}: the answer has no access_token`);
    const lifeMs = (parsed.data.expires_in ?? 3600) * 1000;
    return { text: parsed.data.access_token, endsMs: Date.now() + lifeMs - Math.min(marginMs, lifeMs / 2) };
  };

  return {
    async authorization() {
      const before = token;
      const known = await before?.catch(() => undefined);
      // Of requests at the same time, one fetches the token for all.
      if (token === before && (!known || known.endsMs <= Date.now())) token = fetchToken();
      return new Secret(`Bearer ${(await token!).text}`);
    },
    renew() {
      token = undefined;
      return true;
    },
  };
}

function parsedOrNothing(body: string): unknown {
  try {
    return parseJson(body);
  } catch {
    return undefined;
  }
}
