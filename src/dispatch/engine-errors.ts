import { WorkflowUpdateFailedError } from '@temporalio/client';
import { PenstockError } from '../model/errors';
import { reasonOf } from '../model/reason-of';

/** What a failed call to the engine means: the workflow refused the message, or the engine is away. */
export function engineError(error: unknown, what: string): PenstockError {
  const code = error instanceof WorkflowUpdateFailedError ? 'badRequest' : 'engineUnavailable';
  return new PenstockError(code, `${what}: ${reasonOf(error)}`, { cause: error });
}
