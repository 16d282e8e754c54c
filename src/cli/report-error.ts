import { errorTable, PenstockError } from '../model/errors';
import { printableLines } from './output/printable';
import { ApiError } from './penstock/api-error';
import { Unreachable } from './penstock/unreachable';
import { say, type Terminal } from './terminal';
import { UsageError } from './usage-error';

/** Prints the error and what to do about it; answers the exit code. An error nobody foresaw shows its stack. */
export function reportError(error: unknown, stderr: Terminal['stderr']): 1 | 2 {
  const { message, hint } = described(error);
  say(stderr, `error: ${printableLines(message.trim())}`);
  if (hint !== undefined) say(stderr, `hint: ${hint}`);
  return error instanceof UsageError ? 2 : 1;
}

function described(error: unknown): { message: string; hint?: string | undefined } {
  if (error instanceof UsageError || error instanceof Unreachable) return { message: error.message };
  if (error instanceof ApiError) return { message: error.message, hint: hintOf(error) };
  if (error instanceof PenstockError) return { message: withCauses(error), hint: errorTable[error.code].hint };
  return { message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

/** The API speaks of headers, which are not what somebody at a terminal sets. */
const hintOf = ({ code, hint }: ApiError): string =>
  code === 'penstock.unauthorized'
    ? 'Give a token with --token or PENSTOCK_TOKEN, log in with "penstock login", or name the state directory with --state-dir.'
    : hint;

/** The message, and those of what caused it as far as they add to it. */
export function withCauses(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause, message } = error;
  const isNew = cause instanceof Error && cause.message !== '' && !message.includes(cause.message);
  return isNew ? `${message}: ${withCauses(cause)}` : message;
}
