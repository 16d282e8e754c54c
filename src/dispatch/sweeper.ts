// Finds deliveries that nothing moves any more, and sets them going again (rule 4).
import type { Logger } from 'pino';
import type { Database } from '../ledger/ledger';
import { alignWithSinks } from '../ledger/flow/align-with-sinks';
import { hastenProbes } from '../ledger/flow/hasten-probes';
import { claimOverdueGroups } from '../ledger/groups/overdue-groups';
import { abandonOverdue } from '../ledger/sync/abandon';
import { claimOverdue, expireUnowned } from '../ledger/overdue-deliveries';
import { startChore, type Chore } from '../model/chore';
import type { Reconcile } from './reconcile';

const sweepEveryMs = 2000;
/** Overdue deliveries or groups asked about at the same time. */
const mostAtOnce = 10;

export const startSweeper = (db: Database, reconcile: Reconcile, log: Logger): Chore =>
  startChore({ name: 'sweep', everyMs: sweepEveryMs, log }, () => sweep(db, reconcile));

/** Everything that is overdue now. Throws, with the rest left for the next time, when ledger or engine is away. */
export async function sweep(db: Database, reconcile: Reconcile): Promise<void> {
  await hastenProbes(db);
  await alignWithSinks(db);
  await expireUnowned(db);
  await abandonOverdue(db);
  await reconcileAll(() => claimOverdueGroups(db, mostAtOnce), reconcile.group);
  await reconcileAll(() => claimOverdue(db, mostAtOnce), reconcile.delivery);
}

async function reconcileAll(claim: () => Promise<{ id: string }[]>, reconcile: (id: string) => Promise<void>) {
  for (;;) {
    const overdue = await claim();
    await Promise.all(overdue.map(({ id }) => reconcile(id)));
    if (overdue.length === 0) return;
  }
}
