// A worker says every few seconds how many of its slots are in use: metrics are read at the gateways.
import type { Logger } from 'pino';
import type { Database } from '../ledger/ledger';
import { removeSlotUse, writeSlotUse } from '../ledger/worker-slots';
import { startChore, type Chore } from '../model/chore';
import type { SlotUse } from './attempt-slots';

const everyMs = 5000;

/** `worker`: a UUID, by which others know that it lives. */
export function startSlotReport(db: Database, worker: string, read: () => SlotUse, log: Logger): Chore {
  const reporting = startChore({ name: "report the worker's slots", everyMs, log }, () =>
    writeSlotUse(db, worker, read()),
  );
  return {
    async stop() {
      await reporting.stop();
      await removeSlotUse(db, worker).catch(() => undefined);
    },
  };
}
