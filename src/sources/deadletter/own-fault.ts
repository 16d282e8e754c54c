import { isUnstorable } from '../../ledger/database-error';
import { isPermanent } from '../../model/errors';

/** Whether a dead letter, or what its handler answered, is at fault itself: trying again would change nothing. */
export const isOwnFault = (error: unknown): boolean =>
  // Of what is nested too deeply.
  isPermanent(error) || isUnstorable(error) || error instanceof RangeError;
