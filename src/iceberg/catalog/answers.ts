// What a catalog's answer means: an error with a code, and its words.

import { PenstockError, type ErrorCode } from '../../model/errors';
import { maskSecrets } from '../../model/mask-secrets';
import type { Secret } from '../../model/secret';
import { parseJson } from '../json';

/** A request that the catalog refused, or did not answer. */
export class CatalogError extends PenstockError {
  override readonly name = 'CatalogError';
  constructor(
    code: ErrorCode,
    message: string,
    /** HTTP status of the answer; undefined when none came. */
    readonly status?: number,
    options?: { cause?: unknown },
  ) {
    super(code, message, options);
  }
}

/** The error of an answer outside 2xx. `sent`: what must not show in it, should the catalog repeat it. */
export function refusal(
  what: string,
  status: number,
  body: string,
  sent: Partial<Record<string, Secret>>,
): CatalogError {
  const words = wordsOf(maskSecrets(body, sent));
  return new CatalogError(codeOf(status), `${what}: the catalog answered ${status}${words}`, status);
}

/** The error of a request that got no whole answer, or one that was not read to its end. */
export function noAnswer(what: string, error: unknown): CatalogError {
  if (error instanceof CatalogError) return error;
  // Such as an address that must not be asked.
  if (error instanceof PenstockError) {
    return new CatalogError(error.code, `${what}: ${error.message}`, undefined, { cause: error });
  }
  const { name = '', code = '', message = '' } = error as { name?: string; code?: string; message?: string };
  const late = name === 'TimeoutError' || code.includes('TIMEOUT');
  return new CatalogError(late ? 'timeout' : 'network', `${what}: ${message || code}`, undefined, { cause: error });
}

function codeOf(status: number): ErrorCode {
  switch (status) {
    case 401:
    case 403:
    case 419:
      return 'targetUnauthorized';
    case 404:
      return 'tableNotFound';
    case 409:
      return 'commitConflict';
    case 408:
    case 425:
    case 429:
      return 'targetBusy';
    default:
      return status >= 500 ? 'targetFailed' : 'targetRefused';
  }
}

/** Type and message of the error in the answer, as the REST specification has it, or its beginning. */
function wordsOf(body: string): string {
  try {
    const { error } = parseJson(body) as { error?: { type?: string; message?: string } };
    if (error?.message) return ` ${error.type ?? ''}: ${error.message.slice(0, 500)}`;
  } catch {
    // Not the catalog's own answer, perhaps a proxy's page.
  }
  return body === '' ? '' : `: ${body.slice(0, 200)}`;
}
