import { standing } from '../../src/cli/output/delivery-standing';
import { aDelivery, at, busy, now } from './samples';

const told = (differences: Parameters<typeof aDelivery>[0]) =>
  standing(aDelivery(differences), { width: 100, inColour: false, now });

it('says why a delivery waits, and until when', () => {
  expect(told({ state: 'waiting', attempts: 2, failure: busy, nextAttemptAt: at(65_000) })).toMatch(
    /^attempt 3 in 1m 5s \(\d\d:01:05\), after targetBusy: answered 429$/,
  );
});

it('says why a delivery is dead, and when it expires', () => {
  expect(told({ state: 'dead', failure: busy, expiresAt: at(7_200_000) })).toMatch(
    /^targetBusy: answered 429; expires in 2h \(.*\) unless retried, amended or discarded$/,
  );
});

it.each([
  ['paused', 'its sink is paused: "penstock sinks resume"; parked for 3m'],
  ['breaker', "its sink's breaker is open: it goes on when the target answers a probe; parked for 3m"],
  ['limit', 'its sink has as many workflows as it may: it is attempted together with others; parked for 3m'],
])('says what holds a parked delivery, and since when: %s', (reason, words) => {
  expect(told({ state: 'parked', reason, parkedSince: at(-180_000) })).toBe(words);
});

it('says when a parked delivery that has failed is attempted at the soonest', () => {
  const differences = { state: 'parked', reason: 'limit', attempts: 1, nextAttemptAt: at(65_000) } as const;
  expect(told(differences)).toMatch(/together with others, attempt 2 no sooner than in 1m 5s \(.*\)$/);
});

it('says no time that is over', () => {
  const over = { attempts: 1, failure: busy, nextAttemptAt: at(-10_000) };
  expect(told({ ...over, state: 'parked', reason: 'breaker' })).toMatch(/when the target answers a probe$/);
  expect(told({ ...over, state: 'waiting' })).toBe('attempt 2 is next, after targetBusy: answered 429');
});

it('says what a target answered', () => {
  expect(told({ state: 'delivered', receipt: { status: 204, durationMs: 12.4 } })).toBe('answered 204 in 12 ms');
});

it('gives the reason of what ended otherwise', () => {
  expect(told({ state: 'skipped', reason: 'depth 11 is above 10' })).toBe('depth 11 is above 10');
});
