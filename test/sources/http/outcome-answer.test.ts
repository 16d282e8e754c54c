import fc from 'fast-check';
import { deliveryStates, isFinal } from '../../../src/model/delivery';
import { errorTable, type ErrorCode } from '../../../src/model/errors';
import type { Standing } from '../../../src/ledger/sync/outcomes';
import { outcomeAnswer } from '../../../src/sources/http/outcome-answer';

const codes = Object.keys(errorTable) as ErrorCode[];
const aFailure = fc.record({ code: fc.constantFrom(...codes), retryAfterMs: fc.option(fc.nat(), { nil: undefined }) });
const aStanding = fc.record({
  state: fc.constantFrom(...deliveryStates),
  reason: fc.option(fc.constantFrom('paused', 'breaker', 'not begun in time'), { nil: null }),
  failure: fc.option(aFailure, { nil: null }),
});
const standing = (of: Partial<Standing>): Standing => ({
  id: 'd',
  sinkId: 'target',
  state: 'discarded',
  reason: null,
  failure: null,
  receipt: null,
  ...of,
});
const failed = (code: ErrorCode, more: object = {}) =>
  standing({ failure: { code, message: 'it failed', ...errorTable[code], ...more } });

describe('the answer to a caller', () => {
  it('is 200 when it was delivered and only then, and else an error of the table', () => {
    fc.assert(
      fc.property(aStanding, fc.boolean(), ({ failure, ...of }, isDuplicate) => {
        const asFailure = failure && failed(failure.code, failure).failure;
        const { status, error, retryAfterSeconds } = outcomeAnswer(
          standing({ ...of, failure: asFailure }),
          isDuplicate,
        );
        expect(status === 200).toBe(of.state === 'delivered');
        expect(error === undefined).toBe(of.state === 'delivered');
        expect([200, 409, 422, 502, 503, 504]).toContain(status);
        expect(retryAfterSeconds !== undefined && retryAfterSeconds >= 1).toBe(status === 503);
        // Nothing is said to have failed that may still succeed.
        if (!isFinal(of.state) && of.state !== 'dead') expect(status).toBe(504);
      }),
    );
  });

  it.each<[string, Standing, number]>([
    ['a target that does not take the event', failed('targetRefused'), 422],
    ['a template that fails', failed('templateFailed'), 422],
    ['a target that fails', failed('targetFailed'), 502],
    ['a target that fails and says when to come again', failed('targetFailed', { retryAfterMs: 7000 }), 503],
    ['a fault of Penstock', failed('internal'), 502],
    ['a target that does not answer', failed('timeout'), 504],
    ['a busy target', failed('targetBusy'), 503],
    ['an attempt that was broken off', standing({ reason: 'its one attempt was broken off' }), 502],
    ['a chain that is too deep', standing({ state: 'skipped', reason: 'depth' }), 502],
    ['a paused sink', standing({ state: 'abandoned', reason: 'paused' }), 503],
    ['a delivery that was not begun', standing({ state: 'abandoned', reason: 'not begun in time' }), 503],
    ['a delivery under way', standing({ state: 'running' }), 504],
  ])('for %s', (_what, of, status) => expect(outcomeAnswer(of, false).status).toBe(status));

  it('says as long as the target does when to come again', () =>
    expect(outcomeAnswer(failed('targetBusy', { retryAfterMs: 6500 }), false).retryAfterSeconds).toBe(7));

  it('does not invite to send again what is known and abandoned', () =>
    expect(outcomeAnswer(standing({ state: 'abandoned', reason: 'paused' }), true)).toMatchObject({ status: 409 }));
});
