// Many deliveries of one sink on their way together. Who fails on it goes on alone.
import { proxyActivities, setCurrentDetails, setHandler } from '@temporalio/workflow';
import type { Activities } from '../activities';
import type { Group, GroupOutcome } from '../src/model/delivery';
import { membersQuery } from './messages';

/** How much longer than one attempt a group may take: its other members, and a ledger that is away for a while. */
const marginMs = 3_600_000;

export async function deliverGroup(group: Group): Promise<GroupOutcome> {
  const carried: { outcome?: GroupOutcome } = {};
  setHandler(membersQuery, () => ({ deliveryIds: group.deliveryIds, ...carried.outcome }));
  const { attemptGroup } = proxyActivities<Activities>({
    startToCloseTimeout: group.attemptTimeLimitMs + marginMs,
    heartbeatTimeout: '15s',
    retry: { initialInterval: '500ms', maximumInterval: '30s' },
    summary: `${group.deliveryIds.length} deliveries to ${group.sinkId}`,
  });
  const outcome = (carried.outcome = await attemptGroup(group));
  const { delivered, failed, returned, takenIn = [] } = outcome;
  if (failed.length + returned.length + takenIn.length > 0) {
    const ends = `${delivered} delivered, ${failed.length} failed, ${returned.length} given back`;
    setCurrentDetails(takenIn.length > 0 ? `${ends}; ${takenIn.length} of them were taken in meanwhile.` : `${ends}.`);
  }
  return outcome;
}
