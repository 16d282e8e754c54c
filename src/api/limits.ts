import { findProject } from '../ledger/access/projects';
import type { Database } from '../ledger/ledger';
import { PenstockError } from '../model/errors';

/** How many there may be in a project that does not say; those deleted do not count. */
export interface Limits {
  sources: number;
  sinksPerSource: number;
}

export interface Limit {
  most: number;
  setBy: string;
}

/** Of a project: its own, else the deployment's. Throws `projectNotFound` for one that was deleted meanwhile. */
export async function limitsOf(
  transaction: Database,
  project: string,
  { sources, sinksPerSource }: Limits,
): Promise<Record<keyof Limits, Limit>> {
  const found = await findProject(transaction, project);
  if (!found) throw new PenstockError('projectNotFound', `there is no project "${project}"`);
  const limit = (field: 'maxSources' | 'maxSinksPerSource', most: number, setting: string): Limit =>
    found[field] === null ? { most, setBy: setting } : { most: found[field], setBy: `${field} of the project` };
  return {
    sources: limit('maxSources', sources, 'PENSTOCK_MAX_SOURCES'),
    sinksPerSource: limit('maxSinksPerSource', sinksPerSource, 'PENSTOCK_MAX_SINKS_PER_SOURCE'),
  };
}

type Limited = 'sources' | 'sinks of a source';

/** What is wrong with so many; undefined when nothing is. */
export const limitFault = (what: Limited, count: number, { most, setBy }: Limit): string | undefined =>
  count <= most ? undefined : `there are ${most} ${what} already, as many as ${setBy} allows`;

/** Throws `resourceLimitReached`. `count` is asked after the creation, in its transaction and under its lock. */
export function refuseAboveLimit(what: Limited, count: number, limit: Limit): void {
  const fault = limitFault(what, count, limit);
  if (fault !== undefined) throw new PenstockError('resourceLimitReached', fault);
}
