// A source is disabled and enabled, and comes back after it was deleted.
import { z } from 'zod';
import { isDeletedSource, listDeletedSources, lockDeletedSource } from '../../ledger/resources/deleted';
import type { Database } from '../../ledger/ledger';
import { pauseSource, resumeSource } from '../../ledger/flow/pause-sink';
import { countSources, hasSource, listSources, lockConfiguration } from '../../ledger/resources/sources';
import { undeleteSource } from '../../ledger/resources/undelete';
import { PenstockError } from '../../model/errors';
import { principalOf, within } from '../access/authorize';
import { shownSourceId } from '../shown-ids';
import { projectOf } from '../../model/project';
import { byOf, changeHeaders, onlyReason, refuseOther, tagged } from '../changes/headers';
import type { ApiDependencies, TypedApp } from '../dependencies';
import { lockSourceOrRefuse, sourceNotFound, sourceOrRefuse } from '../find-or-refuse';
import { limitsOf, refuseAboveLimit } from '../limits';
import { pageOf, qualifiedPage, resourcePage } from '../paging';
import { deletedSource, source } from './answers';
import { shown } from './shown-source';

const tags = ['sources'];
const params = z.object({ sourceId: z.string() });

export function sourceLifecycleRoutes(app: TypedApp, { ledger: { db }, kafka, limits }: ApiDependencies): void {
  app.get(
    '/sources/deleted',
    {
      config: { needs: 'read', isForLimited: true, refuses: ['badRequest'] as const },
      schema: {
        tags,
        summary: 'List the deleted sources that are not purged yet, by id',
        querystring: resourcePage,
        response: { 200: z.object({ sources: z.array(deletedSource), nextAfterId: shownSourceId().optional() }) },
      },
    },
    async (request) => {
      const { page, ...next } = await pageOf(
        request.query,
        (one) => listDeletedSources(db, { ...qualifiedPage(request, one), ...within(request) }),
        ({ id }) => id,
      );
      return { sources: page, ...next };
    },
  );

  app.post(
    '/sources/:sourceId/undelete',
    {
      config: {
        needs: 'operate',
        refuses: [
          'badRequest',
          'sourceNotFound',
          'sourceAlreadyExists',
          'resourceLimitReached',
          'stateConflict',
        ] as const,
      },
      schema: {
        tags,
        summary: 'Bring a deleted source back, with the sinks that were deleted with it',
        params,
        headers: changeHeaders,
        body: onlyReason,
        response: { 200: source },
      },
    },
    async (request, reply) => {
      const { sourceId } = request.params;
      const undeleted = await db.transaction(async (transaction) => {
        await lockConfiguration(transaction);
        const deleted = await lockDeletedSource(transaction, sourceId);
        if (!deleted) throw await notDeleted(transaction, sourceId);
        if (deleted.type === 'penstock') await refuseSecondOwn(transaction, sourceId);
        await undeleteSource(transaction, sourceId, byOf(request, request.body));
        const { project } = principalOf(request);
        const limit = (await limitsOf(transaction, project, limits)).sources;
        refuseAboveLimit('sources', await countSources(transaction, project), limit);
        return shown({ db: transaction, kafka }, await sourceOrRefuse(transaction, sourceId));
      });
      return tagged(reply, undeleted);
    },
  );

  const turn = (
    verb: 'disable' | 'enable',
    summary: string,
    act: (transaction: Database, id: string, by: ReturnType<typeof byOf>) => Promise<void>,
  ) =>
    app.post(
      `/sources/:sourceId/${verb}`,
      {
        config: { needs: 'operate', refuses: ['badRequest', 'sourceNotFound', 'preconditionFailed'] as const },
        schema: { tags, summary, params, headers: changeHeaders, body: onlyReason, response: { 200: source } },
      },
      async (request, reply) => {
        const { sourceId } = request.params;
        const turned = await db.transaction(async (transaction) => {
          const { version, state } = await lockSourceOrRefuse(transaction, sourceId);
          refuseOther(`source "${sourceId}"`, version, request.headers['if-match']);
          const isDone = state === (verb === 'disable' ? 'paused' : 'enabled');
          if (!isDone) await act(transaction, sourceId, byOf(request, request.body));
          return shown({ db: transaction, kafka }, await sourceOrRefuse(transaction, sourceId));
        });
        return tagged(reply, turned);
      },
    );
  turn('disable', 'Disable a source: it takes nothing in, and its sinks are paused with it', (transaction, id, by) =>
    pauseSource(transaction, id, by.reason ?? 'by request', by),
  );
  turn('enable', 'Enable a source, and the sinks that were paused with it', resumeSource);
}

async function notDeleted(db: Database, id: string): Promise<PenstockError> {
  if (await hasSource(db, id)) return new PenstockError('stateConflict', `source "${id}" is not deleted`);
  if (!(await isDeletedSource(db, id))) return sourceNotFound(db, id);
  return new PenstockError('stateConflict', `source "${id}" is being purged, and cannot come back`);
}

/** In a project there is one place for a source of Penstock's own events. */
async function refuseSecondOwn(transaction: Database, id: string): Promise<void> {
  const all = await listSources(transaction);
  const existing = all.find((one) => one.type === 'penstock' && projectOf(one.id) === projectOf(id));
  if (!existing) return;
  const message = `there is a source of type "penstock" already, "${existing.id}": delete it first`;
  throw new PenstockError('sourceAlreadyExists', message);
}
