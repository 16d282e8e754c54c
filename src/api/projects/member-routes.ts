// Who is in a project: for its owners to say, and for those of the deployment.
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { findMember, listMembers, lockUser, removeMember, setMember } from '../../ledger/access/memberships';
import { record } from '../../ledger/audit';
import type { Database } from '../../ledger/ledger';
import { roles } from '../../model/access';
import { PenstockError } from '../../model/errors';
import { defaultProject } from '../../model/project';
import { principalOf } from '../access/authorize';
import { byOf } from '../changes/headers';
import type { ApiDependencies, TypedApp } from '../dependencies';
import { pageOf } from '../paging';
import { member } from './answers';
import { projectNotFound, projectOrRefuse } from './routes';

const tags = ['access'];
const ofProject = z.object({ projectId: z.string() });
const ofMember = ofProject.extend({ user: z.string() });

const page = z.strictObject({
  afterId: z.string().max(100).optional().describe('The last name of the page before'),
  limit: z.coerce.number().int().min(1).max(100).default(100),
});

export function memberRoutes(app: TypedApp, { ledger: { db } }: ApiDependencies): void {
  app.get(
    '/projects/:projectId/members',
    {
      config: { needs: 'admin', refuses: ['badRequest', 'projectNotFound'] as const },
      schema: {
        tags,
        summary: 'List the members of a project, by name',
        description: 'Owners of the deployment are in every project, and listed with the default one.',
        params: ofProject,
        querystring: page,
        response: { 200: z.object({ members: z.array(member), nextAfterId: z.string().optional() }) },
      },
    },
    async (request) => {
      const project = await ownProjectOrRefuse(db, request);
      const { page, ...next } = await pageOf(
        request.query,
        (asked) => listMembers(db, project, asked),
        ({ user }) => user,
      );
      return { members: page, ...next };
    },
  );

  app.put(
    '/projects/:projectId/members/:user',
    {
      config: { needs: 'admin', refuses: ['badRequest', 'projectNotFound', 'userNotFound'] as const },
      schema: {
        tags,
        summary: 'Make a user a member of a project, or give a member another role',
        params: ofMember,
        body: z.strictObject({ role: z.enum(roles) }),
        response: { 200: member },
      },
    },
    async (request) => {
      const { user } = request.params;
      const { role } = request.body;
      await change(request, 'project.memberSet', { role }, async (transaction, project) =>
        setMember(transaction, project, user, role),
      );
      return { user, role };
    },
  );

  app.delete(
    '/projects/:projectId/members/:user',
    {
      config: { needs: 'admin', refuses: ['badRequest', 'projectNotFound', 'memberNotFound'] as const },
      schema: {
        tags,
        summary: 'Remove a member from a project',
        params: ofMember,
        response: { 204: z.undefined() },
      },
    },
    async (request, reply) => {
      const { user } = request.params;
      await change(request, 'project.memberRemoved', undefined, async (transaction, project) =>
        removeMember(transaction, project, user),
      );
      return reply.code(204).send();
    },
  );

  const change = async (
    request: FastifyRequest<{ Params: z.output<typeof ofMember> }>,
    action: string,
    after: object | undefined,
    act: (transaction: Database, project: string) => Promise<void>,
  ): Promise<void> => {
    const { user } = request.params;
    await db.transaction(async (transaction) => {
      const project = await ownProjectOrRefuse(transaction, request);
      if (project === defaultProject) {
        const message = `projectId: in "${project}" the role of a user counts; set that with PATCH /v1/users/{user}`;
        throw new PenstockError('badRequest', message);
      }
      const known = await lockUser(transaction, user);
      const role = await findMember(transaction, project, user);
      if (after === undefined && role === undefined) {
        throw new PenstockError('memberNotFound', `project "${project}" has no member "${user}"`);
      }
      if (known === undefined) throw new PenstockError('userNotFound', `there is no user "${user}"`);
      await act(transaction, project);
      const target = `project/${project}/member/${user}`;
      const before = role && { role };
      await record(transaction, byOf(request), { action, target, project, before, after });
    });
  };
}

/** The scope `admin` is one in the project that the request is about. Throws `projectNotFound` for any other. */
async function ownProjectOrRefuse(
  db: Database,
  request: FastifyRequest<{ Params: z.output<typeof ofProject> }>,
): Promise<string> {
  const { projectId } = request.params;
  const { project, ofDeployment } = principalOf(request);
  if (!ofDeployment && project !== projectId) throw projectNotFound(projectId);
  return (await projectOrRefuse(db, projectId)).id;
}
