import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';

/** Answers `already` when the engine knows the workflow: the caller asks what became of it. */
export async function startOnce(start: () => Promise<unknown>): Promise<'started' | 'already'> {
  try {
    await start();
    return 'started';
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return 'already';
    throw error;
  }
}
