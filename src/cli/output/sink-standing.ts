// What keeps a sink from being attempted, in a sentence.
import type { BreakerStanding } from '../../model/breaker';
import type { StandingSink } from '../../model/sink';
import type { Look } from './look';
import { ahead, lengthOf } from './times';

/** Undefined when all is well. */
export function sinkStanding({ state, pausedBecause, breaker, broken }: StandingSink, look: Look): string | undefined {
  const hindrances = [
    ...(broken === undefined ? [] : [`broken: ${broken}`]),
    ...(state === 'paused' ? [`paused${pausedBecause === undefined ? '' : `: ${pausedBecause}`}`] : []),
    ...(breaker.state === 'closed' ? [] : [`breaker ${breakerInWords(breaker, look)}`]),
  ];
  return hindrances.length === 0 ? undefined : hindrances.join('; ');
}

/** `open for 3m after 20 failures in a row, next probe in 12s (14:03:20)` */
export function breakerInWords({ state, since, probeAt, consecutiveFailures }: BreakerStanding, { now }: Look): string {
  if (state === 'closed') return state;
  const failures = `${consecutiveFailures} ${consecutiveFailures === 1 ? 'failure' : 'failures'} in a row`;
  const what = `${state} for ${lengthOf(now.getTime() - Date.parse(since))} after ${failures}`;
  return `${what}, ${state === 'open' ? nextProbe(probeAt, now) : 'a probe is under way'}`;
}

const nextProbe = (probeAt: string | undefined, now: Date): string =>
  probeAt === undefined || Date.parse(probeAt) <= now.getTime()
    ? 'a probe is sent with the next delivery that is due'
    : `next probe ${ahead(probeAt, now)}`;
