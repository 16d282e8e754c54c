import { WorkflowExecutionAlreadyStartedError, type Client, type WorkflowStartOptions } from '@temporalio/client';
import { taskQueue } from './workflow-keys';

/** `already`: the engine knows the workflow; the caller asks what became of it. */
export type Started = 'started' | 'already';

/** Starts a workflow of a type whose id is never used again. */
export async function startOnce(
  client: Client,
  type: string,
  options: Omit<WorkflowStartOptions, 'taskQueue' | 'workflowIdReusePolicy'>,
): Promise<Started> {
  try {
    await client.workflow.start(type, { ...options, taskQueue, workflowIdReusePolicy: 'REJECT_DUPLICATE' });
    return 'started';
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return 'already';
    throw error;
  }
}
