// What is asked of the schedules of sources: how they stand, and to make up for times that are over.
import {
  ScheduleNotFoundError,
  ScheduleOverlapPolicy,
  type Client,
  type ScheduleDescription,
} from '@temporalio/client';
import { msToTs, tsToMs } from '@temporalio/common/lib/time';
import { PenstockError } from '../../model/errors';
import { sourceScheduleId, type ScheduleStanding } from '../../model/schedule-source';
import { askForCaller } from '../ask-engine';
import { engineError } from '../engine-errors';
import { isOwnPause } from './pause-of';

/** Both throw `engineUnavailable`. */
export interface AskSchedules {
  standing: (source: { id: string; state: 'enabled' | 'paused' }) => Promise<ScheduleStanding>;
  /**
   * Runs every time from `from` to `to`, both included; answers how many there are. Throws `stateConflict` when the engine
   * does not know the schedule yet, `badRequest` for more than it takes at once.
   */
  backfill: (sourceId: string, from: Date, to: Date) => Promise<number>;
}

/** The engine names no more of the times of a schedule. */
const mostTimes = 1000;

export function createAskSchedules(client: Client): AskSchedules {
  const countTimes = async (scheduleId: string, from: Date, to: Date): Promise<number> => {
    const { startTime } = await client.workflowService.listScheduleMatchingTimes({
      namespace: client.options.namespace,
      scheduleId,
      startTime: msToTs(from.getTime()),
      endTime: msToTs(to.getTime()),
    });
    const times = new Set((startTime ?? []).map((time) => tsToMs(time)));
    if (times.size < mostTimes) return times.size;
    throw new PenstockError(
      'badRequest',
      `from, to: must have less than ${mostTimes} times of the schedule in between`,
    );
  };

  return {
    async standing({ id, state }) {
      try {
        const description = await askForCaller(client, () =>
          client.schedule.getHandle(sourceScheduleId(id)).describe(),
        );
        return standingOf(description, state);
      } catch (error) {
        if (error instanceof ScheduleNotFoundError)
          return { ...unknown, state: state === 'paused' ? 'disabled' : 'starting' };
        throw engineError(error, `the engine did not say how the schedule of source "${id}" stands`);
      }
    },

    async backfill(sourceId, from, to) {
      const handle = client.schedule.getHandle(sourceScheduleId(sourceId));
      // The engine takes the times after a start, and keeps whole seconds.
      const start = new Date(from.getTime() - 1);
      try {
        return await askForCaller(client, async () => {
          await handle.describe();
          const times = await countTimes(handle.scheduleId, start, to);
          if (times > 0) await handle.backfill({ start, end: to, overlap: ScheduleOverlapPolicy.ALLOW_ALL });
          return times;
        });
      } catch (error) {
        if (error instanceof PenstockError) throw error;
        if (error instanceof ScheduleNotFoundError) {
          const message = `the engine has not been told of the schedule of source "${sourceId}" yet`;
          throw new PenstockError('stateConflict', message, { cause: error });
        }
        throw engineError(error, `the engine did not backfill source "${sourceId}"`);
      }
    },
  };
}

const unknown: Omit<ScheduleStanding, 'state'> = { note: null, nextRuns: [], lastRuns: [], missed: 0, skipped: 0 };

function standingOf({ state: now, info }: ScheduleDescription, source: 'enabled' | 'paused'): ScheduleStanding {
  const state = stateOf(now, source);
  return {
    state,
    note: state === 'paused' ? (now.note ?? null) : null,
    nextRuns: state === 'running' ? info.nextActionTimes.map((time) => time.toISOString()) : [],
    lastRuns: info.recentActions
      .map(({ scheduledAt, takenAt, action }) => ({
        scheduledAt: scheduledAt.toISOString(),
        startedAt: takenAt.toISOString(),
        workflowId: action.workflow.workflowId,
      }))
      .reverse(),
    missed: info.numActionsMissedCatchupWindow,
    skipped: info.numActionsSkippedOverlap,
  };
}

function stateOf(now: ScheduleDescription['state'], source: 'enabled' | 'paused'): ScheduleStanding['state'] {
  if (source === 'paused') return 'disabled';
  if (!now.paused) return 'running';
  return isOwnPause(now) ? 'starting' : 'paused';
}
