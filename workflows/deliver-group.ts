// Many deliveries on their way together, of one sink or of several. Who fails on it goes on alone.
import { proxyActivities, setCurrentDetails, setHandler } from '@temporalio/workflow';
import type { Activities } from '../activities';
import type { Carrier, Group, GroupOutcome } from '../src/model/delivery';
import { membersQuery } from './messages';

/** How much longer than one attempt a group may take: its other members, and a ledger that is away for a while. */
const marginMs = 3_600_000;

export async function deliverGroup(group: Group): Promise<GroupOutcome> {
  const { attemptGroup } = groupActivities(
    group.attemptTimeLimitMs,
    `${group.deliveryIds.length} deliveries to ${group.sinkId}`,
  );
  return carry(group.deliveryIds, () => attemptGroup(group));
}

/** Longest time limit of an attempt in a carrier: `longestAboardMs` of src/ledger/claim/plan-claim.ts. */
const longestAboardMs = 600_000;

export async function carryGroups(carrier: Carrier): Promise<GroupOutcome> {
  const deliveryIds = carrier.groups.flatMap((group) => group.deliveryIds);
  const summary = `${deliveryIds.length} deliveries to ${carrier.groups.length} sinks, and those that board`;
  const { attemptGroups } = groupActivities(longestAboardMs, summary);
  return carry(deliveryIds, () => attemptGroups(carrier));
}

const groupActivities = (attemptTimeLimitMs: number, summary: string) =>
  proxyActivities<Activities>({
    startToCloseTimeout: attemptTimeLimitMs + marginMs,
    heartbeatTimeout: '15s',
    retry: { initialInterval: '500ms', maximumInterval: '30s' },
    summary,
  });

async function carry(deliveryIds: string[], attemptAll: () => Promise<GroupOutcome>): Promise<GroupOutcome> {
  const carried: { outcome?: GroupOutcome } = {};
  setHandler(membersQuery, () => ({ deliveryIds, ...carried.outcome }));
  const outcome = (carried.outcome = await attemptAll());
  const { delivered, failed, returned, takenIn = [] } = outcome;
  if (failed.length + returned.length + takenIn.length > 0) {
    const ends = `${delivered} delivered, ${failed.length} failed, ${returned.length} given back`;
    setCurrentDetails(takenIn.length > 0 ? `${ends}; ${takenIn.length} of them were taken in meanwhile.` : `${ends}.`);
  }
  return outcome;
}
