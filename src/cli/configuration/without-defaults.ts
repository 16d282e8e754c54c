import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';

/** The fields that are not what they would be when left out. */
export function withoutDefaults(schema: z.ZodType, value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).filter(([name, set]) => {
      const parsed = schema.safeParse({ ...value, [name]: undefined });
      return !parsed.success || !isDeepStrictEqual((parsed.data as Record<string, unknown>)[name], set);
    }),
  );
}
