// Starts the workflows of deliveries that callers wait for: apart from the dispatcher of all others, so that no backlog
// of theirs, and none of their starts, is in the way.
import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import type { ClaimedDelivery } from '../ledger/claim/claim-deliveries';
import { syncChannel, type Ledger } from '../ledger/ledger';
import { claimSync } from '../ledger/sync/claim-sync';
import { Bell } from '../model/bell';
import { lastingTrouble } from '../model/lasting-trouble';
import { askEngine } from './ask-engine';
import type { Dispatcher } from './dispatcher';
import type { Reconcile } from './reconcile';
import { startDelivery } from './start-delivery';
import { Starting } from './starting';

/** Starts under way at most. */
const mostStarting = 20;
/** Safety net: accepts wake it at once. */
const pollEveryMs = 1000;
/** While some wait for room at their sink, or for another of their key. */
const lookAgainAfterMs = 50;

export interface SyncDispatcherOptions {
  ledger: Ledger;
  client: Client;
  reconcile: Reconcile;
  /** Whether this process's worker shares the client's connection (rule 12). */
  eager: boolean;
  log: Pick<Logger, 'debug' | 'info' | 'warn'>;
}

export async function startSyncDispatcher(options: SyncDispatcherOptions): Promise<Dispatcher> {
  const { ledger, client, reconcile, eager, log } = options;
  const bell = new Bell();
  const trouble = lastingTrouble({ name: 'dispatch what callers wait for', log });
  const starting = new Starting(mostStarting, bell);
  let stopped = false;

  const start = async (delivery: ClaimedDelivery) => {
    try {
      const answer = await askEngine(client, () =>
        startDelivery(client, delivery, { eager, mayAttemptLocally: false }),
      );
      if (answer === 'already') await reconcile.delivery(delivery.id);
    } catch {
      // Did the engine take it? While it does not say, the sweeper asks; nobody begins it after its time. A stop waits for
      // no second answer: both together are more than there is time for.
      if (stopped) return;
      await reconcile.delivery(delivery.id).catch(() => undefined);
    }
  };

  const dispatch = async (): Promise<number> => {
    const { room } = starting;
    if (room === 0) return pollEveryMs;
    const { claimed, areOthersWaiting } = await claimSync(ledger.db, room);
    for (const delivery of claimed) starting.add(start(delivery));
    return areOthersWaiting ? lookAgainAfterMs : pollEveryMs;
  };

  const run = async () => {
    while (!stopped) {
      let idleMs = pollEveryMs;
      try {
        idleMs = await dispatch();
        trouble.succeeded();
      } catch (error) {
        trouble.failed(error);
      }
      await bell.wait(idleMs);
    }
  };

  const stopListening = await ledger.listen(syncChannel, () => bell.ring());
  const running = run();
  return {
    async stop() {
      stopped = true;
      bell.ring();
      await stopListening();
      await running;
      await starting.ended();
    },
  };
}
