// The order of values: numbers by size, strings and bytes as UTF-8 bytes, without sign.

import type { Value } from './types';

/** Negative when `a` comes before `b`, positive when after. Both are of one type. */
export function compareValues(a: Value, b: Value): number {
  if (typeof a === 'string' && typeof b === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(b));
  if (Buffer.isBuffer(a) && Buffer.isBuffer(b)) return Buffer.compare(a, b);
  return a < b ? -1 : a > b ? 1 : 0;
}
