import { isUtf8 } from 'node:buffer';
import { parse, stringify } from 'lossless-json';
import { PenstockError } from '../../model/errors';

/** The body as JSON, numbers as `LosslessNumber`. Throws `badRequest`, naming the position, or that it is not UTF-8. */
export function readLosslessJson(body: Buffer): unknown {
  const text = textOf(body);
  try {
    return parse(text);
  } catch (error) {
    throw invalidJson(error);
  }
}

/**
 * JSON text of what `readLosslessJson` gave. Throws `badRequest` for what is nested so deep that it could be read, which takes
 * less of the stack than writing does.
 */
export function writeLosslessJson(json: unknown, place: string): string {
  try {
    return stringify(json) ?? '';
  } catch (cause) {
    throw new PenstockError('badRequest', `${place}: is nested too deeply`, { cause });
  }
}

/** The body as JSON. Throws `badRequest`, naming the position, or that it is not UTF-8. */
export function readJson(body: Buffer): unknown {
  const text = textOf(body);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalidJson(positioned(text) ?? error);
  }
}

/** JSON is UTF-8 (RFC 8259, section 8.1); decoded carelessly, what is not would become another text. */
function textOf(body: Buffer): string {
  if (!isUtf8(body)) throw new PenstockError('badRequest', 'body: is not valid UTF-8, which JSON has to be');
  return body.toString('utf8');
}

/** The same complaint with a position in it: those of JSON.parse do not always have one. */
function positioned(text: string): unknown {
  try {
    parse(text, null, { onDuplicateKey: ({ newValue }) => newValue });
    return undefined;
  } catch (error) {
    return error;
  }
}

function invalidJson(cause: unknown): PenstockError {
  const complaint = cause instanceof SyntaxError ? cause.message : 'it is nested too deeply';
  return new PenstockError('badRequest', `body: is not valid JSON: ${complaint}`, { cause });
}
