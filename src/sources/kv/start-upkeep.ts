// Removes keys whose time is over, each with its event, and changes that are no longer kept.
import type { Logger } from 'pino';
import { pruneAnswered } from '../../ledger/kv/answered-requests';
import { pruneChanges } from '../../ledger/kv/read-changes';
import { listExpired, type ExpiredKey } from '../../ledger/kv/read-entries';
import type { Database } from '../../ledger/ledger';
import { startChore, type Chore } from '../../model/chore';
import { isPermanent } from '../../model/errors';
import { createMutate, type Mutate } from './mutate';

const lookEveryMs = 1000;
const mostAtOnce = 50;
/** After so many that the ledger did not take it may be away, and each may have taken as long as a statement may. */
const mostUntaken = 3;

/** Any number of processes may do this. */
export function startKvUpkeep(db: Database, log: Logger): Chore {
  const removeExpired = createRemoveExpired(db, createMutate(db, log));
  return startChore({ name: 'keep up the key-value store', everyMs: lookEveryMs, log }, async (stopping) => {
    const faults = await removeExpired(stopping);
    for (let isMore = true; isMore && !stopping.aborted;) isMore = await pruneChanges(db);
    await pruneAnswered(db);
    if (faults.length > 0) throw faults[0];
  });
}

/** Answers why some could not be removed. */
export type RemoveExpired = (stopping?: AbortSignal) => Promise<unknown[]>;

/**
 * One that was written meanwhile stays, and so does one whose change the ledger does not take, also by itself: it is passed
 * over until all others have had their turn. After a few that it did not take for now the next call goes on behind them.
 */
export function createRemoveExpired(db: Database, mutate: Mutate): RemoveExpired {
  // Of the way through the list, which may take several calls: those that stay are the first of it.
  let faults: unknown[] = [];
  const remove = ({ collection, key, bytes }: ExpiredKey) => mutate({ kind: 'expire', collection, key, bytes });

  return async (stopping) => {
    let untaken = 0;
    for (let isMore = true; isMore && !stopping?.aborted;) {
      const expired = await listExpired(db, mostAtOnce, faults.length);
      const removals = await Promise.allSettled(expired.map(remove));
      for (const [at, one] of expired.entries()) {
        const fault = await faultOf(removals[at], () => remove(one));
        if (fault === undefined) continue;
        faults.push(fault);
        if (!isPermanent(fault)) untaken += 1;
        if (untaken === mostUntaken) return faults;
      }
      isMore = expired.length === mostAtOnce;
    }
    const found = faults;
    faults = [];
    return found;
  };
}

/** What failed for now as one of many may do so for any of them: it is tried again, alone. */
async function faultOf(
  removal: PromiseSettledResult<unknown> | undefined,
  removeAlone: () => Promise<unknown>,
): Promise<unknown> {
  if (removal?.status !== 'rejected') return undefined;
  if (isPermanent(removal.reason)) return removal.reason;
  return removeAlone().then(
    () => undefined,
    (fault: unknown) => fault,
  );
}
