import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { record } from '../ledger/audit';
import { clearStatistics, type Cleared } from '../ledger/clear-statistics';
import type { Database } from '../ledger/ledger';
import { readStatistics, readStatisticsSeries, type Counted } from '../ledger/statistics';
import { listCommittedBatches } from '../ledger/tables/committed-batches';
import { PenstockError } from '../model/errors';
import { rfc3339 } from '../model/rfc3339';
import { gathers } from '../sinks/registry';
import { within } from './access/authorize';
import { byOf } from './changes/headers';
import type { ApiDependencies, TypedApp } from './dependencies';
import { lockSinkOrRefuse, lockSourceOrRefuse, sinkOrRefuse, sourceExistsOrRefuse } from './find-or-refuse';
import { pageOf, pageQuery } from './paging';
import { cleared, committedBatch, statistics } from './statistics-answers';

const tags = ['statistics'];
const ofSource = z.object({ sourceId: z.string() });
const ofSink = ofSource.extend({ sinkId: z.string() });
const response = { 200: statistics };

const span = z.strictObject({
  from: rfc3339.optional().describe('A day before the end when it is left out'),
  to: rfc3339.optional().describe('Now when it is left out'),
});
const series = { 200: z.object({ hours: z.array(statistics.extend({ hour: z.iso.datetime() })) }) };
const dayMs = 86_400_000;
const longestSpanMs = 366 * dayMs;

export function statisticsRoutes(app: TypedApp, { ledger: { db } }: ApiDependencies): void {
  const seriesOf = async (of: Counted, query: z.output<typeof span>) => ({
    hours: await readStatisticsSeries(db, of, spanOf(query)),
  });

  app.get(
    '/statistics',
    {
      config: { needs: 'read', isForLimited: true },
      schema: { tags, summary: 'Counters of all sinks together', response },
    },
    async (request) => readStatistics(db, within(request)),
  );
  app.get(
    '/statistics/series',
    {
      config: { needs: 'read', isForLimited: true, refuses: ['badRequest'] as const },
      schema: { tags, summary: 'Counters of all sinks by hour', querystring: span, response: series },
    },
    async (request) => seriesOf(within(request), request.query),
  );

  const sourceSchema = { tags, params: ofSource };
  app.get(
    '/sources/:sourceId/statistics',
    {
      config: { needs: 'read', refuses: ['sourceNotFound'] as const },
      schema: { ...sourceSchema, summary: 'Counters of the sinks of a source together', response },
    },
    async ({ params: { sourceId } }) => {
      await sourceExistsOrRefuse(db, sourceId);
      return readStatistics(db, { sourceId });
    },
  );
  app.get(
    '/sources/:sourceId/statistics/series',
    {
      config: { needs: 'read', refuses: ['badRequest', 'sourceNotFound'] as const },
      schema: { ...sourceSchema, summary: 'Counters of a source by hour', querystring: span, response: series },
    },
    async ({ params: { sourceId }, query }) => {
      await sourceExistsOrRefuse(db, sourceId);
      return seriesOf({ sourceId }, query);
    },
  );
  app.post(
    '/sources/:sourceId/statistics/clear',
    {
      config: { needs: 'operate', refuses: ['sourceNotFound'] as const },
      schema: {
        ...sourceSchema,
        summary: 'Let the counters of all sinks of a source begin anew; answers what was cleared',
        response: { 200: cleared },
      },
    },
    async (request) =>
      db.transaction(async (transaction) => {
        const { sourceId } = request.params;
        await lockSourceOrRefuse(transaction, sourceId);
        return clearRecorded(transaction, request, { sourceId }, `source/${sourceId}`);
      }),
  );

  const refuses = ['sourceNotFound', 'sinkNotFound'] as const;
  const sinkSchema = { tags, params: ofSink };
  const one = '/sources/:sourceId/sinks/:sinkId/statistics';
  app.get(
    one,
    { config: { needs: 'read', refuses }, schema: { ...sinkSchema, summary: 'Counters of a sink', response } },
    async ({ params }) => {
      await sinkOrRefuse(db, params.sourceId, params.sinkId);
      return readStatistics(db, params);
    },
  );
  app.get(
    `${one}/series`,
    {
      config: { needs: 'read', refuses: ['badRequest', ...refuses] as const },
      schema: { ...sinkSchema, summary: 'Counters of a sink by hour', querystring: span, response: series },
    },
    async ({ params, query }) => {
      await sinkOrRefuse(db, params.sourceId, params.sinkId);
      return seriesOf(params, query);
    },
  );
  app.post(
    `${one}/clear`,
    {
      config: { needs: 'operate', refuses },
      schema: {
        ...sinkSchema,
        summary: 'Let the counters of a sink begin anew; answers what was cleared',
        description: 'Open deliveries and dead letters stay counted.',
        response: { 200: cleared },
      },
    },
    async (request) =>
      db.transaction(async (transaction) => {
        const { sourceId, sinkId } = request.params;
        await lockSinkOrRefuse(transaction, sourceId, sinkId);
        return clearRecorded(transaction, request, { sourceId, sinkId }, `sink/${sourceId}/${sinkId}`);
      }),
  );
  app.get(
    `${one}/files`,
    {
      config: { needs: 'read', refuses: ['badRequest', ...refuses] as const },
      schema: {
        ...sinkSchema,
        summary: 'What a sink has committed to its table, newest first; 400 for a type that writes no files',
        querystring: z.strictObject(pageQuery),
        response: { 200: z.object({ files: z.array(committedBatch), nextAfterId: z.string().optional() }) },
      },
    },
    async ({ params, query }) => {
      const { type } = await sinkOrRefuse(db, params.sourceId, params.sinkId);
      if (!gathers(type)) {
        const message = `files: sink "${params.sinkId}" is of type "${type}", which writes no files`;
        throw new PenstockError('badRequest', message);
      }
      const { page, ...next } = await pageOf(
        query,
        (one) => listCommittedBatches(db, params, one),
        ({ id }) => id,
      );
      return { files: page, ...next };
    },
  );
}

async function clearRecorded(
  transaction: Database,
  request: FastifyRequest,
  of: { sourceId: string; sinkId?: string },
  target: string,
): Promise<Cleared> {
  const cleared = await clearStatistics(transaction, of);
  const { sourceId } = of;
  await record(transaction, byOf(request), { action: 'statistics.cleared', target, sourceId, before: cleared });
  return cleared;
}

function spanOf({ from, to }: z.output<typeof span>): { from: string; to: string } {
  const end = to === undefined ? Date.now() : Date.parse(to);
  const begin = from === undefined ? end - dayMs : Date.parse(from);
  if (begin > end) throw new PenstockError('badRequest', 'from: must not be after to');
  if (end - begin > longestSpanMs) throw new PenstockError('badRequest', 'from: must be at most 366 days before to');
  return { from: new Date(begin).toISOString(), to: new Date(end).toISOString() };
}
