import { PenstockError } from '../model/errors';

/** How many there may be; those deleted do not count. */
export interface Limits {
  sources: number;
  sinksPerSource: number;
}

type Limited = 'sources' | 'sinks of a source';

/** What is wrong with so many; undefined when nothing is. */
export function limitFault(what: Limited, count: number, limit: number): string | undefined {
  if (count <= limit) return undefined;
  const setting = what === 'sources' ? 'PENSTOCK_MAX_SOURCES' : 'PENSTOCK_MAX_SINKS_PER_SOURCE';
  return `there are ${limit} ${what} already, as many as ${setting} allows`;
}

/** Throws `resourceLimitReached`. `count` is asked after the creation, in its transaction and under its lock. */
export function refuseAboveLimit(what: Limited, count: number, limit: number): void {
  const fault = limitFault(what, count, limit);
  if (fault !== undefined) throw new PenstockError('resourceLimitReached', fault);
}
