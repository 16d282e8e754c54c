// One request to the HTTP API: its JSON, or an error that says what to do.
import { request, type Dispatcher } from 'undici';
import { ApiError } from './api-error';
import type { Login } from './logins';
import { Unreachable } from './unreachable';

/** The API's answer: as it came, and parsed. */
export interface Answer<T> {
  text: string;
  json: T;
  /** The one it sets, name and value. */
  cookie?: string;
}

export interface Request {
  query?: Record<string, string | number | undefined>;
  headers?: Record<string, string>;
  /** Sent as JSON, unless it is bytes. */
  body?: object;
  /** Statuses from 400 on whose answer is wanted all the same. */
  accepts?: number[];
}

export interface PenstockClient {
  readonly url: string;
  /** Throws `ApiError` for a refusal, `Unreachable` when nothing, or nothing of Penstock's, answers. */
  send<T>(method: Dispatcher.HttpMethod, path: string, request?: Request): Promise<Answer<T>>;
  /** The body of an answer that goes on for as long as it likes. Throws the same. */
  stream(path: string, request?: Pick<Request, 'query'>): Promise<AsyncIterable<Uint8Array>>;
}

const answerWithinMs = 30_000;

interface ClientOptions {
  url: string;
  token?: string;
  login?: Login;
  /** The one that requests are about. */
  project?: string;
}

export function createClient({ url, token, login, project }: ClientOptions): PenstockClient {
  const credentials = credentialsOf(login ?? (token === undefined ? undefined : { token }));
  const about = inProject(project);
  return {
    url,
    async send<T>(
      method: Dispatcher.HttpMethod,
      path: string,
      { query = {}, headers, body, accepts = [] }: Request = {},
    ) {
      const { statusCode, text, cookie } = await exchange(url, path + searchOf(query), {
        method,
        headers: {
          ...(path.startsWith('/v1/') && { ...credentials, ...about }),
          ...(body && !Buffer.isBuffer(body) && { 'content-type': 'application/json' }),
          ...headers,
        },
        body: body && !Buffer.isBuffer(body) ? JSON.stringify(body) : (body ?? null),
      });
      const json = parsed(text);
      if (statusCode >= 400 && !accepts.includes(statusCode)) throw refusal(statusCode, json, url);
      if (json === undefined && statusCode !== 204) {
        throw new Unreachable(`${url} did not answer in JSON: is this the address of Penstock's API?`);
      }
      return { text, json: json as T, ...(cookie !== undefined && { cookie }) };
    },
    async stream(path, { query = {} } = {}) {
      const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
      const options = { headers: { ...authorization, ...about }, bodyTimeout: 0 };
      const { statusCode, body } = await request(url + path + searchOf(query), options).catch((error: unknown) => {
        throw unreachable(url, error as NodeJS.ErrnoException);
      });
      if (statusCode >= 400) throw refusal(statusCode, parsed(await body.text()), url);
      return body;
    },
  };
}

/** The header of a request that is about a project. */
export const inProject = (project: string | undefined): Record<string, string> =>
  project === undefined ? {} : { 'penstock-project': project };

function credentialsOf(login: Login | undefined): Record<string, string> {
  if (!login) return {};
  if ('token' in login) return { authorization: `Bearer ${login.token}` };
  return { cookie: login.cookie, 'penstock-csrf': login.csrfToken };
}

function searchOf(query: NonNullable<Request['query']>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  return search.size === 0 ? '' : `?${search.toString()}`;
}

async function exchange(url: string, path: string, options: Omit<Dispatcher.RequestOptions, 'path' | 'origin'>) {
  try {
    const signal = AbortSignal.timeout(answerWithinMs);
    const { statusCode, headers, body } = await request(url + path, { ...options, signal });
    const [cookie] = [headers['set-cookie'] ?? []].flat().map((line) => line.split(';')[0]);
    return { statusCode, text: await body.text(), cookie };
  } catch (error) {
    throw unreachable(url, error as NodeJS.ErrnoException);
  }
}

function unreachable(url: string, cause: NodeJS.ErrnoException): Unreachable {
  switch (cause.code) {
    case 'ECONNREFUSED':
      return new Unreachable(`no Penstock answers at ${url}; start it with "penstock up"`, { cause });
    case 'ENOTFOUND':
      return new Unreachable(`no Penstock answers at ${url}: there is no such host`, { cause });
    default:
      return new Unreachable(`no Penstock answers at ${url}: ${cause.message}`, { cause });
  }
}

function refusal(status: number, json: unknown, url: string): Error {
  const { error, message, hint } = (json ?? {}) as { error?: string; message?: string; hint?: string };
  if (error?.startsWith('penstock.') && message !== undefined) return new ApiError(status, error, message, hint ?? '');
  return new Unreachable(`${url} answered ${status}, and not as Penstock does: is this the address of its API?`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
