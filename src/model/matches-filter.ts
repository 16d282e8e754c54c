// Whether a sink wants an event: a filter, asked of the event's attributes and of its JSON body.
import { parse } from 'lossless-json';
import type { PenstockEvent } from './event';
import type { Filter } from './filter';
import { compileGlob } from './glob';

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
  if ('all' in filter) return filter.all.every((part) => matchesFilter(part, event));
  if ('any' in filter) return filter.any.some((part) => matchesFilter(part, event));
  if ('not' in filter) return !matchesFilter(filter.not, event);
  if ('exact' in filter) return compare(filter.exact, event, (text, wanted) => text === wanted);
  if ('prefix' in filter) return compare(filter.prefix, event, (text, wanted) => text.startsWith(wanted));
  if ('suffix' in filter) return compare(filter.suffix, event, (text, wanted) => text.endsWith(wanted));
  return compare(filter.glob, event, (text, pattern) => text.length <= maxGlobText && globOf(pattern)(text));
}

function compare(
  comparison: Record<string, string>,
  event: PenstockEvent,
  holds: (text: string, wanted: string) => boolean,
): boolean {
  return Object.entries(comparison).every(([name, wanted]) => {
    const text = textOf(name, event);
    return text !== undefined && holds(text, wanted);
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
export function textOf(name: string, event: PenstockEvent): string | undefined {
  switch (name) {
    case 'id':
    case 'source':
    case 'type':
    case 'subject':
    case 'time':
    case 'datacontenttype':
    case 'dataschema':
    case 'rootid':
      return event[name];
    case 'depth':
      return String(event.depth);
    default:
      if (/^data[.[]/.test(name)) return textAt(name.slice('data'.length), jsonOf(event.body));
      return Object.hasOwn(event.extensions, name) ? event.extensions[name] : undefined;
  }
}

const path = /^(?:\.[^.[\]]+|\[\d+\])+$/;

function textAt(steps: string, json: unknown): string | undefined {
  if (!path.test(steps)) return undefined;
  let value = json;
  for (const step of steps.match(/[^.[\]]+/g) ?? []) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string, unknown>)[step];
  }
  if (typeof value === 'boolean') return String(value);
  return typeof value === 'string' ? value : undefined;
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
