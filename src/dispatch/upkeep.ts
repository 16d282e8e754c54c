// What is due now and then, and by any process: what was deleted long ago is purged, what was kept for a day forgotten.
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { forgetLogins } from '../ledger/access/login-attempts';
import { forgetSessions } from '../ledger/access/sessions';
import { forgetKeys } from '../ledger/idempotency-keys';
import type { Database } from '../ledger/ledger';
import { purgeDeleted } from '../ledger/resources/purge-deleted';
import { removeFormerSecrets } from '../ledger/secrets/rotate-secret';
import { forgetBatches } from '../ledger/tables/batches';
import { warnOfExpiringTokens } from '../ledger/secrets/sink-tokens';
import { reasonOf } from './engine-errors';

const everyMs = 30_000;

export interface Upkeep {
  stop(): Promise<void>;
}

export interface UpkeepSettings {
  keepDeletedMs: number;
}

export function startUpkeep(db: Database, settings: UpkeepSettings, log: Pick<Logger, 'debug'>): Upkeep {
  const stopping = new AbortController();
  const run = async () => {
    while (!stopping.signal.aborted) {
      await upkeep(db, settings).catch((error: unknown) => log.debug({ reason: reasonOf(error) }, 'cannot tidy up'));
      await delay(everyMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const running = run();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

async function upkeep(db: Database, { keepDeletedMs }: UpkeepSettings): Promise<void> {
  await purgeDeleted(db, keepDeletedMs);
  await forgetKeys(db);
  await forgetSessions(db);
  await forgetLogins(db);
  await removeFormerSecrets(db);
  await forgetBatches(db);
  await warnOfExpiringTokens(db);
}
