// The projects of a deployment: whose they are is for its owners to say.
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { deleteProject, findProject, insertProject, listProjects, updateProject } from '../../ledger/access/projects';
import { record } from '../../ledger/audit';
import type { Database } from '../../ledger/ledger';
import { countSources, lockConfiguration } from '../../ledger/resources/sources';
import { roleIn, type Principal } from '../../model/access';
import { PenstockError } from '../../model/errors';
import { defaultProject, newProject, projectPatch, type Project } from '../../model/project';
import { principalOf } from '../access/authorize';
import { byOf } from '../changes/headers';
import type { ApiDependencies, TypedApp } from '../dependencies';
import { pageOf } from '../paging';
import { project } from './answers';

const tags = ['access'];
const params = z.object({ projectId: z.string() });

const page = z.strictObject({
  afterId: z.string().max(32).optional().describe('The last id of the page before: `nextAfterId` of its answer'),
  limit: z.coerce.number().int().min(1).max(100).default(100),
});

export function projectRoutes(app: TypedApp, { ledger: { db } }: ApiDependencies): void {
  app.get(
    '/projects',
    {
      config: { needs: 'anything', isForLimited: true, refuses: ['badRequest'] as const },
      schema: {
        tags,
        summary: 'List the projects that one is in, by id; to owners of the deployment all',
        querystring: page,
        response: { 200: z.object({ projects: z.array(project), nextAfterId: z.string().optional() }) },
      },
    },
    async (request) => {
      const among = projectsOf(principalOf(request));
      const { page, ...next } = await pageOf(
        request.query,
        (asked) => listProjects(db, { ...asked, ...(among && { among }) }),
        ({ id }) => id,
      );
      return { projects: page, ...next };
    },
  );

  app.post(
    '/projects',
    {
      config: { needs: 'admin', isOfDeployment: true, refuses: ['badRequest', 'projectAlreadyExists'] as const },
      schema: { tags, summary: 'Create a project', body: newProject, response: { 201: project } },
    },
    async (request, reply) => {
      const { id, name = id, ...limits } = request.body;
      const created = await db.transaction(async (transaction) => {
        const inserted = await insertProject(transaction, { id, name, ...limits });
        if (!inserted) {
          const message = `id "${id}" is that of a project, or of one that was deleted: choose another`;
          throw new PenstockError('projectAlreadyExists', message);
        }
        const target = targetOf(id);
        await record(transaction, byOf(request), { action: 'project.created', target, project: id, after: inserted });
        return inserted;
      });
      return reply.code(201).send(created);
    },
  );

  app.get(
    '/projects/:projectId',
    {
      config: { needs: 'anything', isForLimited: true, refuses: ['projectNotFound'] as const },
      schema: { tags, summary: 'Get a project', params, response: { 200: project } },
    },
    async (request) => {
      const { projectId } = request.params;
      if (projectsOf(principalOf(request))?.includes(projectId) === false) throw projectNotFound(projectId);
      return projectOrRefuse(db, projectId);
    },
  );

  app.patch(
    '/projects/:projectId',
    {
      config: { needs: 'admin', isOfDeployment: true, refuses: ['badRequest', 'projectNotFound'] as const },
      schema: {
        tags,
        summary: 'Update a project: absent fields stay',
        params,
        body: projectPatch,
        response: { 200: project },
      },
    },
    async (request) => {
      const { projectId: id } = request.params;
      return changed(request, id, 'project.updated', async (transaction) => {
        const updated = await updateProject(transaction, id, request.body);
        if (!updated) throw projectNotFound(id);
        return updated;
      });
    },
  );

  app.delete(
    '/projects/:projectId',
    {
      config: { needs: 'admin', isOfDeployment: true, refuses: ['projectNotFound', 'stateConflict'] as const },
      schema: {
        tags,
        summary: 'Delete a project that has no sources, with its members and its key-value store',
        description: 'Its id is never given again.',
        params,
        response: { 204: z.undefined() },
      },
    },
    async (request, reply) => {
      const { projectId: id } = request.params;
      if (id === defaultProject) throw new PenstockError('stateConflict', `the project "${id}" always exists`);
      await changed(request, id, 'project.deleted', async (transaction) => {
        // Sources are created under it.
        await lockConfiguration(transaction);
        const count = await countSources(transaction, id);
        if (count > 0) {
          throw new PenstockError('stateConflict', `project "${id}" has ${count} sources: delete them first`);
        }
        await deleteProject(transaction, id);
        return undefined;
      });
      return reply.code(204).send();
    },
  );

  const changed = <After extends Project | undefined>(
    request: FastifyRequest,
    id: string,
    action: string,
    change: (transaction: Database) => Promise<After>,
  ): Promise<After> =>
    db.transaction(async (transaction) => {
      const before = await projectOrRefuse(transaction, id);
      const after = await change(transaction);
      await record(transaction, byOf(request), { action, target: targetOf(id), project: id, before, after });
      return after;
    });
}

/** Those that somebody knows of; undefined: all. */
function projectsOf({ user, ofDeployment, tokenProject, project }: Principal): string[] | undefined {
  if (ofDeployment) return undefined;
  if (!user || tokenProject !== undefined) return [tokenProject ?? project];
  if (user.role === 'owner') return undefined;
  return [defaultProject, ...user.projects.map(([id]) => id)].filter((id) => roleIn(user, id) !== undefined);
}

const targetOf = (id: string): string => `project/${id}`;

export async function projectOrRefuse(db: Database, id: string): Promise<Project> {
  const found = await findProject(db, id);
  if (!found) throw projectNotFound(id);
  return found;
}

export const projectNotFound = (id: string): PenstockError =>
  new PenstockError('projectNotFound', `there is no project "${id.slice(0, 80)}"`);
