import { z } from 'zod';

const unitMs = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const pattern = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/;

/** A length of time as people write it: a number and one of ms, s, m, h, d, such as `30s` or `2h`. */
export const duration = ({ atLeast = '0s', atMost = '3650d' } = {}) =>
  z
    .string()
    .regex(pattern, 'must be a duration: a number and one of ms, s, m, h, d, such as "30s" or "2h"')
    .refine((text) => !pattern.test(text) || toMs(text) >= toMs(atLeast), `must be at least ${atLeast}`)
    .refine((text) => !pattern.test(text) || toMs(text) <= toMs(atMost), `must be at most ${atMost}`);

/** The same length of time in milliseconds. Throws on text that `duration()` would refuse. */
export function toMs(text: string): number {
  const [, amount, unit] = pattern.exec(text) ?? [];
  if (!amount || !unit) throw new RangeError(`"${text}" is not a duration such as "30s" or "2h"`);
  return Math.round(Number(amount) * unitMs[unit as keyof typeof unitMs]);
}
