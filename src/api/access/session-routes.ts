// Logging in and out, and who one is.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { countLogin, forgiveLogin } from '../../ledger/access/login-attempts';
import { beginSession, endSession } from '../../ledger/access/sessions';
import { findLogin, setPasswordHash, type Login } from '../../ledger/access/users';
import { record } from '../../ledger/audit';
import type { Database } from '../../ledger/ledger';
import { sha256 } from '../../ledger/tokens';
import type { Principal } from '../../model/access';
import { PenstockError } from '../../model/errors';
import { newToken } from '../../model/ids';
import { password as newPassword } from '../../model/user';
import type { ApiDependencies, TypedApp } from '../dependencies';
import { byOf } from '../changes/headers';
import { begunSession, session } from './answers';
import { refuseDeactivated, sessionPrincipal } from './authenticate';
import { principalOf } from './authorize';
import { byPrincipal } from './by-principal';
import { cookieOf, csrfTokenOf, refuseOtherOrigin, sessionTokenOf } from './cookie';
import { hashPassword, isPassword } from './password';
import { whichProject } from './which-project';

const tags = ['access'];
const sessionHours = 12;
const tokenLength = 43;
const given = z.string().min(1).max(200);

/** A name and a password; whoever asks is not known yet. */
const maxLoginBytes = 4096;

/** The one route under /v1 that nobody has to be known for. */
export function loginRoute(app: TypedApp, { ledger: { db } }: ApiDependencies): void {
  app.post(
    '/session',
    {
      bodyLimit: maxLoginBytes,
      config: {
        needs: 'anything',
        refuses: [
          'badRequest',
          'loginRefused',
          'userDeactivated',
          'loginThrottled',
          'crossSiteRefused',
          'forbidden',
          'projectNotFound',
        ] as const,
      },
      schema: {
        tags,
        security: [],
        summary: 'Log in: the answer sets a cookie, which lasts for 12 hours',
        description:
          'Changes made with the cookie need the `csrfToken` as `Penstock-Csrf`. After 5 attempts within 15 minutes for a ' +
          'user from an address (30 from an address, 100 for a user) none is taken until `Retry-After`.',
        body: z.strictObject({ user: z.string().min(1).max(100), password: given }),
        response: { 201: begunSession },
      },
    },
    async (request, reply) => {
      refuseOtherOrigin(request);
      const { user: name, password } = request.body;
      const { id, role, projects } = await loginOrRefuse(db, request, reply, name, password);
      const user = { id, name, role, projects };
      const principal = sessionPrincipal(user, await whichProject(request, db, name, user));
      const token = newToken(tokenLength);
      const expiresAt = await db.transaction(async (transaction) => {
        const begun = { token, userId: id, address: request.ip, hours: sessionHours };
        await record(transaction, byPrincipal(principal, request.ip), {
          action: 'session.began',
          target: userTarget(name),
        });
        return beginSession(transaction, begun);
      });
      void reply
        .header('set-cookie', cookieOf(request, token, sessionHours * 3600))
        .header('cache-control', 'no-store');
      return reply.code(201).send({ ...shown(principal), csrfToken: csrfTokenOf(token), expiresAt });
    },
  );
}

export function sessionRoutes(app: TypedApp, { ledger: { db } }: ApiDependencies): void {
  app.get(
    '/session',
    {
      config: { needs: 'anything', isForLimited: true },
      schema: { tags, summary: 'Who makes this request, and what they may do', response: { 200: session } },
    },
    (request, reply) => {
      const principal = principalOf(request);
      const token = principal.means === 'session' ? sessionTokenOf(request) : undefined;
      void reply.header('cache-control', 'no-store');
      return { ...shown(principal), ...(token !== undefined && { csrfToken: csrfTokenOf(token) }) };
    },
  );

  app.delete(
    '/session',
    {
      config: { needs: 'anything', refuses: ['sessionRequired'] as const },
      schema: { tags, summary: 'Log out', response: { 204: z.undefined() } },
    },
    async (request, reply) => {
      const { name, token } = sessionOrRefuse(request);
      await db.transaction(async (transaction) => {
        await endSession(transaction, token);
        await record(transaction, byOf(request), { action: 'session.ended', target: userTarget(name) });
      });
      return reply
        .code(204)
        .header('set-cookie', cookieOf(request, '', 0))
        .send();
    },
  );

  app.post(
    '/session/password',
    {
      config: {
        needs: 'anything',
        refuses: ['badRequest', 'loginRefused', 'loginThrottled', 'sessionRequired'] as const,
      },
      schema: {
        tags,
        summary: 'Set one’s own password; all other sessions end',
        body: z.strictObject({ currentPassword: given, password: newPassword }),
        response: { 204: z.undefined() },
      },
    },
    async (request, reply) => {
      const { name, token } = sessionOrRefuse(request);
      await loginOrRefuse(db, request, reply, name, request.body.currentPassword);
      const hash = await hashPassword(request.body.password);
      await db.transaction(async (transaction) => {
        await setPasswordHash(transaction, name, hash, sha256(token));
        await record(transaction, byOf(request), { action: 'user.passwordSet', target: userTarget(name) });
      });
      return reply.code(204).send();
    },
  );
}

export const userTarget = (name: string): string => `user/${name}`;

const shown = ({ author, means, user, scopes, project, tokenProject, sourceIds }: Principal) => ({
  author,
  means,
  ...(user && { user: { name: user.name, role: user.role } }),
  project,
  ...(user && { projects: tokenProject === undefined ? Object.fromEntries(user.projects) : {} }),
  scopes: [...scopes],
  ...(sourceIds && { sourceIds }),
});

/** Throws `sessionRequired` for whoever came with a token. */
export function sessionOrRefuse(request: FastifyRequest): { userId: string; name: string; token: string } {
  const { means, user, author } = principalOf(request);
  const token = sessionTokenOf(request);
  if (means === 'session' && user && token !== undefined) return { userId: user.id, name: user.name, token };
  throw new PenstockError('sessionRequired', `"${author}" is a token, and this needs the session of a user`);
}

/** Throws `loginThrottled`, or `loginRefused` without telling whether there is such a user. */
async function loginOrRefuse(
  db: Database,
  request: FastifyRequest,
  reply: FastifyReply,
  name: string,
  password: string,
): Promise<Login> {
  const seconds = await countLogin(db, name, request.ip);
  if (seconds !== undefined) {
    void reply.header('retry-after', seconds);
    throw new PenstockError('loginThrottled', `too many logins were tried; try again in ${seconds} seconds`);
  }
  const login = await findLogin(db, name);
  if (!(await isPassword(password, login?.passwordHash)) || !login) {
    throw new PenstockError('loginRefused', 'there is no such user with this password');
  }
  refuseDeactivated(name, login.deactivatedAt);
  await forgiveLogin(db, name, request.ip);
  return login;
}
