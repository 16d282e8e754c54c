// The Temporal Schedules of sources of type `schedule`: one for each, paused while its source is disabled.
import { ScheduleOverlapPolicy } from '@temporalio/client';
import { isSound, listSources } from '../../ledger/resources/sources';
import { toMs } from '../../model/duration';
import { sourceScheduleId, type ScheduleSourceConfig } from '../../model/schedule-source';
import type { BrokenSource, Source } from '../../model/source';
import { taskQueue, workflowKeys } from '../workflow-keys';
import type { ScheduleKind, Wanted } from './align-schedules';

export const sourceSchedules: ScheduleKind = {
  prefix: sourceScheduleId(''),
  workflowType: 'acceptScheduled',
  wanted: async (db) => (await listSources(db)).flatMap(wantedOf),
};

const overlapPolicies: Record<ScheduleSourceConfig['overlap'], ScheduleOverlapPolicy> = {
  skip: ScheduleOverlapPolicy.SKIP,
  bufferOne: ScheduleOverlapPolicy.BUFFER_ONE,
  bufferAll: ScheduleOverlapPolicy.BUFFER_ALL,
  allowAll: ScheduleOverlapPolicy.ALLOW_ALL,
};

export function wantedOf(source: Source | BrokenSource): Wanted[] {
  if (source.type !== 'schedule') return [];
  const id = sourceScheduleId(source.id);
  // It takes nothing in; a pause that somebody has made outlasts that.
  if (!isSound(source)) return [{ id }];
  const { config, name, state, pausedBecause } = source;
  const { cron, every = '', timeZone, jitter, overlap, catchUpWindow, eventType } = config;
  const summary = cron ? `${cron.join('; ')} (${timeZone ?? 'UTC'})` : `every ${every}`;
  return [
    {
      id,
      summary,
      ...(state === 'paused' && { pausedBecause: pausedBecause ?? 'by request' }),
      terms: {
        spec: {
          ...(cron ? { cronExpressions: cron, timezone: timeZone ?? 'UTC' } : { intervals: [{ every: toMs(every) }] }),
          jitter: toMs(jitter),
        },
        policies: { overlap: overlapPolicies[overlap], catchupWindow: toMs(catchUpWindow) },
        action: {
          type: 'startWorkflow',
          workflowType: sourceSchedules.workflowType,
          workflowId: id,
          taskQueue,
          args: [source.id],
          typedSearchAttributes: [
            { key: workflowKeys.source, value: source.id },
            { key: workflowKeys.eventType, value: eventType },
          ],
          staticSummary: `${eventType} into ${name}`,
        },
      },
    },
  ];
}
