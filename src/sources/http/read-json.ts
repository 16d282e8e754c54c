import { parse } from 'lossless-json';
import { PenstockError } from '../../model/errors';

/** The body as JSON, numbers as `LosslessNumber`. Throws `badRequest` naming the position. */
export function readLosslessJson(body: Buffer): unknown {
  try {
    return parse(body.toString('utf8'));
  } catch (error) {
    throw invalidJson(error);
  }
}

/** The body as JSON. Throws `badRequest` naming the position. */
export function readJson(body: Buffer): unknown {
  const text = body.toString('utf8');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalidJson(positioned(text) ?? error);
  }
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
