import { WorkflowUpdateFailedError } from '@temporalio/client';
import { PenstockError } from '../model/errors';

/** The innermost message of an error from the engine: the outer ones only say which call failed. */
export function reasonOf(error: unknown): string {
  let reason = error;
  while (reason instanceof Error && reason.cause instanceof Error) reason = reason.cause;
  return reason instanceof Error ? reason.message : String(reason);
}

/** What a failed call to the engine means: the workflow refused the message, or the engine is away. */
export function engineError(error: unknown, what: string): PenstockError {
  const code = error instanceof WorkflowUpdateFailedError ? 'badRequest' : 'engineUnavailable';
  return new PenstockError(code, `${what}: ${reasonOf(error)}`, { cause: error });
}
