// What follows a failed attempt: another one, and when, or the dead letter, and why.
import type { Failure } from '../src/model/errors';
import type { DeliveryPolicy } from '../src/model/policy';
import { jittered, plannedDelayMs } from './retry-schedule';

/** Where a delivery stands after an attempt that failed. */
export interface Standing {
  failure: Failure;
  /** Failures since the schedule began, this one included. */
  failures: number;
  /** Time since the schedule's first attempt, in ms. */
  elapsedMs: number;
  /** In [0, 1). */
  random: number;
}

export type Next = { kind: 'retry'; delayMs: number } | { kind: 'dead'; reason: string };

export function afterFailure(policy: DeliveryPolicy, { failure, failures, elapsedMs, random }: Standing): Next {
  if (!failure.retryable) return { kind: 'dead', reason: 'the failure is permanent' };
  if (failures >= policy.maxAttempts)
    return { kind: 'dead', reason: `attempt ${failures} of ${policy.maxAttempts} was the last` };
  const planned = jittered(plannedDelayMs(policy, failures), policy.jitter, random);
  const delayMs = Math.max(planned, failure.retryAfterMs ?? 0);
  if (policy.maxElapsedMs !== undefined && elapsedMs + delayMs > policy.maxElapsedMs) {
    return { kind: 'dead', reason: 'the next attempt would begin later than the policy allows' };
  }
  return { kind: 'retry', delayMs };
}
