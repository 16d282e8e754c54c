// Two kinds of load, and what is read from them.
import { setTimeout as sleep } from 'node:timers/promises';
import { newUuid } from '../../src/model/ids';
import type { Target } from './target';

type Send = (id: string) => Promise<void>;

/** Sends one event; answers how long it took to be received, in ms. */
async function sendOne(send: Send, target: Target): Promise<number> {
  const id = newUuid();
  const began = performance.now();
  const [atMs] = await Promise.all([target.received(id), send(id)]);
  return atMs - began;
}

/** All at once; answers events per second until the last was received. */
export async function inOneGo(count: number, send: Send, target: Target): Promise<number> {
  const began = performance.now();
  await Promise.all(Array.from({ length: count }, () => sendOne(send, target)));
  return count / ((performance.now() - began) / 1000);
}

/** One after the other in steady time, whether or not the one before was received; answers all latencies in ms. */
export async function atSteadyRate(
  { perSecond, seconds }: { perSecond: number; seconds: number },
  send: Send,
  target: Target,
): Promise<number[]> {
  const began = performance.now();
  const latencies: Promise<number>[] = [];
  for (let index = 0; index < perSecond * seconds; index++) {
    await sleep(Math.max(0, began + (index * 1000) / perSecond - performance.now()));
    latencies.push(sendOne(send, target));
  }
  return Promise.all(latencies);
}

/** `share` between 0 and 1. */
export function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}
