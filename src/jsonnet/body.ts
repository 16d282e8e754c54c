// The body of an event as a template sees it, by its media type.
import { isJson, mediaTypeOf } from '../model/media-type';
import { valueAt } from '../model/value-at';
import type { TemplateInput } from './task';

const form = 'application/x-www-form-urlencoded';

/** Throws an Error that a person can act on when the body is not what its media type says, or of another type. */
export function parseBody({ bodyText, contentType }: TemplateInput): unknown {
  const mediaType = mediaTypeOf(contentType);
  if (mediaType === form) return parseForm(bodyText);
  if (!isJson(mediaType) && mediaType !== 'text/json') {
    throw new Error(`unsupported media type "${contentType}": Body() reads JSON and forms, BodyStr() anything`);
  }
  try {
    JSON.parse(bodyText);
  } catch (error) {
    throw new Error(`the body is not valid JSON: ${(error as Error).message}`, { cause: error });
  }
  return JSON.parse(quoteLargeNumbers(bodyText));
}

/** Numbers in Jsonnet are doubles. An integer that a double cannot hold becomes a string, so that no digit is lost. */
function quoteLargeNumbers(json: string): string {
  return json.replace(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g, (token) => {
    if (token.startsWith('"')) return token;
    const isExact = /[.eE]/.test(token) ? Number.isFinite(Number(token)) : Number.isSafeInteger(Number(token));
    return isExact ? token : `"${token}"`;
  });
}

/** A field that is sent more than once becomes an array. */
function parseForm(text: string): Record<string, string | string[]> {
  const fields = new Map<string, string | string[]>();
  for (const [name, value] of new URLSearchParams(text)) {
    const before = fields.get(name);
    if (Array.isArray(before)) before.push(value);
    else fields.set(name, before === undefined ? value : [before, value]);
  }
  return Object.fromEntries(fields);
}

/** What a path such as `a.b[2].c` leads to; undefined where there is nothing. */
export const lookUp = (body: unknown, path: string): unknown =>
  valueAt(
    body,
    path
      .replace(/\[(\d+)\]/g, '.$1')
      .replace(/^\./, '')
      .split('.'),
  );
