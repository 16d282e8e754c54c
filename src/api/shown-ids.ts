// Ids of sources leave the API as their project calls them: schemas of answers mark where they are.
import { z } from 'zod';
import { localId } from '../model/project';

const marked = new WeakSet<z.ZodType>();

/** In an answer: the id of a source, which is given as the ledger has it. */
export function shownSourceId(description?: string): z.ZodString {
  const schema = description === undefined ? z.string() : z.string().describe(description);
  marked.add(schema);
  return schema;
}

type Show = (value: unknown) => unknown;

/** What makes an answer of this schema one to be shown; undefined where no id is marked. */
export function showIds(schema: unknown): Show | undefined {
  if (!(schema instanceof z.ZodType)) return undefined;
  if (marked.has(schema)) return (value) => (typeof value === 'string' ? localId(value) : value);
  if (schema instanceof z.ZodObject) return ofObject(schema.shape);
  if (schema instanceof z.ZodArray) {
    const show = showIds(schema.element);
    return show && ((value) => (Array.isArray(value) ? value.map(show) : value));
  }
  if (schema instanceof z.ZodUnion) return ofChoice(schema.options);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return showIds(schema.unwrap());
  return undefined;
}

function ofObject(shape: Record<string, z.ZodType>): Show | undefined {
  const shows = Object.entries(shape).flatMap(([name, schema]): [string, Show][] => {
    const show = showIds(schema);
    return show ? [[name, show]] : [];
  });
  if (shows.length === 0) return undefined;
  return (value) => {
    if (typeof value !== 'object' || value === null) return value;
    const shown: Record<string, unknown> = { ...value };
    for (const [name, show] of shows) if (Object.hasOwn(shown, name)) shown[name] = show(shown[name]);
    return shown;
  };
}

/** Where the choices have the same field, it is marked in all of them; to show an id twice changes nothing more. */
function ofChoice(options: readonly unknown[]): Show | undefined {
  const shows = options.flatMap((option) => showIds(option) ?? []);
  return shows.length === 0 ? undefined : (value) => shows.reduce((shown, show) => show(shown), value);
}
