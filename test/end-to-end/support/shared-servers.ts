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

export interface SharedServers {
  /** For every process; each gateway needs a PENSTOCK_PORT besides. */
  env: Record<string, string>;
  /**
   * Holds back what would write to table_batches, until it is let go. `waiting` resolves when that many statements wait;
   * `cut` ends those, so that they are never carried out.
   */
  holdBatches(): Promise<{
    waiting: (count: number) => Promise<void>;
    cut: () => Promise<void>;
    letGo: () => Promise<void>;
  }>;
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
  return {
    env: {
      PENSTOCK_DATABASE_URL: databaseUrl,
      PENSTOCK_ENCRYPTION_KEY: Buffer.alloc(32, 9).toString('base64'),
      PENSTOCK_STATE_DIR: join(directory, 'state'),
      PENSTOCK_ALLOW_DIRECTORIES: tmpdir(),
      TEMPORAL_ADDRESS: `127.0.0.1:${port}`,
    },
    async holdBatches() {
      const holder = new Client(databaseUrl);
      await holder.connect();
      await holder.query('begin; lock table table_batches in share row exclusive mode');
      const waiting = `from pg_locks where relation = 'table_batches'::regclass and not granted`;
      return {
        waiting: async (count) => {
          await until(`${count} batches to wait for the ledger`, async () => {
            const { rows } = await holder.query<{ count: string }>(`select count(*) ${waiting}`);
            return Number(rows[0]?.count) >= count;
          });
        },
        cut: async () => void (await holder.query(`select pg_terminate_backend(pid) ${waiting}`)),
        letGo: () => holder.end(),
      };
    },
    async close() {
      await engine.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
