// What nobody is to read of an event's body but the targets it is for.
import { isLosslessNumber, parse, stringify } from 'lossless-json';
import { z } from 'zod';

export const redactedText = '[redacted]';

const step = /\.[^.[\]]+|\[(?:\d+|\*)\]/g;

/** `data` is the whole body; `data.card.number`, `data.lines[0].sku`; `*` is any name, `[*]` any place in a list. */
const redactedPath = z
  .string()
  .max(256)
  .regex(/^data(?:\.[^.[\]]+|\[(?:\d+|\*)\])*$/, 'must be a path such as data.card.number, data.lines[*].sku or data');

/** Of a source whose events are others' own. */
export const redaction = {
  /** Paths into the bodies of its events that only targets are to see. */
  redact: z.array(redactedPath).max(100).default([]),
};

/**
 * The body with the values at these paths replaced, everything else as it was written. A body that is not JSON is
 * replaced as a whole, as is one nested too deeply: what is in it cannot be told apart.
 */
export function redact(body: Buffer, paths: readonly string[]): Buffer {
  if (paths.length === 0 || body.length === 0) return body;
  const steps = paths.map((path) => path.slice('data'.length).match(step) ?? []);
  try {
    return Buffer.from(stringify(steps.reduce(replaceAt, parse(body.toString('utf8')))) ?? '');
  } catch {
    // Also what is nested so deep that it can be read and not be written.
    return Buffer.from(redactedText);
  }
}

function replaceAt(value: unknown, [next, ...rest]: string[]): unknown {
  if (next === undefined) return redactedText;
  if (typeof value !== 'object' || value === null || isLosslessNumber(value)) return value;
  const name = next.replace(/[.[\]]/g, '');
  if (Array.isArray(value) !== next.startsWith('[')) return value;
  for (const key of Object.keys(value)) {
    if (name !== '*' && name !== key) continue;
    const holder = value as Record<string, unknown>;
    holder[key] = replaceAt(holder[key], rest);
  }
  return value;
}
