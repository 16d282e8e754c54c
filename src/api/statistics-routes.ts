import { z } from 'zod';
import { readStatistics } from '../ledger/statistics';
import { statistics } from './answers';
import type { ApiDependencies, TypedApp } from './dependencies';
import { sinkOrRefuse, sourceExistsOrRefuse } from './find-or-refuse';

const tags = ['statistics'];
const ofSource = z.object({ sourceId: z.string() });
const response = { 200: statistics };

export function statisticsRoutes(app: TypedApp, { ledger: { db } }: ApiDependencies): void {
  app.get('/statistics', { schema: { tags, summary: 'Counters of all sinks together', response } }, async () =>
    readStatistics(db),
  );

  app.get(
    '/sources/:sourceId/statistics',
    {
      config: { refuses: ['sourceNotFound'] },
      schema: { tags, summary: 'Counters of the sinks of a source together', params: ofSource, response },
    },
    async ({ params: { sourceId } }) => {
      await sourceExistsOrRefuse(db, sourceId);
      return readStatistics(db, { sourceId });
    },
  );

  app.get(
    '/sources/:sourceId/sinks/:sinkId/statistics',
    {
      config: { refuses: ['sourceNotFound', 'sinkNotFound'] },
      schema: { tags, summary: 'Counters of a sink', params: ofSource.extend({ sinkId: z.string() }), response },
    },
    async ({ params: { sourceId, sinkId } }) => {
      await sinkOrRefuse(db, sourceId, sinkId);
      return readStatistics(db, { sourceId, sinkId });
    },
  );
}
