import type { AttemptEnd, AttemptResult } from '../src/model/delivery';
import type { AttemptKey } from '../src/ledger/attempts/begin-attempt';
import { recordAccepted } from '../src/ledger/attempts/record-attempt';
import type { ActivityDependencies } from './dependencies';

/** Writes how an attempt ended. A run that has lost its delivery to another is told so. */
export async function writeEnd(
  { db, recordEnd }: ActivityDependencies,
  key: AttemptKey,
  end: AttemptEnd,
  durationMs: number,
): Promise<AttemptResult> {
  if (end.kind === 'accepted') {
    await recordAccepted(db, key, end.receipt);
    return end;
  }
  const { written } = await recordEnd({ ...key, ...end, durationMs });
  return end.kind === 'delivered' && !written ? { kind: 'superseded' } : end;
}
