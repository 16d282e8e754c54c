// Who makes a request: the admin token, a personal access token, or a session by its cookie.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { findPresentedToken, noteTokenUse, type PresentedToken } from '../../ledger/access/access-tokens';
import { findSession } from '../../ledger/access/sessions';
import { record } from '../../ledger/audit';
import type { Database } from '../../ledger/ledger';
import { nameOfToken } from '../../ledger/tokens';
import { scopesOf, scopesOfToken, type Memberships, type Principal, type Role } from '../../model/access';
import { PenstockError } from '../../model/errors';
import { byPrincipal } from './by-principal';
import { refuseWithoutCsrfToken, sessionTokenOf } from './cookie';
import { qualifySources, whichProject } from './which-project';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whoever makes it; on every route that asks who that is. */
    principal?: Principal;
  }
  interface FastifyContextConfig {
    /**
     * A POST that only answers: a session needs no `Penstock-Csrf` for it, as a page of another site cannot read the
     * answer.
     */
    changesNothing?: true;
  }
}

/** With which a personal access token begins, so that it is known for one wherever it is found. */
export const accessTokenPrefix = 'pst_';

/** Lets only requests of somebody known through to the routes registered after it. */
export function requirePrincipal(app: FastifyInstance, db: Database): void {
  app.decorateRequest('principal');
  app.addHook('onRequest', async (request, reply) => {
    request.principal = await principalOf(request, reply, db);
    qualifySources(request, request.principal.project);
  });
}

async function principalOf(request: FastifyRequest, reply: FastifyReply, db: Database): Promise<Principal> {
  const principal = await findPrincipal(request, db);
  if (principal) return principal;
  void reply.header('www-authenticate', 'Bearer');
  const token = bearerOf(request);
  const message = token === undefined ? 'authorization: no bearer token was sent' : 'authorization: unknown token';
  throw new PenstockError('unauthorized', message);
}

const bearerOf = ({ headers }: FastifyRequest): string | undefined =>
  /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];

/** Undefined for a request without a token, or with an unknown one. Throws for what is known and not good. */
export async function findPrincipal(request: FastifyRequest, db: Database): Promise<Principal | undefined> {
  const sessionToken = sessionTokenOf(request);
  if (request.headers.authorization === undefined && sessionToken !== undefined) {
    return ofSession(request, sessionToken, db);
  }
  const token = bearerOf(request);
  return token === undefined ? undefined : ofToken(request, token, db);
}

async function ofSession(request: FastifyRequest, token: string, db: Database): Promise<Principal> {
  const session = await findSession(db, token);
  if (!session) throw new PenstockError('unauthorized', 'cookie: unknown session; it was ended, or never begun');
  const { userId, userName, role, projects, deactivatedAt, expiresAt, isExpired } = session;
  refuseDeactivated(userName, deactivatedAt);
  if (isExpired) throw new PenstockError('sessionExpired', `the session of "${userName}" expired at ${expiresAt}`);
  const changesNothing = ['GET', 'HEAD'].includes(request.method) || request.routeOptions.config.changesNothing;
  if (!changesNothing) refuseWithoutCsrfToken(request, token);
  const user = { id: userId, name: userName, role, projects };
  return sessionPrincipal(user, await whichProject(request, db, userName, user));
}

export const sessionPrincipal = (
  user: { id: string; name: string } & Memberships,
  { project, role }: { project: string; role?: Role },
): Principal => ({
  means: 'session',
  author: user.name,
  scopes: scopesOf(role),
  project,
  ofDeployment: user.role === 'owner',
  user,
});

async function ofToken(request: FastifyRequest, token: string, db: Database): Promise<Principal | undefined> {
  const found = token.startsWith(accessTokenPrefix) ? await findPresentedToken(db, token) : undefined;
  if (!found) {
    const author = await nameOfToken(db, token);
    if (author === undefined) return undefined;
    const { project, role } = await whichProject(request, db, author);
    return { means: 'adminToken', author, scopes: scopesOf(role), project, ofDeployment: true };
  }
  refuseInvalid(found);
  const { userId, userName, role: userRole, projects, project: tokenProject, sourceIds } = found;
  const author = `${userName}/${found.name}`;
  const { project, role } = await whichProject(request, db, author, found, tokenProject);
  const scopes = scopesOfToken(found.scopes, role);
  const principal: Principal = {
    means: 'token',
    author,
    scopes,
    project,
    ofDeployment: userRole === 'owner' && scopes.has('admin') && tokenProject === null,
    user: { id: userId, name: userName, role: userRole, projects },
    tokenId: found.id,
    ...(tokenProject !== null && { tokenProject }),
    ...(sourceIds && { sourceIds }),
  };
  if (!found.isNoted || found.lastUsedAddress !== request.ip) await noteUse(request, principal, found.id, db);
  return principal;
}

function refuseInvalid({ name, userName, revokedAt, isExpired, expiresAt, deactivatedAt }: PresentedToken): void {
  const what = `the token "${name}" of "${userName}"`;
  if (revokedAt !== null) throw new PenstockError('tokenRevoked', `${what} was revoked at ${revokedAt}`);
  if (isExpired) throw new PenstockError('tokenExpired', `${what} expired at ${expiresAt}`);
  refuseDeactivated(userName, deactivatedAt);
}

export function refuseDeactivated(user: string, deactivatedAt: string | null): void {
  if (deactivatedAt === null) return;
  throw new PenstockError('userDeactivated', `the user "${user}" was deactivated at ${deactivatedAt}`);
}

/** A token used from where it never was before may have been stolen: that is recorded. */
async function noteUse(request: FastifyRequest, principal: Principal, id: string, db: Database): Promise<void> {
  await db.transaction(async (transaction) => {
    if (!(await noteTokenUse(transaction, id, request.ip))) return;
    const used = { action: 'token.usedFromNewAddress', target: `token/${id}`, after: { address: request.ip } };
    await record(transaction, byPrincipal(principal, request.ip), used);
  });
}
