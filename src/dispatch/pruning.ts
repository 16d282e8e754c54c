// Removes events that have been kept long enough, bit by bit.
import type { Logger } from 'pino';
import { pruneEvents, type Pruned, type Pruning } from '../ledger/prune-events';
import type { Database } from '../ledger/ledger';
import { startChore, type Chore } from '../model/chore';
import { passed } from '../model/passed';

const everyMs = 30_000;
/** Events looked at by one transaction: few, for the embedded ledger does nothing else meanwhile. */
const mostAtOnce = 200;
/** How often those are looked at again that were still needed when they were old enough. */
const fromTheOldestEveryMs = 3_600_000;

/** `keepMs`: undefined to keep all events. */
export function startPruning(db: Database, keepMs: number | undefined, log: Logger): Chore {
  const walkOn = walkOverEvents((step) => pruneEvents(db, { keepMs: keepMs ?? 0, ...step }));
  return startChore({ name: 'prune events', everyMs, log }, async (stopping) => {
    if (keepMs === undefined) return;
    const pruned = await walkOn(stopping);
    if (pruned > 0) log.debug({ events: pruned }, 'events were kept long enough, and are pruned');
  });
}

/**
 * Each call goes on to the end from where the last one came, and answers how many events went. After a step that failed the next one
 * takes half as many, for what it removes may be more than a statement has time for; after one that went well, twice as many.
 */
export function walkOverEvents(
  step: (next: Pick<Pruning, 'afterUid' | 'limit'>) => Promise<Pruned>,
): (stopping: AbortSignal) => Promise<number> {
  let afterUid: string | undefined;
  let limit = mostAtOnce;
  let beganAtMs = performance.now();

  const takeStep = async (): Promise<Pruned> => {
    try {
      const pruned = await step({ afterUid, limit });
      limit = Math.min(mostAtOnce, limit * 2);
      return pruned;
    } catch (error) {
      limit = Math.max(1, Math.floor(limit / 2));
      throw error;
    }
  };

  return async (stopping) => {
    if (performance.now() - beganAtMs >= fromTheOldestEveryMs) {
      afterUid = undefined;
      beganAtMs = performance.now();
    }
    let pruned = 0;
    while (!stopping.aborted) {
      const beforeMs = performance.now();
      const { events, toUid } = await takeStep();
      pruned += events;
      if (toUid === undefined) break;
      afterUid = toUid;
      // At most half of the ledger's time.
      await passed(performance.now() - beforeMs, stopping);
    }
    return pruned;
  };
}
