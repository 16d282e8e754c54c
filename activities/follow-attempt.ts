import type { AttemptRequest, AttemptResult, Receipt } from '../src/model/delivery';
import { loadAttempt } from '../src/ledger/load-attempt';
import { attemptKey } from './attempt';
import type { ActivityDependencies } from './dependencies';
import { follow } from './perform';
import { recordEnd } from './record-end';

/** Follows what the target took on to its end, and records it. Throws only while that end is not known. */
export async function followAttempt(
  dependencies: ActivityDependencies,
  request: AttemptRequest,
  accepted: Receipt,
  heartbeat: () => void,
): Promise<AttemptResult> {
  const { db, keyring } = dependencies;
  const material = await loadAttempt(db, keyring, request.delivery.id);
  if (!material) return { kind: 'sinkDeleted' };
  const end = await follow(dependencies, request, material, accepted, heartbeat);
  try {
    return await recordEnd(db, attemptKey(request), end);
  } catch {
    return { kind: 'unrecorded', end };
  }
}
