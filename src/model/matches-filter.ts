// Whether a sink wants an event: a filter, asked of the event's attributes and of its JSON body.
import { parse } from 'lossless-json';
import type { PenstockEvent } from './event';
import type { Filter } from './filter';
import { compileGlob } from './glob';
import { bodyPath } from './attribute-names';
import { valueAt } from './value-at';

/** Longest text a glob is tried on, in characters: the time it takes grows with the text. */
export const maxGlobText = 1024;

/**
 * The dialects of CloudEvents Subscriptions 1.0 (section 3.2.4). Comparisons are case-sensitive; one with several names
 * wants all of them; what the event does not have matches nothing.
 *
 * A name is an attribute (`type`, `subject`, an extension …) or leads into a JSON body: `data.order.lines[2].sku`.
 * Numbers and booleans compare by their JSON text; objects, arrays and null count as absent.
 *
 * In a `glob`, `*` is any characters but `/`, `**` between slashes is any number of segments, and `?`, `[ab]` and `{a,b}`
 * mean what they mean in a shell. So `order.*` matches `order.line.added`, and `/files/**` matches `/files/2024/a.csv`.
 * Text longer than `maxGlobText` matches no glob.
 */
export function matchesFilter(filter: Filter, event: PenstockEvent): boolean {
  let matches = read.get(filter);
  if (!matches) read.set(filter, (matches = readFilter(filter)));
  return matches(event);
}

type Matches = (event: PenstockEvent) => boolean;

/** Filters as they were read: each is asked of many events. */
const read = new WeakMap<Filter, Matches>();

function readFilter(filter: Filter): Matches {
  if ('all' in filter) {
    const parts = filter.all.map(readFilter);
    return (event) => parts.every((matches) => matches(event));
  }
  if ('any' in filter) {
    const parts = filter.any.map(readFilter);
    return (event) => parts.some((matches) => matches(event));
  }
  if ('not' in filter) {
    const matches = readFilter(filter.not);
    return (event) => !matches(event);
  }
  if ('exact' in filter) return comparing(filter.exact, (text, wanted) => text === wanted);
  if ('prefix' in filter) return comparing(filter.prefix, (text, wanted) => text.startsWith(wanted));
  if ('suffix' in filter) return comparing(filter.suffix, (text, wanted) => text.endsWith(wanted));
  return comparing(filter.glob, (text, pattern) => text.length <= maxGlobText && globOf(pattern)(text));
}

function comparing(wanted: Record<string, string>, holds: (text: string, wanted: string) => boolean): Matches {
  const comparisons = Object.entries(wanted).map(([name, value]) => ({ textOf: readerOf(name), value }));
  return (event) =>
    comparisons.every(({ textOf, value }) => {
      const text = textOf(event);
      return text !== undefined && holds(text, value);
    });
}

const globs = new Map<string, (text: string) => boolean>();
/** What is compiled takes much more memory than its text. */
const mostCharactersKept = 500_000;
let charactersKept = 0;

function globOf(pattern: string): (text: string) => boolean {
  const known = globs.get(pattern);
  if (known) return known;
  const glob = compileGlob(pattern, { strictSlashes: true });
  if (charactersKept + pattern.length > mostCharactersKept) {
    globs.clear();
    charactersKept = 0;
  }
  globs.set(pattern, glob);
  charactersKept += pattern.length;
  return glob;
}

/** What a name leads to in an event; undefined when that is nothing, or no text. */
export const textOf = (name: string, event: PenstockEvent): string | undefined => readerOf(name)(event);

function readerOf(name: string): (event: PenstockEvent) => string | undefined {
  switch (name) {
    case 'id':
    case 'source':
    case 'type':
    case 'subject':
    case 'time':
    case 'datacontenttype':
    case 'dataschema':
    case 'rootid':
    case 'causeid':
      return (event) => event[name];
    case 'depth':
      return ({ depth }) => String(depth);
    default:
      if (bodyPath.test(name)) return readerAt(name.slice('data'.length));
      return ({ extensions }) => (Object.hasOwn(extensions, name) ? extensions[name] : undefined);
  }
}

function readerAt(steps: string): (event: PenstockEvent) => string | undefined {
  const names = steps.match(/[^.[\]]+/g) ?? [];
  return ({ body }) => {
    const value = valueAt(jsonOf(body), names);
    if (typeof value === 'boolean') return String(value);
    return typeof value === 'string' ? value : undefined;
  };
}

// By body, so that every filter of every sink shares one parse.
const parsedBodies = new WeakMap<Buffer, { json: unknown }>();

function jsonOf(body: Buffer): unknown {
  const known = parsedBodies.get(body);
  if (known) return known.json;
  const json = parseBody(body);
  parsedBodies.set(body, { json });
  return json;
}

/** The body with its numbers as the text they were written in; undefined when it is not JSON, or nested too deeply. */
function parseBody(body: Buffer): unknown {
  try {
    return parse(body.toString('utf8'), null, {
      parseNumber: (text) => text,
      onDuplicateKey: ({ newValue }) => newValue,
    });
  } catch {
    return undefined;
  }
}
