import { sql } from 'drizzle-orm';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { PenstockError } from '../model/errors';
import { databaseError } from './database-error';
import { refuseLaterLedger } from './refuse-later-ledger';

/** Any number that no other program takes for its advisory lock on the same database. */
const migrationLock = 7_364_785_311;

/** A migration that waits for somebody's lock has all others wait behind it, who take events in. */
const lockTimeoutMs = 3000;
/** In which they go on. */
const pauseMs = 5000;
const connectWithinMs = 5000;
const lockNotAvailable = '55P03';

export interface MigrationWait {
  /** Told once when others hold the tables. */
  onWait?: (message: string) => void;
  patienceMs?: number;
}

/** Throws `ledgerUnavailable` when the server does not answer, or the tables are held by others all the time. */
export async function migratePostgres(
  databaseUrl: string,
  migrationsFolder: string,
  { onWait, patienceMs = 5 * 60_000 }: MigrationWait = {},
): Promise<void> {
  const client = await connect(databaseUrl);
  try {
    const db = drizzle({ client });
    await db.execute(sql.raw(`set lock_timeout = ${lockTimeoutMs}`));
    const giveUpAt = performance.now() + patienceMs;
    for (let tries = 1; !(await tryToMigrate(db, migrationsFolder)); tries += 1) {
      const held = 'the tables of the ledger cannot be changed for this version while others hold them';
      if (performance.now() > giveUpAt) {
        throw new PenstockError('ledgerUnavailable', `${held}: end their transactions (pg_stat_activity), start again`);
      }
      if (tries === 1) onWait?.(`${held}; it is tried again`);
      await pause(pauseMs);
    }
    await refuseLaterLedger(db, migrationsFolder);
  } finally {
    await client.end();
  }
}

/** False when somebody else holds what it needs. */
async function tryToMigrate(db: NodePgDatabase, migrationsFolder: string): Promise<boolean> {
  try {
    await db.execute(sql`select pg_advisory_lock(${migrationLock}::bigint)`);
    await migrate(db, { migrationsFolder });
    return true;
  } catch (error) {
    if (databaseError(error).code !== lockNotAvailable) throw error;
    return false;
  }
}

async function connect(databaseUrl: string): Promise<Client> {
  const client = new Client({
    connectionString: databaseUrl,
    connectionTimeoutMillis: connectWithinMs,
    keepAlive: true,
    application_name: 'penstock migration',
  });
  // Should it break during a pause, the next statement says so.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (cause) {
    const { host, port, database } = client;
    throw new PenstockError(
      'ledgerUnavailable',
      `cannot connect to PostgreSQL at ${host}:${port}/${database}: ${String(cause)}`,
      { cause },
    );
  }
}
