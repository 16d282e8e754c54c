import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { recordOnce } from '../../ledger/audit';
import { countMatching, readNow } from '../../ledger/bulk/matching';
import { PenstockError } from '../../model/errors';
import { qualify } from '../../model/project';
import { recordTable } from '../../sinks/iceberg/takes-records';
import { bulkFilter, bulkVerbs, newBulk, type BulkOrder } from '../../model/bulk';
import { principalOf, reaches, refuseBeyond } from '../access/authorize';
import { byOf } from '../changes/headers';
import { onceDone } from '../changes/once';
import { shownSourceId } from '../shown-ids';
import type { ApiDependencies, TypedApp } from '../dependencies';
import { sinkOrRefuse, sourceOrRefuse, uuidOrRefuse } from '../find-or-refuse';
import { idempotencyHeaders } from '../deliveries/take-up';

const tags = ['bulk'];
const params = z.object({ id: z.string() });

const order = z.object({
  id: z.uuid(),
  verb: z.enum(bulkVerbs),
  filter: bulkFilter.extend({ sourceId: shownSourceId() }),
  perSecond: z.number(),
  reason: z.string(),
  asOf: z.iso.datetime().describe('What was accepted later is not meant'),
  matches: z.int().describe('Of a replay also events that the filter of the sink does not take'),
});
const progress = z.object({
  state: z.enum(['running', 'ended', 'cancelled']),
  done: z.int(),
  failed: z.int().describe('Refused, because of what had become of them meanwhile'),
  skipped: z
    .int()
    .describe('Of a replay: events that the filter of the sink does not take, or that were pruned meanwhile'),
  failures: z
    .array(z.object({ id: z.uuid(), error: z.string(), message: z.string() }))
    .describe('The first of those that failed, by the delivery, or by the event that has none'),
  afterId: z.uuid().optional().describe('The delivery, or event, that was taken up last'),
});
const standing = z.object({ order, progress });

export function bulkRoutes(app: TypedApp, { ledger: { db }, bulk }: ApiDependencies): void {
  const find = async (request: FastifyRequest, id: string) => {
    const standing = await bulk.find(uuidOrRefuse(id, 'bulk'));
    if (reaches(request, standing.order.filter.sourceId)) return standing;
    throw new PenstockError('bulkNotFound', `there is no bulk operation "${id}"`);
  };

  app.post(
    '/bulk',
    {
      config: {
        needs: 'operate',
        isForLimited: true,
        refuses: ['badRequest', 'sourceNotFound', 'sinkNotFound', 'idempotencyKeyReused', 'engineUnavailable'],
      },
      schema: {
        tags,
        summary: 'Retry, discard or replay many deliveries; with dryRun, count them',
        description:
          '`retry` and `discard` take up deliveries, dead letters unless `filter.state` says otherwise. `replay` delivers those events again that the filter of the sink `filter.sinkId` takes, also those from before it existed. No delivery gets another id.',
        headers: idempotencyHeaders,
        body: newBulk,
        response: { 200: z.object({ matches: z.int() }), 202: order },
      },
    },
    async (request, reply) => {
      const { dryRun, filter, ...terms } = request.body;
      const { project } = principalOf(request);
      const asked = { ...terms, filter: { ...filter, sourceId: qualify(project, filter.sourceId) } };
      const { sourceId, sinkId } = asked.filter;
      refuseBeyond(request, sourceId);
      const source = await sourceOrRefuse(db, sourceId);
      const sink = sinkId === undefined ? undefined : await sinkOrRefuse(db, sourceId, sinkId);
      if (asked.verb === 'replay' && sink && recordTable(source.type, sink)) {
        throw new PenstockError('badRequest', `filter.sinkId: the table of sink "${sinkId}" takes records, not events`);
      }
      const asOf = await readNow(db);
      const count = () => countMatching(db, { ...asked, asOf });
      if (dryRun) return { matches: await count() };
      const begun = await onceDone(db, request, async (requestId): Promise<BulkOrder> => {
        const id = idOf(project, requestId);
        const begun = { id, ...asked, asOf, matches: await count() };
        await recordOnce(db, byOf(request), {
          ...recordedOf(begun),
          action: 'bulk.begun',
          after: { ...begun, filter },
        });
        await bulk.begin(begun);
        return begun;
      });
      return reply.code(202).send(begun);
    },
  );

  app.get(
    '/bulk',
    {
      config: { needs: 'read', isForLimited: true, refuses: ['engineUnavailable'] },
      schema: {
        tags,
        summary: 'List bulk operations, newest first',
        response: { 200: z.object({ operations: z.array(order) }) },
      },
    },
    async (request) => ({ operations: await bulk.list(100, (sourceId) => reaches(request, sourceId)) }),
  );

  app.get(
    '/bulk/:id',
    {
      config: { needs: 'read', isForLimited: true, refuses: ['bulkNotFound', 'engineUnavailable'] },
      schema: { tags, summary: 'Get a bulk operation and how far it is', params, response: { 200: standing } },
    },
    async (request) => find(request, request.params.id),
  );

  app.post(
    '/bulk/:id/cancel',
    {
      config: { needs: 'operate', isForLimited: true, refuses: ['bulkNotFound', 'engineUnavailable'] },
      schema: { tags, summary: 'Take up no more of them', params, response: { 200: standing } },
    },
    async (request) => {
      const { order } = await find(request, request.params.id);
      await recordOnce(db, byOf(request), { ...recordedOf(order), action: 'bulk.cancelled' });
      return bulk.cancel(order.id);
    },
  );
}

const recordedOf = ({ id, filter: { sourceId } }: BulkOrder) => ({ target: `bulk/${id}`, sourceId });

/** A repeated request is one operation. */
function idOf(project: string, requestId: string): string {
  const hex = createHash('sha256')
    .update(`bulk:${qualify(project, requestId)}`)
    .digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
