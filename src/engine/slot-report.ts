// A worker says every few seconds how many of its slots are in use: metrics are read at the gateways.
import type { Database } from '../ledger/ledger';
import { removeSlotUse, writeSlotUse } from '../ledger/worker-slots';
import { Bell } from '../model/bell';
import type { SlotUse } from './attempt-slots';

const everyMs = 5000;

export interface SlotReport {
  stop(): Promise<void>;
}

/** `worker`: a UUID, by which others know that it lives. */
export function startSlotReport(db: Database, worker: string, read: () => SlotUse): SlotReport {
  const bell = new Bell();
  let stopped = false;
  const run = async () => {
    while (!stopped) {
      // While the ledger is away there are no metrics either.
      await writeSlotUse(db, worker, read()).catch(() => undefined);
      await bell.wait(everyMs);
    }
    await removeSlotUse(db, worker).catch(() => undefined);
  };
  const running = run();
  return {
    async stop() {
      stopped = true;
      bell.ring();
      await running;
    },
  };
}
