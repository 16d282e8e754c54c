import { databaseError, isUnstorable } from '../ledger/database-error';
import { PenstockError } from '../model/errors';

/** What whoever sent `what` is told: that it cannot be stored, or that the ledger is away. */
export function refused(error: unknown, what: 'event' | 'change'): PenstockError {
  if (error instanceof PenstockError) return error;
  const { message } = databaseError(error);
  return isUnstorable(error)
    ? new PenstockError('badRequest', `the ${what} cannot be stored: ${message}`, { cause: error })
    : new PenstockError('ledgerUnavailable', `the ledger did not take the ${what}: ${message}`, { cause: error });
}
