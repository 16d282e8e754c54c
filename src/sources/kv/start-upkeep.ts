// Removes keys whose time is over, each with its event, and changes that are no longer kept.
import type { Logger } from 'pino';
import { pruneAnswered } from '../../ledger/kv/answered-requests';
import { pruneChanges } from '../../ledger/kv/read-changes';
import { listExpired } from '../../ledger/kv/read-entries';
import type { Database } from '../../ledger/ledger';
import { startChore, type Chore } from '../../model/chore';
import { isPermanent } from '../../model/errors';
import { createMutate, type Mutate } from './mutate';

const lookEveryMs = 1000;
const mostAtOnce = 500;

/** Any number of processes may do this. */
export function startKvUpkeep(db: Database, log: Logger): Chore {
  const mutate = createMutate(db, log);
  return startChore({ name: 'keep up the key-value store', everyMs: lookEveryMs, log }, (stopping) =>
    upkeep(db, mutate, stopping),
  );
}

async function upkeep(db: Database, mutate: Mutate, stopping: AbortSignal): Promise<void> {
  const faults = await removeExpired(db, mutate, stopping);
  for (let isMore = true; isMore && !stopping.aborted;) isMore = await pruneChanges(db);
  await pruneAnswered(db);
  if (faults.length > 0) throw faults[0];
}

/**
 * One that was written meanwhile stays, and so does one whose change cannot be stored: it is passed over, and its error
 * answered. Throws when the ledger is away.
 */
export async function removeExpired(db: Database, mutate: Mutate, stopping?: AbortSignal): Promise<unknown[]> {
  const faults: unknown[] = [];
  for (let isMore = true; isMore && !stopping?.aborted;) {
    // Those that stay are the first again.
    const expired = await listExpired(db, mostAtOnce, faults.length);
    const removals = expired.map(({ collection, key }) => mutate({ kind: 'expire', collection, key }));
    for (const removal of await Promise.allSettled(removals)) {
      if (removal.status === 'fulfilled') continue;
      if (!isPermanent(removal.reason)) throw removal.reason;
      faults.push(removal.reason);
    }
    isMore = expired.length === mostAtOnce;
  }
  return faults;
}
