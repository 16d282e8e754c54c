import { DrizzleQueryError } from 'drizzle-orm';
import { PenstockError } from '../src/model/errors';

type AnyActivity = (...args: never[]) => Promise<unknown>;

/**
 * The same activities, their failures fit to be seen: what a query was given (bodies, ciphertexts) stays out of the
 * workflow's history and the log.
 */
export function withPlainErrors<Named extends Record<string, AnyActivity>>(activities: Named): Named {
  const plain = Object.entries(activities).map(([name, activity]) => [
    name,
    (...args: never[]) => activity(...args).catch((error: unknown) => Promise.reject(plainError(error))),
  ]);
  return Object.fromEntries(plain) as Named;
}

function plainError(error: unknown): Error {
  if (error instanceof DrizzleQueryError) {
    return new PenstockError(
      'ledgerUnavailable',
      `the ledger did not answer: ${error.cause?.message ?? 'no reason given'}`,
    );
  }
  return error instanceof Error ? error : new Error(String(error));
}
