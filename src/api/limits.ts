import { PenstockError } from '../model/errors';

/** How many there may be; those deleted do not count. */
export interface Limits {
  sources: number;
  sinksPerSource: number;
}

/** Throws `resourceLimitReached`. `count` is asked after the creation, in its transaction and under its lock. */
export function refuseAboveLimit(what: 'sources' | 'sinks of a source', count: number, limit: number): void {
  if (count <= limit) return;
  const setting = what === 'sources' ? 'PENSTOCK_MAX_SOURCES' : 'PENSTOCK_MAX_SINKS_PER_SOURCE';
  throw new PenstockError('resourceLimitReached', `there are ${limit} ${what} already, as many as ${setting} allows`);
}
