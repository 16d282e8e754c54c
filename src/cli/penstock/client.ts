// One request to the HTTP API by the generated client: its JSON, or an error that says what to do.
import { stringify } from 'lossless-json';
import { request } from 'undici';
import { createPenstockClient, type paths, type Refusal } from '../../client/index';
import { ApiError } from './api-error';
import type { Login } from './logins';
import type { At, Template } from './paths';
import { Unreachable } from './unreachable';

/** The API's answer: as it came, and parsed. */
export interface Answer<T> {
  text: string;
  json: T;
  /** The one it sets, name and value. */
  cookie?: string;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What a path of the API is described to take and to answer. */
type Operation<Path extends Template, M extends Method> = Path extends Template ? paths[Path][Lowercase<M>] : never;
type Json<Content> = Content extends { content: infer ByType }
  ? 'application/json' extends keyof ByType
    ? ByType['application/json']
    : unknown
  : undefined;
type Good<Responses> = {
  [Status in keyof Responses]: Status extends 200 | 201 | 202 | 204 ? Json<Responses[Status]> : never;
}[keyof Responses];
export type Answered<Path extends Template, M extends Method> =
  Operation<Path, M> extends { responses: infer Responses } ? Good<Responses> : never;
type QueryOf<Operation> = Operation extends { parameters: { query?: infer Query } }
  ? { [Name in keyof Query]?: Query[Name] | undefined }
  : never;
type BodyOf<Operation> = Operation extends { requestBody?: infer Body } ? Json<NonNullable<Body>> : never;

export interface Request<Path extends Template = Template, M extends Method = Method> {
  query?: QueryOf<Operation<Path, M>>;
  headers?: Record<string, string>;
  body?: BodyOf<Operation<Path, M>>;
  /** In the place of a body: what a person wrote, for the API to check. Sent as JSON, unless it is bytes. */
  document?: object;
  /** Statuses from 400 on whose answer is wanted all the same. */
  accepts?: number[];
}

export interface PenstockClient {
  readonly url: string;
  /** Throws `ApiError` for a refusal, `Unreachable` when nothing, or nothing of Penstock's, answers. */
  send<M extends Method, Path extends Template>(
    method: M,
    at: Path | At<Path>,
    request?: Request<Path, M>,
  ): Promise<Answer<Answered<Path, M>>>;
  /**
   * Sends bytes to where a source takes them, without a token; `waitMs`: for their outcome. Throws the same; `refused` when they
   * were accepted, and their outcome is an error.
   */
  ingest(
    path: string,
    request: { headers: Record<string, string>; body: Buffer; waitMs?: number },
  ): Promise<Answer<Accepted> & { refused?: Error }>;
  /** The body of an answer that goes on for as long as it likes. Throws the same. */
  stream<Path extends Template>(
    at: At<Path>,
    request?: Pick<Request<Path, 'GET'>, 'query'>,
  ): Promise<AsyncIterable<Uint8Array>>;
}

type AnyRequest = Pick<Request, 'headers' | 'document' | 'accepts'> & { query?: object; body?: unknown };

export type Accepted = Extract<Answered<'/in/{sourceId}', 'POST'>, { event: unknown }>;

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
  const headers = { ...credentials, ...inProject(project) };

  return {
    url,
    // Its types are those of one path; here it is any of them.
    send: async (
      method: Method,
      at: Template | At,
      { query, headers: more, body, document, accepts = [] }: AnyRequest = {},
    ) => {
      const { template, path } = typeof at === 'string' ? { template: at, path: {} } : at;
      let answer: Exchanged | undefined;
      const client = createPenstockClient({
        url,
        headers: template.startsWith('/v1/') ? headers : {},
        fetch: async (request) => {
          answer = await exchange(url, request);
          if (answer.status >= 400 && !accepts.includes(answer.status)) throw refusal(answer, url);
          return new Response(null, { status: 204 });
        },
      });
      const sent = document ?? body;
      const bodySerializer = (given: unknown) => (Buffer.isBuffer(given) ? given : stringify(given));
      const init = { params: { path, query }, headers: more, body: sent, bodySerializer };
      await client.request(method.toLowerCase() as 'get', template as '/readyz', init as Record<string, unknown>);
      return answerOf(answer, url);
    },
    async ingest(path, { headers, body, waitMs = 0 }) {
      const answer = await exchange(
        url,
        new Request(url + path, { method: 'POST', headers, body: new Uint8Array(body) }),
        waitMs + answerWithinMs,
      );
      if (answer.status < 400) return answerOf<Accepted>(answer, url);
      const refused = refusal(answer, url);
      if (!isAccepted(parsed(answer.text))) throw refused;
      return { ...answerOf<Accepted>(answer, url), refused };
    },
    async stream({ template, path }, { query = {} } = {}) {
      const filled = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? ''));
      const { statusCode, body } = await request(url + filled + searchOf(query), { headers, bodyTimeout: 0 }).catch(
        (error: unknown) => {
          throw unreachable(url, error as NodeJS.ErrnoException);
        },
      );
      if (statusCode >= 400) throw refusal({ status: statusCode, text: await body.text() }, url);
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

function searchOf(query: Record<string, string | number | undefined>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  return search.size === 0 ? '' : `?${search.toString()}`;
}

interface Exchanged {
  status: number;
  text: string;
  cookie?: string | undefined;
}

/** Sends no headers but those that are given, and follows no redirect. */
async function exchange(base: string, sent: globalThis.Request, withinMs = answerWithinMs): Promise<Exchanged> {
  const body = Buffer.from(await sent.arrayBuffer());
  try {
    const {
      statusCode,
      headers,
      body: answer,
    } = await request(sent.url, {
      method: sent.method,
      headers: Object.fromEntries(sent.headers),
      body: sent.body === null ? null : body,
      signal: AbortSignal.timeout(withinMs),
    });
    const [cookie] = [headers['set-cookie'] ?? []].flat().map((line) => line.split(';')[0]);
    return { status: statusCode, text: await answer.text(), cookie };
  } catch (error) {
    throw unreachable(base, error as NodeJS.ErrnoException);
  }
}

const isAccepted = (json: unknown): json is Accepted => typeof json === 'object' && json !== null && 'event' in json;

function answerOf<T>(answered: Exchanged | undefined, url: string): Answer<T> {
  const { status = 0, text = '', cookie } = answered ?? {};
  const json = parsed(text);
  if (json === undefined && status !== 204) {
    throw new Unreachable(`${url} did not answer in JSON: is this the address of Penstock's API?`);
  }
  return { text, json: json as T, ...(cookie !== undefined && { cookie }) };
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

function refusal({ status, text }: Exchanged, url: string): Error {
  const { error, message, hint } = (parsed(text) ?? {}) as Partial<Refusal>;
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
