import type { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Pool, type ClientBase } from 'pg';
import { EmbeddedClient, type OnRoom } from './embedded/client';
import { migratePostgres } from './migrate-postgres';
import { plannerSettings } from './planner-settings';
import { listen } from './postgres-listener';
import { withPooledTransactions } from './pooled-transactions';
import { refuseLaterLedger } from './refuse-later-ledger';
import { makeEmbeddedDirectory } from './embedded/make-directory';
import { dueChannel, type Database, type Ledger } from './ledger';

const migrationsFolder = join(__dirname, 'migrations');

/** Longest time a query may take; an attempt's few must fit into the margin that workflows/attempt.ts gives it. */
const queryTimeoutMs = 10_000;

/**
 * The embedded ledger, in `directory`, or in memory without one; it runs in a thread of its own. Safe against a crash of
 * this process, not against a loss of power: PGlite does not fsync. It lets a second process in, so the caller holds the
 * state directory's lock. When its disk is full it may stop, and refuse what is asked, until there is room.
 */
export async function openEmbeddedLedger(directory?: string, onRoom?: OnRoom): Promise<Ledger> {
  if (directory !== undefined) await makeEmbeddedDirectory(directory);
  const client = await EmbeddedClient.open(directory, {}, onRoom);
  const pglite = drizzle({ client: client as unknown as PGlite });
  const db = pglite as unknown as Database;
  try {
    await migrate(pglite, { migrationsFolder });
    await refuseLaterLedger(db, migrationsFolder);
  } catch (error) {
    await client.close();
    throw error;
  }
  return {
    kind: 'pglite',
    db,
    onDue: (heard) => client.listen(dueChannel, heard),
    listen: (channel, heard) => client.listen(channel, heard),
    failed: client.failed,
    close: () => client.close(),
  };
}

/** The ledger in a PostgreSQL, 14 or newer. `onWait` is told when it has to wait for others before it can be migrated. */
export async function openPostgresLedger(databaseUrl: string, onWait?: (message: string) => void): Promise<Ledger> {
  await migratePostgres(databaseUrl, migrationsFolder, { ...(onWait && { onWait }) });
  const pool = new Pool({
    connectionString: databaseUrl,
    max: 10,
    connectionTimeoutMillis: 5000,
    // A server that vanished without a word must not hold up what could go on over a new connection.
    query_timeout: queryTimeoutMs,
    keepAlive: true,
    application_name: 'penstock',
    // The pool waits for it, whatever its type says.
    // eslint-disable-next-line @typescript-eslint/no-misused-promises
    onConnect: prepare,
  });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  return {
    kind: 'postgresql',
    db: withPooledTransactions(pool) as unknown as Database,
    onDue: (heard) => listen(databaseUrl, dueChannel, heard),
    listen: (channel, heard) => listen(databaseUrl, channel, heard),
    // A server may always come back.
    failed: new Promise(() => undefined),
    close: () => pool.end(),
  };
}

/** What a process that was frozen or cut off in the middle of its work holds is let go after a while. */
const serverLimits = {
  idle_in_transaction_session_timeout: queryTimeoutMs,
  // Nobody waits for the answer by then.
  statement_timeout: queryTimeoutMs,
  tcp_keepalives_idle: 15,
  tcp_keepalives_interval: 5,
  tcp_keepalives_count: 3,
};

const setAll = (settings: Record<string, string | number>): string =>
  Object.entries(settings)
    .map(([name, value]) => `set ${name} = ${value}`)
    .join('; ');

/** The pool waits for it before it gives the connection away. A server that does not know a setting is used without it. */
async function prepare(client: ClientBase): Promise<void> {
  keepPrepared(client);
  for (const settings of [plannerSettings, serverLimits]) await client.query(setAll(settings)).catch(() => undefined);
}

/** Statements stay prepared by their text, on each connection: planning some of them takes longer than running them. */
function keepPrepared(client: ClientBase): void {
  const query = client.query.bind(client) as (config: unknown, ...rest: unknown[]) => unknown;
  const named = (config: unknown, ...rest: unknown[]) =>
    query(isStatement(config) ? { ...config, name: nameOf(config.text) } : config, ...rest);
  client.query = named as ClientBase['query'];
}

const isStatement = (config: unknown): config is { text: string } =>
  typeof config === 'object' && config !== null && 'text' in config && !('name' in config && config.name);

const nameOf = (text: string): string => createHash('sha1').update(text).digest('base64');
