// The circuit breaker of a sink: what its attempts' ends make of it. Pure; the ledger keeps the state.
import { toMs } from './duration';
import type { BreakerPolicy } from './policy';

/** `open`: nothing is attempted. `half-open`: one delivery, the probe, tries the target. */
export const breakers = ['closed', 'half-open', 'open'] as const;
export type Breaker = (typeof breakers)[number];

/** A breaker as people and services see it; times are RFC 3339. */
export interface BreakerStanding {
  state: Breaker;
  /** When it opened, or closed. */
  since: string;
  /** Open: when a probe may be sent. Half-open: when the probe that was sent counts as lost. */
  probeAt?: string;
  consecutiveFailures: number;
  /** No attempt has succeeded since. */
  failingSince?: string;
}

export interface BreakerState {
  breaker: Breaker;
  /** All times are in ms since the epoch. */
  probeAtMs: number | undefined;
  /** Probes that failed since it opened. */
  failedProbes: number;
  consecutiveFailures: number;
  /** Counts since the first failure, for a minute. */
  windowBeganAtMs: number | undefined;
  windowAttempts: number;
  windowFailures: number;
  /** No attempt has succeeded since. */
  failingSinceMs: number | undefined;
}

/** How attempts of a sink ended, in the order they were written. */
export interface Tally {
  successes: number;
  /** The target is there, and does not take this event: that is the event's trouble, not the sink's. */
  refusals: number;
  failures: number;
  /** Failures after the last success or refusal. */
  trailingFailures: number;
}

export const closedBreaker: BreakerState = {
  breaker: 'closed',
  probeAtMs: undefined,
  failedProbes: 0,
  consecutiveFailures: 0,
  windowBeganAtMs: undefined,
  windowAttempts: 0,
  windowFailures: 0,
  failingSinceMs: undefined,
};

const windowMs = 60_000;
/** Unless `probeAfter` of the policy is longer. */
export const longestProbeWaitMs = 60_000;

/** The state after these attempts. An answer closes only a half-open breaker: others were sent before it opened. */
export function afterAttempts(state: BreakerState, tally: Tally, policy: BreakerPolicy, nowMs: number): BreakerState {
  const counted = count(state, tally, nowMs);
  switch (state.breaker) {
    case 'closed':
      return isTripped(counted, policy) ? opened(counted, 0, policy, nowMs) : counted;
    case 'open':
      return counted;
    case 'half-open':
      return answers(tally) > 0 ? closed(counted) : opened(counted, state.failedProbes + 1, policy, nowMs);
  }
}

/** Of a state whose breaker has just opened. */
export function whyOpened(state: BreakerState, policy: BreakerPolicy): string {
  const { consecutiveFailures, windowAttempts, windowFailures } = state;
  return consecutiveFailures >= policy.consecutiveFailures
    ? `${consecutiveFailures} attempts failed one after the other`
    : `${windowFailures} of ${windowAttempts} attempts within a minute failed`;
}

const answers = ({ successes, refusals }: Tally): number => successes + refusals;

const closed = ({ failingSinceMs }: BreakerState): BreakerState => ({ ...closedBreaker, failingSinceMs });

function count(state: BreakerState, tally: Tally, nowMs: number): BreakerState {
  const { successes, failures, trailingFailures } = tally;
  const isWindowOver = state.windowBeganAtMs === undefined || state.windowBeganAtMs + windowMs <= nowMs;
  const before = isWindowOver ? { attempts: 0, failures: 0 } : windowOf(state);
  const hasWindow = before.failures + failures > 0;
  const failingSinceMs = successes > 0 ? undefined : state.failingSinceMs;
  return {
    ...state,
    consecutiveFailures: trailingFailures + (answers(tally) > 0 ? 0 : state.consecutiveFailures),
    windowBeganAtMs: hasWindow ? (isWindowOver ? nowMs : state.windowBeganAtMs) : undefined,
    windowAttempts: hasWindow ? before.attempts + answers(tally) + failures : 0,
    windowFailures: before.failures + failures,
    failingSinceMs: failingSinceMs ?? (hasFailedSince(tally) ? nowMs : undefined),
  };
}

const hasFailedSince = ({ successes, refusals, trailingFailures }: Tally) =>
  successes > 0 ? trailingFailures > 0 : refusals + trailingFailures > 0;

const windowOf = ({ windowAttempts, windowFailures }: BreakerState) => ({
  attempts: windowAttempts,
  failures: windowFailures,
});

const isTripped = ({ consecutiveFailures, windowAttempts, windowFailures }: BreakerState, policy: BreakerPolicy) =>
  consecutiveFailures >= policy.consecutiveFailures ||
  (windowAttempts >= policy.minAttempts && windowFailures / windowAttempts >= policy.failureShare);

function opened(state: BreakerState, failedProbes: number, policy: BreakerPolicy, nowMs: number): BreakerState {
  const waitMs = Math.min(
    toMs(policy.probeAfter) * 2 ** failedProbes,
    Math.max(longestProbeWaitMs, toMs(policy.probeAfter)),
  );
  return { ...state, breaker: 'open', failedProbes, probeAtMs: nowMs + waitMs };
}
