import fc from 'fast-check';
import { afterFailure } from '../../workflows/classify';
import { jittered, plannedDelayMs } from '../../workflows/retry-schedule';
import { DeliveryError, failureOf } from '../../src/model/errors';
import { deliveryPolicy, policy as policySchema, type DeliveryPolicy, type ScheduleMs } from '../../src/model/policy';

const delay = fc.integer({ min: 0, max: 86_400_000 });
const schedule: fc.Arbitrary<ScheduleMs> = fc.oneof(
  fc.record({ type: fc.constant('listed' as const), delaysMs: fc.array(delay, { minLength: 1, maxLength: 20 }) }),
  fc.record({ type: fc.constant('constant' as const), delayMs: delay }),
  fc.record({ type: fc.constant('linear' as const), stepMs: delay, maxDelayMs: delay }),
  fc.record({
    type: fc.constant('exponential' as const),
    initialDelayMs: delay,
    factor: fc.double({ min: 1, max: 10, noNaN: true }),
    maxDelayMs: delay,
  }),
);
const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const failures = fc.integer({ min: 1, max: 1000 });
const failure = failureOf(new DeliveryError('targetFailed', 'POST: 500'));
const policyOf = (schedule: ScheduleMs, differences: Partial<DeliveryPolicy> = {}): DeliveryPolicy => ({
  ...deliveryPolicy(policySchema.parse({})),
  schedule,
  ...differences,
});

describe('the retry schedule', () => {
  it('plans a finite delay of at least nothing, never above its bound', () => {
    fc.assert(
      fc.property(schedule, failures, (schedule, failures) => {
        const planned = plannedDelayMs({ schedule }, failures);
        expect(planned).toBeGreaterThanOrEqual(0);
        if ('maxDelayMs' in schedule) expect(planned).toBeLessThanOrEqual(schedule.maxDelayMs);
        expect(Number.isFinite(planned)).toBe(true);
      }),
    );
  });

  it('never plans a shorter delay after more failures, unless it is listed', () => {
    fc.assert(
      fc.property(schedule, failures, (schedule, failures) => {
        fc.pre(schedule.type !== 'listed');
        expect(plannedDelayMs({ schedule }, failures + 1)).toBeGreaterThanOrEqual(
          plannedDelayMs({ schedule }, failures),
        );
      }),
    );
  });

  it('plans what is listed, in its order', () => {
    const schedule: ScheduleMs = { type: 'listed', delaysMs: [5, 3, 9] };
    const plan = [1, 2, 3, 4].map((failures) => plannedDelayMs({ schedule }, failures));
    expect(plan).toEqual([5, 3, 9, 9]);
  });

  it('keeps the jitter within its share of the delay', () => {
    fc.assert(
      fc.property(delay, fc.double({ min: 0, max: 1, noNaN: true }), random, (delayMs, jitter, random) => {
        const result = jittered(delayMs, jitter, random);
        expect(result).toBeGreaterThanOrEqual(Math.floor(delayMs * (1 - jitter)));
        expect(result).toBeLessThanOrEqual(Math.ceil(delayMs * (1 + jitter)));
      }),
    );
  });

  it('makes exactly maxAttempts attempts of a target that always fails', () => {
    fc.assert(
      fc.property(schedule, fc.integer({ min: 1, max: 50 }), random, (schedule, maxAttempts, random) => {
        let attempts = 1;
        const policy = policyOf(schedule, { maxAttempts });
        while (afterFailure(policy, { failure, failures: attempts, elapsedMs: 0, random }).kind === 'retry')
          attempts += 1;
        expect(attempts).toBe(maxAttempts);
      }),
    );
  });

  it('waits at least as long as Retry-After says', () => {
    fc.assert(
      fc.property(schedule, delay, random, (schedule, retryAfterMs, random) => {
        const next = afterFailure(policyOf(schedule), {
          failure: { ...failure, retryAfterMs },
          failures: 1,
          elapsedMs: 0,
          random,
        });
        expect(next.kind === 'retry' && next.delayMs).toBeGreaterThanOrEqual(retryAfterMs);
      }),
    );
  });

  it('begins no attempt later than maxElapsed', () => {
    fc.assert(
      fc.property(schedule, delay, delay, random, (schedule, elapsedMs, maxElapsedMs, random) => {
        const next = afterFailure(policyOf(schedule, { maxElapsedMs }), { failure, failures: 1, elapsedMs, random });
        if (next.kind === 'retry') expect(elapsedMs + next.delayMs).toBeLessThanOrEqual(maxElapsedMs);
      }),
    );
  });

  it('does not retry a permanent failure', () => {
    const permanent = failureOf(new DeliveryError('targetRefused', 'POST: 400'));
    const next = afterFailure(policyOf({ type: 'constant', delayMs: 1 }), {
      failure: permanent,
      failures: 1,
      elapsedMs: 0,
      random: 0,
    });
    expect(next).toEqual({ kind: 'dead', reason: 'the failure is permanent' });
  });

  it('by default waits 5 s, 5 m, 30 m, 2 h, 5 h, 10 h and 10 h, 8 attempts in all, each ±20 %', () => {
    const policy = deliveryPolicy(policySchema.parse({}));
    const minutes = [1, 2, 3, 4, 5, 6, 7].map((failures) => plannedDelayMs(policy, failures) / 60_000);
    expect(minutes).toEqual([5 / 60, 5, 30, 120, 300, 600, 600]);
    expect(policy).toMatchObject({ maxAttempts: 8, jitter: 0.2, depthLimit: 10, attemptTimeLimitMs: 30_000 });
  });
});
