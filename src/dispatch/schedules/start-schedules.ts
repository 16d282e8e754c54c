import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import { readConfigurationVersion } from '../../ledger/configuration';
import type { Database } from '../../ledger/ledger';
import { readEngine } from '../../ledger/overdue-deliveries';
import { startChore, type Chore } from '../../model/chore';
import { alignSchedules, listSchedules } from './align-schedules';
import { sourceSchedules } from './source-schedules';
import { tableExpiry } from './table-expiry';

const kinds = [sourceSchedules, tableExpiry];
const lookEveryMs = 1000;
/** The same after one that failed: the engine is away, or does not take what it is told. */
const tryAgainMs = 5000;
/** The engine is asked what schedules there are this often, and when it is another; in between, only what changed is told to it. */
const listEveryMs = 600_000;

/** Any number of processes may do this: all of them want the same. */
export function startSchedules(db: Database, client: Client, log: Logger): Chore {
  let known = new Map<string, string>();
  let listedAtMs = -Infinity;
  /** The engine that was asked. */
  let listedOf: string | undefined;
  let aligned: string | undefined;

  const look = async () => {
    const version = await readConfigurationVersion(db);
    const engine = await readEngine(db);
    if (performance.now() - listedAtMs > listEveryMs || engine !== listedOf) {
      // What is wanted is told again too: somebody may have changed it.
      known = new Map((await listSchedules(client, kinds)).map((id) => [id, '']));
      listedAtMs = performance.now();
      listedOf = engine;
      aligned = undefined;
    }
    if (aligned === version) return;
    await alignSchedules(db, client, kinds, known);
    aligned = version;
  };
  return startChore({ name: 'align schedules', everyMs: lookEveryMs, tryAgainMs, log }, look);
}
