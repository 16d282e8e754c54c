// Which events a sink wants: the filter dialects of CloudEvents Subscriptions 1.0 (section 3.2.4), plus `glob`.
import { z } from 'zod';
import { nameInEvent } from './attribute-names';

/** Comparisons of one filter, however they are nested: each is made for every event of the source. */
const mostConditions = 200;
/** Globs of one filter together: the time they take is their length times that of the text. */
const mostGlobCharacters = 4096;

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

/** What may be set. Those that are stored may be of a time when less was asked of them. */
export const newFilter = filter.superRefine((given, context) => {
  const conditions = conditionsOf(given);
  const refuse = (message: string) => context.addIssue({ code: 'custom', message });
  const unknown = conditions.find(({ name }) => !nameInEvent.test(name));
  if (unknown) {
    refuse(`must compare attributes, or values of the body such as data.order.lines[2].sku, and not "${unknown.name}"`);
  }
  if (conditions.length > mostConditions) {
    refuse(`must have at most ${mostConditions} conditions in all, and has ${conditions.length}`);
  }
  const characters = conditions.reduce((sum, { glob }) => sum + (glob?.length ?? 0), 0);
  if (characters > mostGlobCharacters) {
    refuse(`must have globs of at most ${mostGlobCharacters} characters together, and has ${characters}`);
  }
});

interface Condition {
  /** What is compared. */
  name: string;
  glob?: string;
}

function conditionsOf(given: Filter): Condition[] {
  if ('all' in given) return given.all.flatMap(conditionsOf);
  if ('any' in given) return given.any.flatMap(conditionsOf);
  if ('not' in given) return conditionsOf(given.not);
  if ('glob' in given) return Object.entries(given.glob).map(([name, glob]) => ({ name, glob }));
  return Object.values(given).flatMap((comparison) => Object.keys(comparison).map((name) => ({ name })));
}
