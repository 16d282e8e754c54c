// Which of the batches at hand may become part of a table now: the rule that makes every row go in exactly once.

import type { Batch } from './batch';
import { progressOf } from './batch';

export type Decision =
  | { state: 'commit' }
  /** All its positions are behind the watermarks: an earlier try has succeeded. */
  | { state: 'alreadyIn' }
  /** It begins beyond a watermark: the batch before it must go in first. */
  | { state: 'wait'; watermarks: Record<string, number> }
  /** It overlaps what is in already: of a reader that no longer owns the partition. Drop it, go on at the watermark. */
  | { state: 'stale'; watermarks: Record<string, number> }
  /** Nothing says where the table's rows of this source begin. */
  | { state: 'notPinned'; keys: string[] };

/**
 * Decides on every batch, in the order they come, each under the assumption that those to be committed before it are.
 * A batch that must wait is looked at again after each that moves a watermark, so that files which were ready out of
 * order go into one commit. `watermarks` are those of the metadata that the commit is based on.
 */
export function decideBatches(
  batches: Pick<Batch, 'ranges' | 'sequence'>[],
  watermarks: Map<string, number>,
): Decision[] {
  const reached = new Map(watermarks);
  const decisions: Decision[] = new Array<Decision>(batches.length);
  let open = batches.map((_, index) => index);
  for (let moved = true; moved;) {
    moved = false;
    const waiting: number[] = [];
    for (const index of open) {
      const decision = decide(batches[index]!, reached);
      decisions[index] = decision;
      if (decision.state === 'wait') waiting.push(index);
      if (decision.state !== 'commit') continue;
      for (const { key, to } of progressOf(batches[index]!)) reached.set(key, to);
      moved = true;
    }
    open = waiting;
  }
  return decisions;
}

function decide(batch: Pick<Batch, 'ranges' | 'sequence'>, reached: Map<string, number>): Decision {
  const parts = progressOf(batch).map((progress) => ({
    ...progress,
    watermark: reached.get(progress.key) ?? progress.begin,
  }));
  const unpinned = parts.filter(({ watermark }) => watermark === undefined).map(({ key }) => key);
  if (unpinned.length > 0) return { state: 'notPinned', keys: unpinned };
  const states = parts.map(({ from, to, watermark }) => {
    if (to <= watermark!) return 'alreadyIn';
    return from === watermark ? 'commit' : from > watermark! ? 'wait' : 'stale';
  });
  if (states.every((state) => state === 'alreadyIn')) return { state: 'alreadyIn' };
  const watermarks = Object.fromEntries(parts.map(({ key, watermark }) => [key, watermark!]));
  // Its rows cannot be told apart any more: when one partition is in already, the batch cannot go in whole.
  if (states.includes('stale') || states.includes('alreadyIn')) return { state: 'stale', watermarks };
  return states.includes('wait') ? { state: 'wait', watermarks } : { state: 'commit' };
}
