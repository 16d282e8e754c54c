// Personal access tokens: made in a session, shown once.
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { insertAccessToken, listAccessTokens, revokeAccessToken } from '../../ledger/access/access-tokens';
import { record } from '../../ledger/audit';
import type { Database } from '../../ledger/ledger';
import { findProject } from '../../ledger/access/projects';
import { hasSource } from '../../ledger/resources/sources';
import { roleIn, scopesOf, type Scope } from '../../model/access';
import { PenstockError } from '../../model/errors';
import { newToken, newUuid } from '../../model/ids';
import { localId, qualify } from '../../model/project';
import { newAccessToken, type AccessToken } from '../../model/user';
import { byOf } from '../changes/headers';
import type { ApiDependencies, TypedApp } from '../dependencies';
import { uuidOrRefuse } from '../find-or-refuse';
import { pageOf, pageQuery } from '../paging';
import { accessToken } from './answers';
import { accessTokenPrefix } from './authenticate';
import { principalOf } from './authorize';
import { sessionOrRefuse } from './session-routes';

const tags = ['access'];
const params = z.object({ tokenId: z.string() });
const secretLength = 43;

const query = z.strictObject({
  user: z.string().min(1).max(100).optional().describe('Those of this user; of somebody else only for an admin'),
  everyone: z
    .enum(['true', 'false'])
    .default('false')
    .transform((text) => text === 'true')
    .describe('Those of all users, for an admin'),
  ...pageQuery,
});

export function tokenRoutes(app: TypedApp, { ledger: { db } }: ApiDependencies): void {
  const find = async (request: FastifyRequest, id: string): Promise<AccessToken> => {
    const [found] = await listAccessTokens(db, { id: uuidOrRefuse(id, 'token'), limit: 1 });
    if (found && maySee(request, found)) return found;
    throw new PenstockError('tokenNotFound', `there is no token "${id}"`);
  };

  app.post(
    '/tokens',
    {
      config: { needs: 'anything', refuses: ['badRequest', 'sessionRequired'] as const },
      schema: {
        tags,
        summary: 'Create a personal access token, which is shown this once; needs a session',
        body: newAccessToken,
        response: { 201: accessToken.extend({ token: z.string() }) },
      },
    },
    async (request, reply) => {
      const { userId } = sessionOrRefuse(request);
      const { name, expiresInDays } = request.body;
      const scopes = [...new Set(request.body.scopes)];
      const limits = limitsOf(request);
      refuseScopes(request, scopes, limits);
      const token = accessTokenPrefix + newToken(secretLength);
      const made = await db.transaction(async (transaction) => {
        await refuseUnknown(transaction, limits);
        const of = { id: newUuid(), userId, name, scopes, ...limits, expiresInDays };
        const inserted = await insertAccessToken(transaction, token, of);
        const target = `token/${inserted.id}`;
        await record(transaction, byOf(request), {
          action: 'token.created',
          target,
          ...ofProject(inserted),
          after: inserted,
        });
        return inserted;
      });
      return reply
        .code(201)
        .header('cache-control', 'no-store')
        .send({ ...made, token });
    },
  );

  app.get(
    '/tokens',
    {
      config: { needs: 'read', isForLimited: true, refuses: ['badRequest'] as const },
      schema: {
        tags,
        summary: 'List one’s own tokens, newest first; the admin token, which has none, lists those of all users',
        querystring: query,
        response: { 200: z.object({ tokens: z.array(accessToken), nextAfterId: z.uuid().optional() }) },
      },
    },
    async (request) => {
      const { everyone, user, ...page } = request.query;
      const { user: self, tokenProject: project } = principalOf(request);
      const own = self?.name;
      const of = everyone ? undefined : (user ?? own);
      if (of === undefined || of !== own) refuseUnlessAdmin(request);
      const { page: tokens, ...next } = await pageOf(
        page,
        (asked) =>
          listAccessTokens(db, {
            ...asked,
            ...(of !== undefined && { user: of }),
            ...(project !== undefined && { project }),
          }),
        ({ id }) => id,
      );
      return { tokens, ...next };
    },
  );

  app.get(
    '/tokens/:tokenId',
    {
      config: { needs: 'read', isForLimited: true, refuses: ['tokenNotFound'] as const },
      schema: { tags, summary: 'Get a token, without what is secret of it', params, response: { 200: accessToken } },
    },
    async (request) => find(request, request.params.tokenId),
  );

  app.delete(
    '/tokens/:tokenId',
    {
      config: { needs: 'read', isForLimited: true, refuses: ['tokenNotFound'] as const },
      schema: {
        tags,
        summary: 'Revoke a token: one’s own, or for an admin anybody’s; it stays listed',
        params,
        response: { 204: z.undefined() },
      },
    },
    async (request, reply) => {
      const before = await find(request, request.params.tokenId);
      await db.transaction(async (transaction) => {
        if (!(await revokeAccessToken(transaction, before.id, principalOf(request).author))) return;
        const [after] = await listAccessTokens(transaction, { id: before.id, limit: 1 });
        const target = `token/${before.id}`;
        await record(transaction, byOf(request), {
          action: 'token.revoked',
          target,
          ...ofProject(before),
          before,
          after,
        });
      });
      return reply.code(204).send();
    },
  );
}

/** One's own, by a token limited to a project those of that project; for an owner of the deployment anybody's. */
function maySee(request: FastifyRequest, { user: owner, project }: AccessToken): boolean {
  const { user, ofDeployment, tokenProject } = principalOf(request);
  return ofDeployment || (user?.name === owner && (tokenProject === undefined || tokenProject === project));
}

const ofProject = ({ project }: AccessToken) => project !== null && { project };

function refuseUnlessAdmin(request: FastifyRequest): void {
  const { author, ofDeployment } = principalOf(request);
  if (ofDeployment) return;
  throw new PenstockError('forbidden', `tokens of others are for owners of the deployment, and "${author}" is none`);
}

interface Limits {
  project: string | null;
  sourceIds: string[] | null;
}

/** Ids of sources are those of one project. Throws `badRequest`. */
function limitsOf(request: FastifyRequest): Limits {
  const { project = null, sourceIds } = request.body as z.output<typeof newAccessToken>;
  const asked = principalOf(request).project;
  if (!sourceIds) return { project, sourceIds: null };
  if (project !== null && project !== asked) {
    throw new PenstockError(
      'badRequest',
      `project: sourceIds are of the project "${asked}", which the request is about`,
    );
  }
  return { project: asked, sourceIds: sourceIds.map((id) => qualify(asked, id)) };
}

function refuseScopes(request: FastifyRequest, scopes: Scope[], { project, sourceIds }: Limits): void {
  const { user, project: asked } = principalOf(request);
  const role = user && roleIn(user, project ?? asked);
  if (role === undefined) throw noSuchProject(project ?? asked);
  const most = scopesOf(role);
  const beyond = scopes.find((scope) => !most.has(scope));
  if (beyond !== undefined) {
    throw new PenstockError('badRequest', `scopes: "${beyond}" is more than the role "${role}" may do`);
  }
  if (sourceIds && scopes.includes('admin')) {
    throw new PenstockError('badRequest', 'sourceIds: the scope "admin" is for all sources; leave it or these out');
  }
}

async function refuseUnknown(db: Database, { project, sourceIds }: Limits): Promise<void> {
  if (project !== null && !(await findProject(db, project))) throw noSuchProject(project);
  for (const [index, id] of (sourceIds ?? []).entries()) {
    if (await hasSource(db, id)) continue;
    throw new PenstockError('badRequest', `sourceIds[${index}]: there is no source "${localId(id)}"`);
  }
}

const noSuchProject = (project: string): PenstockError =>
  new PenstockError('badRequest', `project: must be one that you are in, and "${project}" is none`);
