import { STATUS_CODES } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { errorTable, type ErrorCode } from '../../model/errors';
import { errorAnswer } from '../refusal';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Codes of the errors that a route answers with, besides those that any route does. */
    refuses?: readonly ErrorCode[];
  }
}

/** Describes the answers of every route registered from now on: its own, and the errors it names and `always`. */
export function describeAnswers(app: FastifyInstance, always: readonly ErrorCode[]): void {
  app.addHook('onRoute', ({ schema, config }) => {
    if (!schema || schema.hide) return;
    const codes = [...always, ...(config?.refuses ?? [])];
    schema.response = { ...describeErrors(codes), ...describeSuccess(schema.response as Record<string, z.ZodType>) };
  });
}

const described = (description: string, schema: z.ZodType) => ({
  description,
  content: { [schema instanceof z.ZodString ? 'text/plain' : 'application/json']: { schema } },
});

function describeErrors(codes: ErrorCode[]): Record<string, unknown> {
  const statuses = new Set(codes.map((code) => errorTable[code].status));
  const namesOf = (status: number) => codes.filter((code) => errorTable[code].status === status);
  return Object.fromEntries(
    [...statuses].map((status) => [
      status,
      described(
        namesOf(status)
          .map((code) => `penstock.${code}`)
          .join(', '),
        errorAnswer,
      ),
    ]),
  );
}

function describeSuccess(response: Record<string, z.ZodType>): Record<string, unknown> {
  const answers = Object.entries(response).map(([status, schema]) => [
    status,
    schema instanceof z.ZodUndefined ? schema : described(STATUS_CODES[status] ?? '', schema),
  ]);
  return Object.fromEntries(answers) as Record<string, unknown>;
}
