// Removes events that have been kept long enough, bit by bit.
import type { Logger } from 'pino';
import { pruneEvents } from '../ledger/prune-events';
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
  let afterUid: string | undefined;
  let beganAtMs = performance.now();
  return startChore({ name: 'prune events', everyMs, log }, async (stopping) => {
    if (keepMs === undefined) return;
    if (performance.now() - beganAtMs >= fromTheOldestEveryMs) {
      afterUid = undefined;
      beganAtMs = performance.now();
    }
    let pruned = 0;
    while (!stopping.aborted) {
      const beforeMs = performance.now();
      const { events, toUid } = await pruneEvents(db, { keepMs, afterUid, limit: mostAtOnce });
      pruned += events;
      if (toUid === undefined) break;
      afterUid = toUid;
      // At most half of the ledger's time.
      await passed(performance.now() - beforeMs, stopping);
    }
    if (pruned > 0) log.debug({ events: pruned }, 'events were kept long enough, and are pruned');
  });
}
