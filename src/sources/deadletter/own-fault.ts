import { isUnstorable } from '../../ledger/database-error';
import { isPermanent } from '../../model/errors';

/**
 * Whether a dead letter, or what its handler answered, is at fault itself: trying again would change nothing. A RangeError comes
 * of what is nested too deeply.
 */
export const isOwnFault = (error: unknown): boolean =>
  isPermanent(error) || isUnstorable(error) || error instanceof RangeError;
