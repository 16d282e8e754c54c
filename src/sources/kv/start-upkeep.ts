// Removes keys whose time is over, each with its event, and changes that are no longer kept.
import type { Logger } from 'pino';
import { pruneAnswered } from '../../ledger/kv/answered-requests';
import { pruneChanges } from '../../ledger/kv/read-changes';
import { listExpired } from '../../ledger/kv/read-entries';
import type { Database } from '../../ledger/ledger';
import { startChore, type Chore } from '../../model/chore';
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
  for (let isMore = true; isMore && !stopping.aborted;) isMore = (await removeExpired(db, mutate)) === mostAtOnce;
  for (let isMore = true; isMore && !stopping.aborted;) isMore = await pruneChanges(db);
  await pruneAnswered(db);
}

/** Answers how many keys it looked at. One that was written meanwhile stays. */
export async function removeExpired(db: Database, mutate: Mutate): Promise<number> {
  const expired = await listExpired(db, mostAtOnce);
  await Promise.all(expired.map(({ collection, key }) => mutate({ kind: 'expire', collection, key })));
  return expired.length;
}
