import { sinkFacts, sinkTable } from '../../src/cli/output/sinks';
import { aSink, at, now } from './samples';

const look = { width: 100, inColour: false, now };
const open = { state: 'open', since: at(-180_000), probeAt: at(12_000), consecutiveFailures: 20 } as const;

it('says nothing of a sink that fares well', () => {
  expect(sinkTable([aSink()], look).split('\n')).toHaveLength(2);
  expect(sinkFacts(aSink(), look)).toMatch(/^breaker +closed$/m);
});

it('says why a sink is paused', () => {
  const paused = aSink({ state: 'paused', pausedBecause: 'its target answered 410' });
  expect(sinkTable([paused], look)).toContain('\n  paused: its target answered 410');
  expect(sinkFacts(paused, look)).toMatch(/^paused because +its target answered 410$/m);
});

it.each([
  [{ state: 'valid', expiresAt: at(7_200_000) }, /^token +valid, expires in 2h \(.*\)$/m],
  [{ state: 'valid', expiresAt: at(-7_200_000) }, /^token +valid, expired .*, 2h ago$/m],
  [{ state: 'unverified', reason: 'no answer' }, /^token +unverified: no answer$/m],
] as const)('says what the stack said of a token, and when it expires', (token, words) => {
  expect(sinkFacts(aSink({ token: { ...token, verifiedAt: at(-10_000_000) } }), look)).toMatch(words);
});

it('says since when a breaker is open, and when it is tried again', () => {
  const words = /open for 3m after 20 failures in a row, next probe in 12s \(\d\d:\d\d:12\)$/m;
  expect(sinkTable([aSink({ breaker: open })], look)).toMatch(words);
  expect(sinkFacts(aSink({ breaker: open }), look)).toMatch(words);
});

it.each([
  [{ ...open, probeAt: at(-1000) }, 'a probe is sent with the next delivery that is due'],
  [{ ...open, state: 'half-open' } as const, 'half-open for 3m after 20 failures in a row, a probe is under way'],
])('says what a breaker waits for', (breaker, words) => {
  expect(sinkFacts(aSink({ breaker }), look)).toContain(words);
});
