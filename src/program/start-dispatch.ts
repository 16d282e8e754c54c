// What moves deliveries without being asked: from the ledger to the engine, and whatever is done now and then.
import type { Client } from '@temporalio/client';
import { startDispatcher } from '../dispatch/dispatcher';
import { startPruning } from '../dispatch/pruning';
import { createReconcile } from '../dispatch/reconcile';
import { startSyncDispatcher } from '../dispatch/sync-dispatcher';
import { startSchedules } from '../dispatch/schedules/start-schedules';
import { startSweeper } from '../dispatch/sweeper';
import { startUpkeep } from '../dispatch/upkeep';
import { createTakeUpDelivery, type TakeUp } from '../dispatch/take-up-delivery';
import type { RunningWorker } from '../engine/worker';
import type { Ledger } from '../ledger/ledger';
import { penstockItself } from '../model/change';
import { createAccept } from '../sources/accept';
import type { Resolution } from '../sources/deadletter/resolve-handled';
import { startDeadLetterHandlers } from '../sources/deadletter/start-handlers';
import { startKvUpkeep } from '../sources/kv/start-upkeep';
import { startNotices } from '../sources/notices/start-notices';
import type { Parts } from './parts';

/** `worker`: the one in this process, which shares the client's connection; without it no start can be eager. */
export async function startDispatch(
  { settings, log, stack, intakes }: Parts,
  client: Client,
  ledger: Ledger,
  worker?: RunningWorker,
): Promise<void> {
  const reconcile = createReconcile(ledger.db, client);
  const dispatcher = await startDispatcher({
    ledger,
    client,
    reconcile,
    eager: worker !== undefined,
    ...(worker && { gate: worker }),
    ...(intakes && { intakes }),
    log,
  });
  stack.push('dispatcher', () => dispatcher.stop());
  const sync = await startSyncDispatcher({ ledger, client, reconcile, eager: worker !== undefined, log });
  stack.push('dispatcher of what callers wait for', () => sync.stop());
  const sweeper = startSweeper(ledger.db, reconcile, log);
  stack.push('sweeper', () => sweeper.stop());
  const upkeep = startUpkeep(ledger.db, settings, log);
  stack.push('upkeep', () => upkeep.stop());
  const pruning = startPruning(ledger.db, settings.keepEventsMs, log);
  stack.push('pruning', () => pruning.stop());
  const schedules = startSchedules(ledger.db, client, log);
  stack.push('schedules', () => schedules.stop());
  const notices = startNotices({ db: ledger.db, accept: createAccept(ledger.db, log), log });
  stack.push('notices', () => notices.stop());
  const takeUp = createTakeUpDelivery(ledger.db, client, reconcile);
  const handlers = startDeadLetterHandlers({
    ...{ db: ledger.db, accept: createAccept(ledger.db, log), log },
    resolve: (id, resolution, requestId) => takeUp(id, takeUpOf(resolution), requestId, penstockItself),
  });
  stack.push('handlers of dead letters', () => handlers.stop());
  const kv = startKvUpkeep(ledger.db, log);
  stack.push('key-value store', () => kv.stop());
}

function takeUpOf(resolution: Resolution): TakeUp {
  switch (resolution.resolution) {
    case 'retry':
      return { verb: 'retry' };
    case 'discard':
      return { verb: 'discard', reason: resolution.reason };
    case 'amend':
      return { verb: 'amend', amendment: { text: resolution.text } };
  }
}
