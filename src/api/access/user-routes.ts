// The people who use this Penstock, and what keeps them from locking everybody out.
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  countActiveOwners,
  deactivateUser,
  findUser,
  insertUser,
  listUsers,
  lockUsers,
  reactivateUser,
  removeUser,
  setPasswordHash,
  setRole,
} from '../../ledger/access/users';
import { record } from '../../ledger/audit';
import type { Database } from '../../ledger/ledger';
import { PenstockError } from '../../model/errors';
import { newUser, password, userPatch, type User } from '../../model/user';
import { byOf, onlyReason } from '../changes/headers';
import type { ApiDependencies, TypedApp } from '../dependencies';
import { pageOf } from '../paging';
import { user } from './answers';
import { principalOf } from './authorize';
import { hashPassword } from './password';
import { userTarget } from './session-routes';

const tags = ['access'];
const params = z.object({ user: z.string() });
const page = z.strictObject({
  afterId: z.string().max(100).optional().describe('The last name of the page before: `nextAfterId` of its answer'),
  limit: z.coerce.number().int().min(1).max(100).default(100),
});

export function userRoutes(app: TypedApp, { ledger: { db } }: ApiDependencies): void {
  /** Changes a user, and keeps an owner: whatever was done, the last one who could log in still can. */
  const change = async (
    request: FastifyRequest,
    action: string,
    act: (transaction: Database, found: User) => Promise<void>,
    given?: { reason?: string | undefined },
  ) => {
    const { user: name } = request.params as z.output<typeof params>;
    return db.transaction(async (transaction) => {
      await lockUsers(transaction);
      const before = await userOrRefuse(transaction, name);
      const owners = await countActiveOwners(transaction);
      await act(transaction, before);
      if (owners > 0 && (await countActiveOwners(transaction)) === 0) throw lastOwner(name);
      const after = await findUser(transaction, name);
      await record(transaction, byOf(request, given), { action, target: userTarget(name), before, after });
      return after;
    });
  };
  const changeAndFind = async (...of: Parameters<typeof change>): Promise<User> => {
    const changed = await change(...of);
    if (!changed) throw new PenstockError('internal', 'a user that was changed is there');
    return changed;
  };

  app.post(
    '/users',
    {
      config: { needs: 'admin', isOfDeployment: true, refuses: ['badRequest', 'userAlreadyExists'] as const },
      schema: { tags, summary: 'Create a user', body: newUser, response: { 201: user } },
    },
    async (request, reply) => {
      const { name, role, password } = request.body;
      const passwordHash = await hashPassword(password);
      const created = await db.transaction(async (transaction) => {
        const inserted = await insertUser(transaction, { name, role, passwordHash });
        if (!inserted) throw new PenstockError('userAlreadyExists', `there is a user "${name}" already`);
        const target = userTarget(name);
        await record(transaction, byOf(request), { action: 'user.created', target, after: inserted });
        return inserted;
      });
      return reply.code(201).send(created);
    },
  );

  app.get(
    '/users',
    {
      config: { needs: 'admin', isOfDeployment: true, refuses: ['badRequest'] as const },
      schema: {
        tags,
        summary: 'List the users, by name',
        querystring: page,
        response: { 200: z.object({ users: z.array(user), nextAfterId: z.string().optional() }) },
      },
    },
    async ({ query }) => {
      const { page, ...next } = await pageOf(
        query,
        (asked) => listUsers(db, asked),
        ({ name }) => name,
      );
      return { users: page, ...next };
    },
  );

  app.get(
    '/users/:user',
    {
      config: { needs: 'admin', isOfDeployment: true, refuses: ['userNotFound'] as const },
      schema: { tags, summary: 'Get a user', params, response: { 200: user } },
    },
    async ({ params }) => userOrRefuse(db, params.user),
  );

  app.patch(
    '/users/:user',
    {
      config: { needs: 'admin', isOfDeployment: true, refuses: ['badRequest', 'userNotFound', 'lastOwner'] as const },
      schema: { tags, summary: 'Give a user another role', params, body: userPatch, response: { 200: user } },
    },
    async (request) =>
      changeAndFind(request, 'user.updated', (transaction, { name }) => setRole(transaction, name, request.body.role)),
  );

  app.post(
    '/users/:user/deactivate',
    {
      config: {
        needs: 'admin',
        isOfDeployment: true,
        refuses: ['badRequest', 'userNotFound', 'lastOwner', 'stateConflict'] as const,
      },
      schema: {
        tags,
        summary: 'Deactivate a user, whose sessions and tokens are refused from now on',
        params,
        body: onlyReason,
        response: { 200: user },
      },
    },
    async (request) => {
      const deactivate = async (transaction: Database, { name }: User) => {
        refuseOnSelf(request, name, 'deactivates');
        await deactivateUser(transaction, name, principalOf(request).author);
      };
      return changeAndFind(request, 'user.deactivated', deactivate, request.body);
    },
  );

  app.post(
    '/users/:user/reactivate',
    {
      config: { needs: 'admin', isOfDeployment: true, refuses: ['badRequest', 'userNotFound'] as const },
      schema: {
        tags,
        summary: 'Reactivate a user; tokens that were neither revoked nor have expired are good again',
        params,
        body: onlyReason,
        response: { 200: user },
      },
    },
    async (request) =>
      changeAndFind(
        request,
        'user.reactivated',
        (transaction, { name }) => reactivateUser(transaction, name),
        request.body,
      ),
  );

  app.post(
    '/users/:user/password',
    {
      config: { needs: 'admin', isOfDeployment: true, refuses: ['badRequest', 'userNotFound'] as const },
      schema: {
        tags,
        summary: 'Set the password of a user, whose sessions end',
        params,
        body: z.strictObject({ password }),
        response: { 204: z.undefined() },
      },
    },
    async (request, reply) => {
      const hash = await hashPassword(request.body.password);
      await change(request, 'user.passwordSet', (transaction, { name }) => setPasswordHash(transaction, name, hash));
      return reply.code(204).send();
    },
  );

  app.delete(
    '/users/:user',
    {
      config: {
        needs: 'admin',
        isOfDeployment: true,
        refuses: ['userNotFound', 'lastOwner', 'stateConflict'] as const,
      },
      schema: {
        tags,
        summary: 'Remove a user, with sessions and tokens; the audit log keeps the name',
        params,
        response: { 204: z.undefined() },
      },
    },
    async (request, reply) => {
      await change(request, 'user.removed', async (transaction, { name }) => {
        refuseOnSelf(request, name, 'removes');
        await removeUser(transaction, name);
      });
      return reply.code(204).send();
    },
  );
}

async function userOrRefuse(db: Database, name: string): Promise<User> {
  const found = await findUser(db, name);
  if (!found) throw new PenstockError('userNotFound', `there is no user "${name}"`);
  return found;
}

const lastOwner = (name: string): PenstockError =>
  new PenstockError('lastOwner', `user "${name}" is the last owner who can log in`);

function refuseOnSelf(request: FastifyRequest, name: string, verb: 'deactivates' | 'removes'): void {
  if (principalOf(request).user?.name !== name) return;
  throw new PenstockError('stateConflict', `nobody ${verb} themselves; another owner can do it`);
}
