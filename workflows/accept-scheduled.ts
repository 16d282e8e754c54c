// One time of a source's schedule becomes one event: started by the schedule, or by a backfill of it.
import { proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { Activities } from '../activities';
import type { ScheduledOutcome } from '../src/model/schedule-source';
import { scheduledTimeAttribute } from './search-attributes';

export async function acceptScheduled(sourceId: string): Promise<ScheduledOutcome> {
  const { typedSearchAttributes, startTime } = workflowInfo();
  // The engine states it in whole seconds, before any jitter; whoever starts this by hand means now.
  const at = (typedSearchAttributes.get(scheduledTimeAttribute) ?? startTime).toISOString();
  const { acceptScheduled: accept } = proxyActivities<Activities>({
    startToCloseTimeout: '30s',
    retry: { initialInterval: '1s', maximumInterval: '1m' },
    summary: `accept the event of ${at} into ${sourceId}`,
  });
  return accept(sourceId, at);
}
