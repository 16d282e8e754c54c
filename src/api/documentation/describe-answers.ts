import { STATUS_CODES } from 'node:http';
import type { FastifyInstance, FastifySchema } from 'fastify';
import { z } from 'zod';
import { errorTable, type ErrorCode } from '../../model/errors';
import { errorAnswer } from '../refusal';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Codes of the errors that a route answers with, besides those that any route does. */
    refuses?: readonly ErrorCode[];
  }
}

/**
 * Describes the answers of every route registered from now on: its own, and the errors it names and `always`. `shape`: of
 * errors that tell more than others do.
 */
export function describeAnswers(
  app: FastifyInstance,
  always: readonly ErrorCode[],
  shape: z.ZodType = errorAnswer,
): void {
  app.addHook('onRoute', (route) => {
    if (!route.schema || route.schema.hide) return;
    const refuses = [...(route.config?.refuses ?? []), ...refusedByItself(route.schema)];
    const errors = describeErrors([...new Set([...always, ...refuses])], shape);
    // A copy: routes may share a schema.
    route.schema = { ...route.schema, response: { ...errors, ...describeOwn(route.schema.response) } };
  });
}

/** What is checked before a route is asked. */
function refusedByItself({ body, querystring, headers }: FastifySchema): ErrorCode[] {
  if (body !== undefined) return ['badRequest', 'payloadTooLarge', 'unsupportedMediaType'];
  return querystring === undefined && headers === undefined ? [] : ['badRequest'];
}

const described = (description: string, schema: z.ZodType) => ({
  description,
  content: { [schema instanceof z.ZodString ? 'text/plain' : 'application/json']: { schema } },
});

function describeErrors(codes: ErrorCode[], shape: z.ZodType): Record<string, unknown> {
  const statuses = new Set(codes.map((code) => errorTable[code].status));
  const namesOf = (status: number) => codes.filter((code) => errorTable[code].status === status);
  return Object.fromEntries(
    [...statuses].map((status) => [
      status,
      described(
        namesOf(status)
          .map((code) => `penstock.${code}`)
          .join(', '),
        shape,
      ),
    ]),
  );
}

/** Leaves as it is what has no body, and what was described already: Fastify makes a HEAD route of every GET. */
function describeOwn(response: unknown): Record<string, unknown> {
  const answers = Object.entries(response as Record<string, unknown>).map(([status, schema]) => [
    status,
    schema instanceof z.ZodType && !(schema instanceof z.ZodUndefined)
      ? described(STATUS_CODES[status] ?? '', schema)
      : schema,
  ]);
  return Object.fromEntries(answers) as Record<string, unknown>;
}
