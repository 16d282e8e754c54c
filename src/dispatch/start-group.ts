import type { Client } from '@temporalio/client';
import { groupWorkflowId, type Group } from '../model/delivery';
import { startOnce } from './start-once';
import { taskQueue, workflowKeys } from './workflow-keys';

/**
 * Starts the workflow that carries a group. Answers `already` when the engine knows it: the caller asks what became of it.
 * `eager` as in `startDelivery`.
 */
export async function startGroup(client: Client, group: Group, eager: boolean): Promise<'started' | 'already'> {
  const { id, sourceId, sinkId, sinkType, deliveryIds } = group;
  return startOnce(() =>
    client.workflow.start('deliverGroup', {
      taskQueue,
      workflowId: groupWorkflowId(id),
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      args: [group],
      typedSearchAttributes: [
        { key: workflowKeys.source, value: sourceId },
        { key: workflowKeys.sink, value: sinkId },
      ],
      staticSummary: `${deliveryIds.length} deliveries from ${sourceId} to ${sinkId} (${sinkType})`,
      requestEagerStart: eager,
    }),
  );
}
