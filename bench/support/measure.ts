// A load that goes on, looked at for some spans of time.
import { setTimeout as pause } from 'node:timers/promises';
import { nowMs } from './clock';
import { cpuSecondsOf } from './processes';
import type { Span } from './window';

export interface Measured extends Span {
  /** CPU time used in the span by the processes of each name, in seconds. */
  cpuSeconds: Record<string, number>;
}

export interface Timing {
  warmUpMs: number;
  repeats: number;
  eachMs: number;
}

/** `processes`: the first process of each tree, by what it is. */
export async function measureSpans(
  { warmUpMs, repeats, eachMs }: Timing,
  processes: Record<string, number[]>,
): Promise<Measured[]> {
  await pause(warmUpMs);
  const spans: Measured[] = [];
  let before = reading(processes);
  for (let repeat = 0; repeat < repeats; repeat++) {
    await pause(eachMs);
    const after = reading(processes);
    const used = Object.entries(after.cpu).map(([name, cpu]) => [name, cpu - (before.cpu[name] ?? 0)] as const);
    spans.push({ fromMs: before.atMs, toMs: after.atMs, cpuSeconds: Object.fromEntries(used) });
    before = after;
  }
  return spans;
}

function reading(processes: Record<string, number[]>): { atMs: number; cpu: Record<string, number> } {
  const cpu = Object.entries(processes).map(([name, roots]) => [name, cpuSecondsOf(roots)] as const);
  return { atMs: nowMs(), cpu: Object.fromEntries(cpu) };
}
