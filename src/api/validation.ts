// Requests are checked by zod schemas; answers are typed by them, and not checked again.
import type { FastifyInstance, FastifySchemaCompiler } from 'fastify';
import type { z } from 'zod';
import { describeIssues } from '../model/describe-issues';
import { PenstockError } from '../model/errors';
import { readJson } from '../sources/cloudevents/read-json';

export const validatorCompiler: FastifySchemaCompiler<z.ZodType> =
  ({ schema, httpPart }) =>
  (data: unknown) => {
    // Fastify gives null for a body that there was none of.
    const input = httpPart === 'body' ? (data ?? undefined) : data;
    const parsed = schema.safeParse(input);
    if (parsed.success) return { value: parsed.data };
    return { error: new PenstockError('badRequest', describeIssues(parsed.error, input).join('\n')) };
  };

/** Takes JSON and nothing else; an empty body is none, whatever its type is said to be. */
export function takeJsonOnly(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body: Buffer, done) => {
    try {
      done(null, body.length === 0 ? undefined : readJson(body));
    } catch (error) {
      done(error as PenstockError);
    }
  });
  app.addContentTypeParser('*', (request, _body, done) => {
    const seen = request.headers['content-type'] ?? '';
    done(new PenstockError('unsupportedMediaType', `content-type: must be "application/json", got "${seen}"`));
  });
}
