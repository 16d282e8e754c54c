import type { Client } from '@temporalio/client';
import { groupWorkflowId, type Group } from '../model/delivery';
import { startOnce, type Started } from './start-once';
import { workflowKeys } from './workflow-keys';

/**
 * Starts the workflow that carries a group. Answers `already` when the engine knows it: the caller asks what became of it.
 * `eager` as in `startDelivery`.
 */
export async function startGroup(client: Client, group: Group, eager: boolean): Promise<Started> {
  const { id, sourceId, sinkId, sinkType, deliveryIds } = group;
  return startOnce(client, 'deliverGroup', {
    workflowId: groupWorkflowId(id),
    args: [group],
    typedSearchAttributes: [
      { key: workflowKeys.source, value: sourceId },
      { key: workflowKeys.sink, value: sinkId },
    ],
    staticSummary: `${deliveryIds.length} deliveries from ${sourceId} to ${sinkId} (${sinkType})`,
    requestEagerStart: eager,
  });
}
