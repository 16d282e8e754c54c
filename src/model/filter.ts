// Which events a sink wants: the filter dialects of CloudEvents Subscriptions 1.0 (section 3.2.4), plus `glob`.
import { z } from 'zod';

/** Longest attribute path, and longest text to compare with, in characters. */
const maxComparisonLength = 1024;

/** Attribute name, or `data.<path>` into a JSON body, to the text it is compared with. */
const comparison = () =>
  z
    .record(z.string().min(1).max(maxComparisonLength), z.string().min(1).max(maxComparisonLength))
    .refine((entries) => Object.keys(entries).length > 0, 'must name at least one attribute');

export type Filter =
  | { exact: Record<string, string> }
  | { prefix: Record<string, string> }
  | { suffix: Record<string, string> }
  | { glob: Record<string, string> }
  | { all: Filter[] }
  | { any: Filter[] }
  | { not: Filter };

export const filter: z.ZodType<Filter> = z.lazy(() =>
  z.union([
    z.strictObject({ exact: comparison() }),
    z.strictObject({ prefix: comparison() }),
    z.strictObject({ suffix: comparison() }),
    z.strictObject({ glob: comparison() }),
    z.strictObject({ all: z.array(filter).min(1).max(50) }),
    z.strictObject({ any: z.array(filter).min(1).max(50) }),
    z.strictObject({ not: filter }),
  ]),
);
