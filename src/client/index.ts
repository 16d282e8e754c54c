// The client of the HTTP API. Its types are made of /openapi.json, so what it sends and gets is what the API says it is.
import createClient, { type Client } from 'openapi-fetch';
import type { components, paths } from './openapi';

export type { components, paths } from './openapi';

export interface ClientOptions {
  /** Where the API answers, such as http://127.0.0.1:8585. */
  url: string;
  /** A personal access token, or the admin token. */
  token?: string;
  /** Sent with each request. */
  headers?: Record<string, string>;
  /** In the place of the global one. */
  fetch?: (request: Request) => Promise<Response>;
}

export type PenstockClient = Client<paths, `${string}/${string}`>;

/** What the API answers to what it refuses. */
export type Refusal = components['schemas']['Error'];

/**
 * Answers of its methods have `data`, or `error`, a `Refusal`; when nothing answers they reject. See
 * https://openapi-ts.dev/openapi-fetch.
 */
export function createPenstockClient({ url, token, headers = {}, fetch }: ClientOptions): PenstockClient {
  return createClient<paths>({
    baseUrl: url,
    headers: { ...(token !== undefined && { authorization: `Bearer ${token}` }), ...headers },
    ...(fetch && { fetch }),
  });
}
