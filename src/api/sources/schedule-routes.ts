// What only a source of type schedule has: its runs, and making up for those that were missed.
import { z } from 'zod';
import { record } from '../../ledger/audit';
import { PenstockError } from '../../model/errors';
import { rfc3339 } from '../../model/rfc3339';
import type { ScheduleSource } from '../../model/source';
import { byOf, reason } from '../changes/headers';
import type { ApiDependencies, TypedApp } from '../dependencies';
import { sourceOrRefuse } from '../find-or-refuse';
import { scheduleStanding } from './answers';

const tags = ['sources'];
const params = z.object({ sourceId: z.string() });
const backfill = z.strictObject({
  from: rfc3339.describe('The first time that is made up for'),
  to: rfc3339.describe('The last one; not later than now'),
  reason: reason.optional(),
});

export function scheduleRoutes(app: TypedApp, { ledger: { db }, schedules }: ApiDependencies): void {
  const scheduleSourceOrRefuse = async (id: string): Promise<ScheduleSource> => {
    const source = await sourceOrRefuse(db, id);
    if (source.type === 'schedule') return source;
    const message = `source "${id}" is of type "${source.type}": only a schedule source has this`;
    throw new PenstockError('sourceNotFound', message);
  };

  app.get(
    '/sources/:sourceId/schedule',
    {
      config: { needs: 'read', refuses: ['sourceNotFound', 'engineUnavailable'] },
      schema: {
        tags,
        summary: 'Show how the schedule of a schedule source stands: its next times, and the last ones',
        params,
        response: { 200: scheduleStanding },
      },
    },
    async ({ params: { sourceId } }) => schedules.standing(await scheduleSourceOrRefuse(sourceId)),
  );

  app.post(
    '/sources/:sourceId/backfill',
    {
      config: {
        needs: 'operate',
        refuses: ['badRequest', 'sourceNotFound', 'sourceDisabled', 'stateConflict', 'engineUnavailable'],
      },
      schema: {
        tags,
        summary: 'Make up for times of a schedule that are over',
        description:
          'Every time of the schedule from `from` to `to`, as it is now, becomes an event. One that has its event already gets no other.',
        params,
        body: backfill,
        response: { 202: z.object({ times: z.int().describe('How many there are') }) },
      },
    },
    async (request, reply) => {
      const { sourceId } = request.params;
      const { state, pausedBecause } = await scheduleSourceOrRefuse(sourceId);
      if (state === 'paused') {
        throw new PenstockError('sourceDisabled', `source "${sourceId}" is disabled: ${pausedBecause ?? 'by request'}`);
      }
      const { from, to } = request.body;
      const [first, last] = [new Date(from), new Date(to)];
      if (first > last) throw new PenstockError('badRequest', `from: must not be later than to, ${to}`);
      if (last.getTime() > Date.now()) throw new PenstockError('badRequest', 'to: must not be later than now');
      const what = { action: 'source.backfilled', target: `source/${sourceId}`, sourceId, after: { from, to } };
      await record(db, byOf(request, request.body), what);
      return reply.code(202).send({ times: await schedules.backfill(sourceId, first, last) });
    },
  );
}
