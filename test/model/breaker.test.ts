import fc from 'fast-check';
import { afterAttempts, closedBreaker, type BreakerState, type Tally } from '../../src/model/breaker';
import { breakerPolicy } from '../../src/model/policy';

const policy = breakerPolicy.parse({});
const failures = (count: number): Tally => ({ successes: 0, refusals: 0, failures: count, trailingFailures: count });
const success: Tally = { successes: 1, refusals: 0, failures: 0, trailingFailures: 0 };
const refusal: Tally = { successes: 0, refusals: 1, failures: 0, trailingFailures: 0 };
const after = (tallies: Tally[], from: BreakerState = closedBreaker, everyMs = 10) =>
  tallies.reduce((state, tally, index) => afterAttempts(state, tally, policy, index * everyMs), from);

describe('the circuit breaker of a sink', () => {
  it('opens after so many failures one after the other, and tries the target some time later', () => {
    expect(after(Array<Tally>(19).fill(failures(1)))).toMatchObject({ breaker: 'closed' });
    expect(after(Array<Tally>(20).fill(failures(1)))).toMatchObject({ breaker: 'open', probeAtMs: 190 + 5000 });
  });

  it('opens when too large a share fails, although some succeed', () => {
    const threeOfFour = [failures(3), success];
    const many = (times: number) => Array.from({ length: times }, () => threeOfFour).flat();
    expect(after(many(12))).toMatchObject({ breaker: 'closed' });
    expect(after(many(13))).toMatchObject({ breaker: 'open' });
  });

  it('forgets failures that are longer ago than a minute', () => {
    const rare = Array.from({ length: 100 }, () => [failures(2), success]).flat();
    expect(after(rare, closedBreaker, 61_000)).toMatchObject({ breaker: 'closed' });
  });

  it('closes when its probe is answered, even if the event is refused', () => {
    const halfOpen: BreakerState = { ...after([failures(20)]), breaker: 'half-open' };
    expect(after([success], halfOpen)).toMatchObject({ breaker: 'closed', consecutiveFailures: 0 });
    expect(after([refusal], halfOpen)).toMatchObject({ breaker: 'closed' });
  });

  it('waits twice as long after each failed probe, up to a minute', () => {
    let state = after([failures(20)]);
    const waits = Array.from({ length: 6 }, () => {
      state = afterAttempts({ ...state, breaker: 'half-open' }, failures(1), policy, 0);
      return state.probeAtMs;
    });
    expect(waits).toEqual([10_000, 20_000, 40_000, 60_000, 60_000, 60_000]);
  });

  it('is not closed by an answer to what was sent before it opened', () => {
    expect(after([success], after([failures(20)]))).toMatchObject({ breaker: 'open' });
  });

  it('knows since when nothing has succeeded', () => {
    const state = after([success, failures(1), refusal, failures(2)]);
    expect(state.failingSinceMs).toBe(10);
    expect(after([success], state).failingSinceMs).toBeUndefined();
  });

  const tally = fc
    .record({ successes: fc.nat(5), refusals: fc.nat(5), failures: fc.nat(30) })
    .chain((counts) =>
      (counts.successes + counts.refusals > 0 ? fc.nat(counts.failures) : fc.constant(counts.failures)).map(
        (trailingFailures) => ({ ...counts, trailingFailures }),
      ),
    );

  it('never opens without a failure, and is never left open without a time for its probe', () => {
    fc.assert(
      fc.property(fc.array(tally), fc.nat(70_000), (tallies, everyMs) => {
        const state = after(tallies, closedBreaker, everyMs);
        if (tallies.every((one) => one.failures === 0)) expect(state.breaker).toBe('closed');
        if (state.breaker === 'open') expect(state.probeAtMs).toBeGreaterThan(0);
        expect(state.windowFailures).toBeLessThanOrEqual(state.windowAttempts);
      }),
    );
  });
});
