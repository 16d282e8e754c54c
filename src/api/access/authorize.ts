// Whether somebody may make a request: every route says which scope it needs.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Within } from '../../ledger/within';
import type { Principal, Scope } from '../../model/access';
import { PenstockError } from '../../model/errors';
import { defaultProject, localId, projectOf } from '../../model/project';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What somebody must be allowed to use a route under /v1; `anything`: whoever is known may. */
    needs?: Scope | 'anything';
    /**
     * A route that names no source, and shows a token that is limited to some only what is of those. Any other that
     * names none is refused to such a token.
     */
    isForLimited?: true;
    /** A route about the whole deployment, for its owners alone. */
    isOfDeployment?: true;
  }
}

/** Checks it for every route registered from now on; one that does not say what it needs keeps the program from starting. */
export function requireScopes(app: FastifyInstance): void {
  app.addHook('onRoute', (route) => {
    const { config, method, url, schema } = route;
    if (config?.needs === undefined) throw new Error(`${String(method)} ${url} does not say which scope it needs`);
    // Fastify makes a HEAD route of every GET, described already.
    if (config.needs === 'anything' || schema?.description?.endsWith(needed(config.needs))) return;
    const description = [schema?.description, needed(config.needs)].filter((text) => text !== undefined).join('\n\n');
    route.schema = { ...schema, description };
  });
  app.addHook('onRequest', (request, _reply, done) => {
    done(refusalOf(request));
  });
}

const needed = (scope: Scope): string => `Needs the scope \`${scope}\`.`;

function refusalOf(request: FastifyRequest): PenstockError | undefined {
  const { needs = 'admin', isForLimited, isOfDeployment } = request.routeOptions.config;
  const principal = principalOf(request);
  const { author, scopes, sourceIds, project, ofDeployment } = principal;
  const what = `${request.method} ${request.routeOptions.url ?? ''}`;
  if (needs !== 'anything' && !scopes.has(needs)) {
    const allowed = [...scopes].join(', ') || 'nothing';
    const where = project === defaultProject ? '' : ` in the project "${project}"`;
    return new PenstockError('forbidden', `${what} needs the scope "${needs}"; "${author}" has ${allowed}${where}`);
  }
  if (isOfDeployment && !ofDeployment) {
    return new PenstockError('forbidden', `${what} is for owners of the deployment, and "${author}" is none`);
  }
  if (sourceIds === undefined || isForLimited) return undefined;
  const { sourceId } = request.params as { sourceId?: string };
  if (sourceId !== undefined && sourceIds.includes(sourceId)) return undefined;
  const seen =
    sourceId === undefined ? `${what} is about more than sources` : `source "${localId(sourceId)}" is not among them`;
  return beyond(author, sourceIds, seen);
}

export function principalOf({ principal }: FastifyRequest): Principal {
  if (principal) return principal;
  throw new PenstockError('internal', 'a route that asks who it is was registered where nobody is asked');
}

/** For a route that is told in its body which source it is about. Throws `forbidden`. */
export function refuseBeyond(request: FastifyRequest, sourceId: string): void {
  const { author, sourceIds } = principalOf(request);
  if (sourceIds === undefined || sourceIds.includes(sourceId)) return;
  throw beyond(author, sourceIds, `source "${localId(sourceId)}" is not among them`);
}

const beyond = (author: string, sourceIds: string[], seen: string): PenstockError =>
  new PenstockError('forbidden', `"${author}" is limited to the sources ${sourceIds.map(localId).join(', ')}: ${seen}`);

/** Whether somebody may see what is of this source. */
export function reaches(request: FastifyRequest, sourceId: string): boolean {
  const { project, sourceIds } = principalOf(request);
  return projectOf(sourceId) === project && (sourceIds?.includes(sourceId) ?? true);
}

/** What a list is narrowed to. */
export function within(request: FastifyRequest): { within: Within } {
  const { project, sourceIds } = principalOf(request);
  return { within: { project, ...(sourceIds && { sourceIds }) } };
}
