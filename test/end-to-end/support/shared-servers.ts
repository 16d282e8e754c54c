// What several Penstock processes share: a PostgreSQL and a Temporal server, and the environment that names them.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { findServer } from '../../../src/engine/embedded-server/find-server';
import { freePort } from '../../../src/engine/embedded-server/ports';
import { startEmbeddedServer } from '../../../src/engine/embedded-server/start-server';
import { createDatabase } from '../../support/postgres';
import { until } from '../../support/until';

export interface HeldBatches {
  /** Resolves when so many statements that contain the text wait. */
  waiting(text: string, count: number): Promise<void>;
  /** Ends all that wait: they are never carried out. */
  cut(): Promise<void>;
  letGo(): Promise<void>;
}

export interface SharedServers {
  /** For every process; each gateway needs a PENSTOCK_PORT besides. */
  env: Record<string, string>;
  /** Holds back what would write to table_batches, until it is let go. */
  holdBatches(): Promise<HeldBatches>;
  close(): Promise<void>;
}

export async function startSharedServers(): Promise<SharedServers> {
  const directory = await mkdtemp(join(tmpdir(), 'penstock-e2e-'));
  const executable = await findServer(() => undefined);
  const [port, uiPort] = [await freePort(), await freePort()];
  const files = { dbFile: join(directory, 'temporal.db'), logFile: join(directory, 'temporal.log') };
  const at = { executable, ...files, port, uiPort };
  const engine = await startEmbeddedServer({ ...at, namespace: 'default', searchAttributes: {} });
  const databaseUrl = await createDatabase();
  const clients: Client[] = [];
  return {
    env: {
      PENSTOCK_DATABASE_URL: databaseUrl,
      PENSTOCK_ENCRYPTION_KEY: Buffer.alloc(32, 9).toString('base64'),
      PENSTOCK_STATE_DIR: join(directory, 'state'),
      PENSTOCK_ALLOW_DIRECTORIES: tmpdir(),
      TEMPORAL_ADDRESS: `127.0.0.1:${port}`,
    },
    async holdBatches() {
      // A transaction sees the activity of others as it was when it first asked: the one who looks is in none.
      const [holder, observer] = [new Client(databaseUrl), new Client(databaseUrl)];
      clients.push(holder, observer);
      await Promise.all([holder.connect(), observer.connect()]);
      await holder.query('begin; lock table table_batches in share row exclusive mode');
      const waiting = `from pg_locks join pg_stat_activity using (pid)
        where relation = 'table_batches'::regclass and not granted`;
      return {
        async waiting(text, count) {
          await until(`"${text}" to wait ${count} times`, async () => {
            const asked = `select count(*) ${waiting} and position($1 in query) > 0`;
            const { rows } = await observer.query<{ count: string }>(asked, [text]);
            return Number(rows[0]?.count) >= count;
          });
        },
        async cut() {
          await observer.query(`select pg_terminate_backend(pid) ${waiting}`);
        },
        letGo: () => holder.end(),
      };
    },
    async close() {
      await Promise.all(clients.map((client) => client.end()));
      await engine.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
