// A ledger that a later version of Penstock has changed. Drizzle passes over migrations it does not know; this program
// would take events in, and deliver none of them.
import { sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { PenstockError } from '../model/errors';
import { rows, type Database } from './ledger';

/** To be called when the ledger is migrated. Throws `ledgerTooNew`. */
export async function refuseLaterLedger(db: Database, migrationsFolder: string): Promise<void> {
  const lastKnown = Math.max(...readMigrationFiles({ migrationsFolder }).map(({ folderMillis }) => folderMillis));
  const [later] = await rows(db, sql`select from drizzle.__drizzle_migrations where created_at > ${lastKnown} limit 1`);
  if (!later) return;
  throw new PenstockError(
    'ledgerTooNew',
    'the ledger was last written by a later version of Penstock: start that version, or restore a backup from before it',
  );
}
