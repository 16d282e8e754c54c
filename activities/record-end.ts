import type { AttemptEnd, AttemptResult } from '../src/model/delivery';
import type { AttemptKey } from '../src/ledger/begin-attempt';
import type { Database } from '../src/ledger/ledger';
import { recordAccepted, recordDelivered, recordFailed } from '../src/ledger/record-attempt';

/** Writes how an attempt ended. A run that has lost its delivery to another is told so. */
export async function recordEnd(db: Database, key: AttemptKey, end: AttemptEnd): Promise<AttemptResult> {
  switch (end.kind) {
    case 'delivered':
      return (await recordDelivered(db, key, end.receipt)) ? end : { kind: 'superseded' };
    case 'accepted':
      await recordAccepted(db, key, end.receipt);
      return end;
    case 'failed':
      await recordFailed(db, key, end.failure);
      return end;
  }
}
