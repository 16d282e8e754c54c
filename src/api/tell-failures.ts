import type { FastifyBaseLogger } from 'fastify';
import { errorTable, type PenstockError } from '../model/errors';

/** After one of a code was told, others are only counted for so long. */
const quietMs = 60_000;

/**
 * Tells the log of requests that were refused for a fault of the server's side, without flooding it. What went wrong
 * inside (`internal`) is told each time, by whoever answers.
 */
export function tellFailures(now: () => number = Date.now): (log: FastifyBaseLogger, refusal: PenstockError) => void {
  const told = new Map<string, { untilMs: number; untold: number }>();
  return (log, { code, message }) => {
    if (errorTable[code].status < 500 || code === 'internal') return;
    const last = told.get(code);
    if (last && now() < last.untilMs) {
      last.untold += 1;
      return;
    }
    told.set(code, { untilMs: now() + quietMs, untold: 0 });
    log.warn({ code, reason: message, ...(last && { othersBefore: last.untold }) }, 'a request was refused');
  };
}
