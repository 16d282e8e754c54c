// A sink is disabled and enabled, and comes back after it was deleted.
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { isDeletedSink, listDeletedSinks, lockDeletedSink } from '../../ledger/deleted';
import type { Database } from '../../ledger/ledger';
import { pauseSink, resumeSink } from '../../ledger/pause-sink';
import { countSinks, findSink } from '../../ledger/sinks';
import { undeleteSink } from '../../ledger/undelete';
import { PenstockError } from '../../model/errors';
import { deletedSink, sink } from '../answers';
import { byOf, changeHeaders, onlyReason, refuseOther, tagged } from '../changes/headers';
import type { ApiDependencies, TypedApp } from '../dependencies';
import { lockSinkOrRefuse, lockSourceOrRefuse, sourceExistsOrRefuse, standingSinkOrRefuse } from '../find-or-refuse';
import { refuseAboveLimit } from '../limits';
import { pageOf, resourcePage } from '../paging';

const tags = ['sinks'];
const ofSource = z.object({ sourceId: z.string() });
const params = ofSource.extend({ sinkId: z.string() });

export function sinkLifecycleRoutes(app: TypedApp, { ledger: { db }, limits }: ApiDependencies): void {
  const one = '/sources/:sourceId/sinks/:sinkId';

  app.get(
    '/sources/:sourceId/sinks/deleted',
    {
      config: { refuses: ['badRequest', 'sourceNotFound'] as const },
      schema: {
        tags,
        summary: 'List the deleted sinks of a source that are not purged yet, by id',
        params: ofSource,
        querystring: resourcePage,
        response: { 200: z.object({ sinks: z.array(deletedSink), nextAfterId: z.string().optional() }) },
      },
    },
    async ({ params: { sourceId }, query }) => {
      await sourceExistsOrRefuse(db, sourceId);
      const { page, ...next } = await pageOf(
        query,
        (asked) => listDeletedSinks(db, sourceId, asked),
        ({ id }) => id,
      );
      return { sinks: page, ...next };
    },
  );

  app.post(
    `${one}/undelete`,
    {
      config: {
        refuses: ['badRequest', 'sourceNotFound', 'sinkNotFound', 'stateConflict', 'resourceLimitReached'] as const,
      },
      schema: {
        tags,
        summary: 'Bring a deleted sink back as it was',
        params,
        headers: changeHeaders,
        body: onlyReason,
        response: { 200: sink },
      },
    },
    async (request, reply) => {
      const { sourceId, sinkId } = request.params;
      const undeleted = await db.transaction(async (transaction) => {
        await lockSourceOrRefuse(transaction, sourceId);
        if (!(await lockDeletedSink(transaction, sourceId, sinkId)))
          throw await notDeleted(transaction, sourceId, sinkId);
        await undeleteSink(transaction, sourceId, sinkId, byOf(request, request.body));
        refuseAboveLimit('sinks of a source', await countSinks(transaction, sourceId), limits.sinksPerSource);
        return standingSinkOrRefuse(transaction, sourceId, sinkId);
      });
      return tagged(reply, undeleted);
    },
  );

  const turn = async (
    request: FastifyRequest<{ Params: z.output<typeof params>; Body: z.output<typeof onlyReason> }>,
    to: 'paused' | 'enabled',
  ) =>
    db.transaction(async (transaction) => {
      const { sourceId, sinkId } = request.params;
      const { version } = await lockSinkOrRefuse(transaction, sourceId, sinkId);
      refuseOther(`sink "${sinkId}"`, version, request.headers['if-match']);
      const by = byOf(request, request.body);
      if (to === 'paused') {
        await pauseSink(transaction, sourceId, sinkId, by.reason ?? 'by request', by);
      } else {
        await refuseOfDisabledSource(transaction, sourceId);
        // One that is enabled has its breaker closed all the same: somebody says that the target is well.
        await resumeSink(transaction, sourceId, sinkId, by);
      }
      return standingSinkOrRefuse(transaction, sourceId, sinkId);
    });

  const ways = [
    ['disable', 'paused', 'Disable a sink: its deliveries are parked'],
    ['pause', 'paused', 'Pause a sink: the same as to disable it'],
    ['enable', 'enabled', 'Enable a sink: parked deliveries become due, and its breaker is closed'],
    ['resume', 'enabled', 'Resume a sink: the same as to enable it'],
  ] as const;
  for (const [verb, to, summary] of ways) {
    app.post(
      `${one}/${verb}`,
      {
        config: {
          refuses: ['badRequest', 'sourceNotFound', 'sinkNotFound', 'stateConflict', 'preconditionFailed'] as const,
        },
        schema: { tags, summary, params, headers: changeHeaders, body: onlyReason, response: { 200: sink } },
      },
      async (request, reply) => tagged(reply, await turn(request, to)),
    );
  }
}

async function notDeleted(db: Database, sourceId: string, id: string): Promise<PenstockError> {
  if (await findSink(db, sourceId, id)) return new PenstockError('stateConflict', `sink "${id}" is not deleted`);
  if (await isDeletedSink(db, sourceId, id)) {
    return new PenstockError('stateConflict', `sink "${id}" is being purged, and cannot come back`);
  }
  return new PenstockError('sinkNotFound', `source "${sourceId}" has no sink "${id}", deleted or not`);
}

async function refuseOfDisabledSource(transaction: Database, sourceId: string): Promise<void> {
  const { state } = await lockSourceOrRefuse(transaction, sourceId);
  if (state === 'enabled') return;
  const message = `source "${sourceId}" is disabled, and its sinks with it: enable the source`;
  throw new PenstockError('stateConflict', message);
}
