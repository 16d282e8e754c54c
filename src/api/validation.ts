// Requests are checked by zod schemas; answers are typed by them, and not checked again.
import type { FastifyInstance, FastifySchemaCompiler } from 'fastify';
import type { z } from 'zod';
import { describeIssues } from '../model/describe-issues';
import { PenstockError } from '../model/errors';
import { readJson } from '../sources/cloudevents/read-json';
import { refuseEncoded } from '../sources/http/refuse-encoded';

export const validatorCompiler: FastifySchemaCompiler<z.ZodType> =
  ({ schema, httpPart }) =>
  (data: unknown) => {
    // Fastify gives null for a body that there was none of.
    const input = httpPart === 'body' ? (data ?? undefined) : data;
    const parsed = schema.safeParse(input);
    if (parsed.success) return { value: parsed.data };
    return { error: new PenstockError('badRequest', describeIssues(parsed.error, input).join('\n')) };
  };

/** Levels of a body; deeper ones would exhaust the stack of whatever walks through it. */
const mostLevels = 100;

/** What is taken in a body, beside bytes: read, one of three bytes takes a hundred times as much. */
export interface MostInBody {
  mostValues?: number;
  /** Arrays are objects too. Reading time grows by more than their number. */
  mostObjects?: number;
}

/**
 * Throws `badRequest`, and `payloadTooLarge` for more than is taken. Looks at the bytes: of UTF-8, only ASCII characters
 * have those of brackets, commas and quotes.
 */
export function refuseDeep(body: Buffer, { mostValues = Infinity, mostObjects = Infinity }: MostInBody = {}): void {
  let level = 0;
  let objects = 0;
  let commas = 0;
  let isText = false;
  for (let at = 0; at < body.length; at += 1) {
    const byte = body[at];
    if (isText) {
      if (byte === 0x5c) at += 1;
      else if (byte === 0x22) isText = false;
    } else if (byte === 0x22) isText = true;
    else if (byte === 0x2c) commas += 1;
    else if (byte === 0x7b || byte === 0x5b) {
      level += 1;
      objects += 1;
    } else if (byte === 0x7d || byte === 0x5d) level -= 1;
    if (level > mostLevels) throw new PenstockError('badRequest', `body: is nested deeper than ${mostLevels} levels`);
    if (objects > mostObjects) throw tooMany(mostObjects, 'objects');
    if (objects + commas > mostValues) throw tooMany(mostValues, 'values');
  }
}

const tooMany = (most: number, what: string): PenstockError =>
  new PenstockError('payloadTooLarge', `body: has more than ${most} ${what}`);

/**
 * Takes JSON and nothing else, read by `read`; an empty body is none, whatever its type is said to be. Call it again for
 * routes whose numbers are to keep their digits.
 */
export function takeJsonOnly(
  app: FastifyInstance,
  read: (body: Buffer) => unknown = readJson,
  most: MostInBody = {},
): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    try {
      refuseEncoded(request);
      refuseDeep(body, most);
      done(null, body.length === 0 ? undefined : read(body));
    } catch (error) {
      done(error as PenstockError);
    }
  });
  app.addContentTypeParser('*', (request, _body, done) => {
    const seen = request.headers['content-type'] ?? '';
    done(new PenstockError('unsupportedMediaType', `content-type: must be "application/json", got "${seen}"`));
  });
}
