// People who log in, and the tokens they make.
import type { Scope, UserRole } from '../../../src/model/access';
import type { AccessToken } from '../../../src/model/user';
import type { Answer, RunningApi } from '../start-api';

export const password = 'correct horse battery';

type Call = <Body = unknown>(
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Answer<Body>>;

export interface Person {
  name: string;
  cookie: string;
  csrfToken: string;
  /** In their session. */
  call: Call;
}

/** Sends with exactly these headers, and a body as JSON. */
export const callWith =
  (api: RunningApi, own: Record<string, string>): Call =>
  (method, path, body, headers) =>
    api.send(path, {
      method,
      headers: { ...own, ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });

export const withToken = (api: RunningApi, token: string): Call => callWith(api, { authorization: `Bearer ${token}` });

export const login = (api: RunningApi, user: string, given = password, headers: Record<string, string> = {}) =>
  callWith(api, headers)<{ csrfToken: string; expiresAt: string }>('POST', '/v1/session', { user, password: given });

/** Makes a user and logs them in. */
export async function person(api: RunningApi, name: string, role: UserRole): Promise<Person> {
  const made = await api.call('POST', '/v1/users', { name, role, password });
  if (made.status !== 201) throw new Error(made.text);
  return loggedIn(api, name);
}

export async function loggedIn(api: RunningApi, name: string): Promise<Person> {
  const answer = await login(api, name);
  if (answer.status !== 201) throw new Error(answer.text);
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  const { csrfToken } = answer.body;
  return { name, cookie, csrfToken, call: callWith(api, { cookie, 'penstock-csrf': csrfToken }) };
}

export async function makeToken(
  { call }: Person,
  scopes: Scope[],
  differences: Record<string, unknown> = {},
): Promise<AccessToken & { token: string }> {
  const made = await call<AccessToken & { token: string }>('POST', '/v1/tokens', {
    name: 'ci',
    scopes,
    ...differences,
  });
  if (made.status !== 201) throw new Error(made.text);
  return made.body;
}
