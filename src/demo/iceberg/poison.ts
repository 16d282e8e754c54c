// Records that cannot become rows: every way in which a producer gets one wrong.
import type { anAction } from './actions';

type Action = ReturnType<typeof anAction>;

const kinds: ((action: Action) => string)[] = [
  (action) => JSON.stringify(action).slice(0, -1),
  (action) => JSON.stringify({ ...action, tenant: undefined }),
  (action) => JSON.stringify({ ...action, actor_sub: 17 }),
  (action) => JSON.stringify({ ...action, applied_at_ms: 0 }),
];

/** Which of so many records are poison: `count` of them, through all of the records, and in all partitions. */
export const poisonNumbers = (count: number, of: number): number[] =>
  Array.from({ length: count }, (_, index) => Math.floor(((index + 0.5) * of) / count) + index + Math.floor(index / 4));

/** `nth`: which poison it is, counted from 0: each is another kind than the one before. */
export const poisoned = (action: Action, nth: number): string => (kinds[nth % kinds.length] ?? JSON.stringify)(action);
