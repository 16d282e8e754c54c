// From the ledger to the engine: claims due deliveries and starts their workflows.
import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import { claimDueDeliveries, type ClaimedDelivery } from '../ledger/claim-due-deliveries';
import type { Ledger } from '../ledger/ledger';
import { recogniseEngine } from '../ledger/overdue-deliveries';
import { Bell } from './bell';
import { reasonOf } from './engine-errors';
import type { Reconcile } from './reconcile';
import { startDelivery } from './start-delivery';

export interface Dispatcher {
  /** Claims nothing more, and waits for the starts under way. */
  stop(): Promise<void>;
}

export interface DispatcherOptions {
  ledger: Ledger;
  client: Client;
  reconcile: Reconcile;
  /** Whether this process's worker shares the client's connection (rule 12). */
  eager: boolean;
  log: Logger;
}

/** Starts under way at most. */
const mostStarting = 50;
/** Safety net: accepts wake the dispatcher at once. */
const pollEveryMs = 1000;
const engineDeadlineMs = 5000;
/** Between rounds in which the engine, or the ledger, did not do as asked. */
const rests = { firstMs: 125, mostMs: 2000 };
/** How often the engine is asked whether it is still the same one. */
const greetEveryMs = 60_000;

export async function startDispatcher(options: DispatcherOptions): Promise<Dispatcher> {
  const { client, ledger, log } = options;
  const bell = new Bell();
  const stopping = new AbortController();
  const starting = new Set<Promise<void>>();
  /** Claimed, and the engine did not say whether it took them. */
  const unconfirmed = new Set<string>();
  let greetedAtMs: number | undefined;
  /** Rounds since a start last succeeded: an engine that answers but takes nothing is not to be pressed. */
  let setbacks = 0;

  const start = async (delivery: ClaimedDelivery) => {
    try {
      const answer = await client.withDeadline(Date.now() + engineDeadlineMs, () =>
        startDelivery(client, delivery, options.eager),
      );
      setbacks = 0;
      if (answer === 'already') await options.reconcile(delivery.id);
    } catch (error) {
      unconfirmed.add(delivery.id);
      if (greetedAtMs !== undefined && setbacks < 2)
        log.warn({ reason: reasonOf(error) }, 'the engine does not take deliveries; they wait in the ledger');
      greetedAtMs = undefined;
    }
  };

  const dispatch = async () => {
    const claimed = await claimDueDeliveries(ledger.db, mostStarting - starting.size);
    for (const delivery of claimed) {
      const begun = start(delivery).finally(() => {
        starting.delete(begun);
        bell.ring();
      });
      starting.add(begun);
    }
    return claimed.length;
  };

  const rest = (ms: number) => pause(ms, undefined, { signal: stopping.signal }).catch(() => undefined);

  const run = async () => {
    while (!stopping.signal.aborted) {
      try {
        if (greetedAtMs === undefined) {
          if (setbacks > 0) await rest(Math.min(rests.firstMs * 2 ** setbacks, rests.mostMs));
          setbacks += 1;
        }
        if (greetedAtMs === undefined || greetedAtMs + greetEveryMs < Date.now()) {
          await greetEngine(options, unconfirmed);
          greetedAtMs = Date.now();
        }
        const isFull = starting.size >= mostStarting;
        if (isFull || (await dispatch()) === 0) await bell.wait(pollEveryMs);
      } catch (error) {
        log.debug({ reason: reasonOf(error) }, 'cannot dispatch');
        greetedAtMs = undefined;
      }
    }
  };

  const stopListening = await ledger.onDue(() => bell.ring());
  const running = run();
  return {
    async stop() {
      stopping.abort();
      bell.ring();
      await stopListening();
      await running;
      await Promise.all(starting);
    },
  };
}

/** Waits for nothing: throws while the engine is away. Then settles what was left open when it went. */
async function greetEngine(
  { client, ledger, reconcile, log }: DispatcherOptions,
  unconfirmed: Set<string>,
): Promise<void> {
  const { namespaceInfo } = await client.withDeadline(Date.now() + engineDeadlineMs, () =>
    client.workflowService.describeNamespace({ namespace: client.options.namespace }),
  );
  if (await recogniseEngine(ledger.db, namespaceInfo?.id ?? '')) {
    log.warn('the engine is another one than before: every delivery it should know is asked about');
  }
  for (const id of unconfirmed) {
    await reconcile(id);
    unconfirmed.delete(id);
  }
}
