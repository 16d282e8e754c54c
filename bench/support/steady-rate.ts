// How long events take when they come at a rate that is no trouble.
import type { Figure } from './figures';
import { startStream, type Outcome } from './load';
import { measureSpans, type Measured, type Timing } from './measure';
import type { Rig } from './rig';
import { percentile } from './statistics';
import { latencies } from './window';

export interface SteadyRate {
  path: string;
  perSecond: number;
  timing: Timing;
  /** Of the events, by turns; one unless told. */
  types?: number;
}

export interface Steady {
  outcome: Outcome;
  spans: Measured[];
}

export async function atSteadyRate(
  { generator, receiver, ports, processes }: Rig,
  { path, perSecond, timing, types = 1 }: SteadyRate,
): Promise<Steady> {
  const plan = { ports, path, types, pace: { perSecond } };
  const stream = await startStream(generator, receiver, plan);
  const spans = await measureSpans(timing, processes);
  return { spans, outcome: await stream.finish() };
}

export const usualShares = { P50: 0.5, P99: 0.99 };

/** From the moment of sending until the answer (accept), and until the target has the event (end to end). */
export function latencyFigures(
  { outcome, spans }: Steady,
  suffix: string,
  what: string,
  shares: Record<string, number> = usualShares,
): Figure[] {
  const { sentAt, acceptedAt, receivedAt } = outcome;
  const of = (key: string, name: string, doneAt: Float64Array) =>
    Object.entries(shares).map(([share, value]) => ({
      key: `${key}${share}Ms${suffix}`,
      label: `${name} ${share.toLowerCase()}, ${what}`,
      unit: 'ms',
      values: spans.map((span) => percentile(latencies(span, sentAt, doneAt), value)),
    }));
  return [...of('accept', 'accept', acceptedAt), ...of('endToEnd', 'end to end', receivedAt)];
}
