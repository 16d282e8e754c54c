// Whatever was thrown, as an answer: every error has a code from the table, and none shows a stack.
import { DrizzleQueryError } from 'drizzle-orm';
import { z } from 'zod';
import { errorTable, PenstockError, type ErrorCode } from '../model/errors';

export const errorAnswer = z.object({
  statusCode: z.int(),
  /** `penstock.` and a code of the table. */
  error: z.string(),
  message: z.string(),
  hint: z.string(),
});

export function answerOf({ code, message }: PenstockError): z.output<typeof errorAnswer> {
  const { status, hint } = errorTable[code];
  return { statusCode: status, error: `penstock.${code}`, message, hint };
}

export function refusalOf(error: unknown): PenstockError {
  if (error instanceof PenstockError) return error;
  if (error instanceof DrizzleQueryError) return ledgerRefusal(error.cause);
  const { code = '', statusCode = 500 } = (error ?? {}) as { code?: string; statusCode?: number };
  if (unreachable.has(code)) return ledgerRefusal(error);
  const [known, message] = frameworkCodes[code] ?? [];
  if (known) return new PenstockError(known, message ?? messageOf(error), { cause: error });
  if (statusCode < 500) return new PenstockError('badRequest', messageOf(error), { cause: error });
  return new PenstockError('internal', 'something unexpected went wrong', { cause: error });
}

const frameworkCodes: Record<string, [ErrorCode, string?]> = {
  FST_ERR_CTP_BODY_TOO_LARGE: ['payloadTooLarge', 'body is larger than this path takes'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['unsupportedMediaType', 'content-type: is missing or not taken here'],
  FST_ERR_BAD_URL: ['badRequest'],
  FST_ERR_MAX_PARAM_LENGTH: ['notFound', 'a part of the path is longer than any id, secret or key'],
};

/** What Node says when the database's server cannot be reached to begin a transaction. */
const unreachable = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EHOSTUNREACH', 'ETIMEDOUT', 'EPIPE']);

/** By SQLSTATE: class 22 is bad data, 23 and 42 are faults of ours; all others, and none at all, pass with time. */
function ledgerRefusal(cause: unknown): PenstockError {
  const { code } = cause as { code?: unknown };
  const state = typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : '';
  // All that a text of JavaScript can have in it and one of PostgreSQL cannot.
  if (state === '22021')
    return new PenstockError('badRequest', 'a text has the character NUL (U+0000) in it, which cannot be kept', {
      cause,
    });
  if (/^22/.test(state))
    return new PenstockError('badRequest', `the ledger cannot take this: ${messageOf(cause)}`, { cause });
  if (/^(23|42)/.test(state)) return new PenstockError('internal', 'something unexpected went wrong', { cause });
  return new PenstockError('ledgerUnavailable', `the ledger did not answer: ${messageOf(cause)}`, { cause });
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
