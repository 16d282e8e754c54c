// What a failed attempt means for a member of a group.
import type { Failure } from '../../src/model/errors';
import type { GroupKey, Member } from '../../src/model/delivery';
import type { DeliveryPolicy } from '../../src/model/policy';
import type { GroupFailure } from '../../src/ledger/attempts/record-ends';
import { afterFailure } from '../../workflows/classify';

/** As its workflow would decide, did it have one. */
export function endAfterFailure(
  policy: DeliveryPolicy,
  { run }: GroupKey,
  { id, attempts, scheduleFrom, elapsedMs }: Member,
  failure: Failure,
  durationMs: number,
): GroupFailure {
  const key = { id, run, number: attempts + 1, durationMs };
  const next = afterFailure(policy, {
    failure,
    failures: key.number - scheduleFrom,
    elapsedMs,
    random: Math.random(),
  });
  return next.kind === 'retry'
    ? { ...key, kind: 'failedInGroup', failure, delayMs: next.delayMs }
    : { ...key, kind: 'deadInGroup', failure, timeToLiveMs: policy.deadLetterTimeToLiveMs };
}
