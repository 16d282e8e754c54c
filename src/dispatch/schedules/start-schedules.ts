import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import { readConfigurationVersion } from '../../ledger/configuration';
import type { Database } from '../../ledger/ledger';
import { Bell } from '../../model/bell';
import { reasonOf } from '../engine-errors';
import { alignSchedules, listSchedules } from './align-schedules';
import { sourceSchedules } from './source-schedules';
import { tableExpiry } from './table-expiry';

const kinds = [sourceSchedules, tableExpiry];
const lookEveryMs = 1000;
/** The same after one that failed: the engine is away, or does not take what it is told. */
const tryAgainMs = 5000;
/** The engine is asked what schedules there are this often; in between, only what changed is told to it. */
const listEveryMs = 600_000;

export interface Schedules {
  stop(): Promise<void>;
}

/** Any number of processes may do this: all of them want the same. */
export function startSchedules(db: Database, client: Client, log: Logger): Schedules {
  const bell = new Bell();
  let stopped = false;
  let known = new Map<string, string>();
  let listedAtMs = -Infinity;
  let aligned: string | undefined;

  const look = async () => {
    const version = await readConfigurationVersion(db);
    if (Date.now() - listedAtMs > listEveryMs) {
      // What is wanted is told again too: somebody may have changed it.
      known = new Map((await listSchedules(client, kinds)).map((id) => [id, '']));
      listedAtMs = Date.now();
      aligned = undefined;
    }
    if (aligned === version) return;
    await alignSchedules(db, client, kinds, known);
    aligned = version;
  };
  const run = async () => {
    while (!stopped) {
      const waitMs = await look().then(
        () => lookEveryMs,
        (error: unknown) => {
          log.debug({ reason: reasonOf(error) }, 'cannot align schedules');
          return tryAgainMs;
        },
      );
      await bell.wait(waitMs);
    }
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
