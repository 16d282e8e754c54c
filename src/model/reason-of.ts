import { isNativeError } from 'node:util/types';

/** The innermost message of an error: the outer ones only say which call, or which query, failed. */
export function reasonOf(error: unknown): string {
  let reason = error;
  while (isNativeError(reason) && isNativeError(reason.cause)) reason = reason.cause;
  if (!isNativeError(reason)) return String(reason);
  const { message, code } = reason as NodeJS.ErrnoException;
  // That no address of a host could be connected to is an error without words.
  return message || code || reason.name;
}
