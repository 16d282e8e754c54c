// Which project a request is about, and what its sender may do there.
import type { FastifyRequest } from 'fastify';
import { findProject } from '../../ledger/access/projects';
import type { Database } from '../../ledger/ledger';
import { roleIn, usualProject, type Memberships, type Role } from '../../model/access';
import { PenstockError } from '../../model/errors';
import { defaultProject, qualify } from '../../model/project';

/** The header that names it; without it a request is about the only project that its sender is in, else the default one. */
export const projectHeader = 'penstock-project';

const everywhere: Memberships = { role: 'owner', projects: [] };

/**
 * `role` is absent for somebody who is in no project, or in several and names none. Throws `forbidden` for a named one
 * that they are not in, whether there is such a project or not; owners of the deployment are told, by `projectNotFound`.
 */
export async function whichProject(
  request: FastifyRequest,
  db: Database,
  author: string,
  memberships: Memberships = everywhere,
  only: string | null = null,
): Promise<{ project: string; role?: Role }> {
  const header = request.headers[projectHeader];
  const named = header === undefined ? undefined : String(header);
  const project = named ?? only ?? usualProject(memberships);
  const role = only === null || only === project ? roleIn(memberships, project) : undefined;
  if (named !== undefined && role === undefined) {
    throw new PenstockError('forbidden', `${projectHeader}: "${author}" is in no project "${named.slice(0, 80)}"`);
  }
  // Everybody else is a member of what is there.
  if (memberships.role === 'owner' && project !== defaultProject && !(await findProject(db, project))) {
    throw new PenstockError('projectNotFound', `there is no project "${project.slice(0, 80)}"`);
  }
  return { project, ...(role && { role }) };
}

/** The ids of sources that the request names in path and query, from now on as the ledger has them. */
export function qualifySources(request: FastifyRequest, project: string): void {
  for (const named of [request.params, request.query] as { sourceId?: unknown }[]) {
    if (typeof named.sourceId === 'string') named.sourceId = qualify(project, named.sourceId);
  }
}
