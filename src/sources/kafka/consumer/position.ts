// Where a partition goes on: a pure decision from what its group has stored and what its log still holds.
import type { GoOnFrom } from '../../../model/kafka-source';

export interface PartitionFacts {
  /** The offset that the group has stored; undefined when it has none. */
  stored: number | undefined;
  /** Where the group began to read, used while it has stored nothing. */
  start: number;
  /** What the log holds: from `first` to before `end`. */
  first: number;
  end: number;
  /** Whether the topic was deleted and made anew since: its offsets are those of other records. */
  isAnother?: boolean;
  /** What somebody decided about the loss of this very offset. */
  decision?: { lostOffset: number; goOnFrom: GoOnFrom };
}

export type Position =
  /** `decided`: by a person, so that the group must be told before anything else. */
  | { kind: 'at'; offset: number; decided: boolean }
  /** The next record is not there; `gone` is how many are missing. Undefined: the log ends before it, or is another one. */
  | { kind: 'lost'; lostOffset: number; gone: number | undefined };

export function positionOf({ stored, start, first, end, isAnother = false, decision }: PartitionFacts): Position {
  const next = stored ?? start;
  if (!isAnother && next >= first && next <= end) return { kind: 'at', offset: next, decided: false };
  if (decision?.lostOffset === next) {
    return { kind: 'at', offset: decision.goOnFrom === 'earliest' ? first : end, decided: true };
  }
  return { kind: 'lost', lostOffset: next, gone: !isAnother && next < first ? first - next : undefined };
}
