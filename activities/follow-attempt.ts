import type { AttemptRequest, AttemptResult, Receipt } from '../src/model/delivery';
import { loadAttempt } from '../src/ledger/attempts/load-attempt';
import { attemptKey } from './attempt';
import type { ActivityDependencies } from './dependencies';
import { follow, tryOf } from './perform';
import { writeEnd } from './record-end';

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
  const began = performance.now();
  const end = await follow(dependencies, tryOf(request), material, accepted, heartbeat);
  try {
    return await writeEnd(dependencies, attemptKey(request), end, performance.now() - began);
  } catch {
    return { kind: 'unrecorded', end };
  }
}
