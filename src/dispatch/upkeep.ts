// What is due now and then, and by any process: what was deleted long ago is purged, what was kept for a day forgotten.
import type { Logger } from 'pino';
import { forgetLogins } from '../ledger/access/login-attempts';
import { forgetSessions } from '../ledger/access/sessions';
import { forgetKeys } from '../ledger/idempotency-keys';
import type { Database } from '../ledger/ledger';
import { purgeDeleted } from '../ledger/resources/purge-deleted';
import { removeFormerSecrets } from '../ledger/secrets/rotate-secret';
import { forgetBatches } from '../ledger/tables/batches';
import { warnOfExpiringTokens } from '../ledger/secrets/sink-tokens';
import { forgetGoneWorkers } from '../ledger/worker-slots';
import { startChore, type Chore } from '../model/chore';

const everyMs = 30_000;

export interface UpkeepSettings {
  keepDeletedMs: number;
}

export const startUpkeep = (db: Database, settings: UpkeepSettings, log: Logger): Chore =>
  startChore({ name: 'tidy up', everyMs, log }, () => upkeep(db, settings));

async function upkeep(db: Database, { keepDeletedMs }: UpkeepSettings): Promise<void> {
  await purgeDeleted(db, keepDeletedMs);
  await forgetKeys(db);
  await forgetSessions(db);
  await forgetLogins(db);
  await removeFormerSecrets(db);
  await forgetBatches(db);
  await forgetGoneWorkers(db);
  await warnOfExpiringTokens(db);
}
