// The event of one time of a schedule, by what its source says now.
import { findSource } from '../src/ledger/resources/sources';
import { isPermanent } from '../src/model/errors';
import type { ScheduledOutcome } from '../src/model/schedule-source';
import type { ActivityDependencies } from './dependencies';

/** `at` is its id too, so that a time that comes twice is no second event. Throws what may be tried again. */
export async function acceptScheduled(
  { db, inward }: Pick<ActivityDependencies, 'db' | 'inward'>,
  sourceId: string,
  at: string,
): Promise<ScheduledOutcome> {
  try {
    const source = await findSource(db, sourceId);
    if (source?.type !== 'schedule') return { skipped: 'the source was deleted' };
    const { eventType: type, subject, data } = source.config;
    const event = { id: at, source: '/penstock/schedule', type, subject, time: at, data };
    const { uid, duplicate } = await inward.emit(sourceId, event, {});
    return { event: { uid, id: at }, duplicate };
  } catch (error) {
    if (!isPermanent(error)) throw error;
    return { skipped: `${error.code}: ${error.message}` };
  }
}
