import { connect, createServer, type Server, type Socket } from 'node:net';
import { sql } from 'drizzle-orm';
import { Pool } from 'pg';
import { rows, type Database } from '../../src/ledger/ledger';
import { withPooledTransactions } from '../../src/ledger/pooled-transactions';
import { PenstockError } from '../../src/model/errors';
import { createDatabase, describeWithPostgres } from '../support/postgres';
import { until } from '../support/until';

/** Passes on what is said between a pool and its database, unless it is frozen. */
async function startRelay(target: URL): Promise<{ server: Server; port: number; freeze: (frozen: boolean) => void }> {
  const sockets = new Set<Socket>();
  let isFrozen = false;
  const server = createServer((near) => {
    const far = connect(Number(target.port || 5432), target.hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      if (isFrozen) socket.pause();
      socket.on('error', () => undefined);
    }
    near.on('data', (data) => far.write(data)).on('close', () => far.destroy());
    far.on('data', (data) => near.write(data)).on('close', () => near.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const freeze = (frozen: boolean) => {
    isFrozen = frozen;
    for (const socket of sockets) socket[frozen ? 'pause' : 'resume']();
  };
  return { server, port, freeze };
}

describeWithPostgres('transactions of a pool', () => {
  let relay: Awaited<ReturnType<typeof startRelay>>;
  let pool: Pool;
  let db: Database;
  beforeEach(async () => {
    const url = new URL(await createDatabase());
    relay = await startRelay(new URL(url.href));
    [url.hostname, url.port] = ['127.0.0.1', String(relay.port)];
    pool = new Pool({ connectionString: url.href, max: 2, query_timeout: 200, connectionTimeoutMillis: 400 });
    pool.on('error', () => undefined);
    db = withPooledTransactions(pool);
  });
  afterEach(async () => {
    relay.freeze(false);
    await pool.end();
    relay.server.close();
  });

  const ask = () =>
    db.transaction((transaction) => rows<{ pid: number }>(transaction, sql`select pg_backend_pid() as pid`));

  it('go on when a database answers again that had stopped answering, however many were under way', async () => {
    await ask();
    relay.freeze(true);
    const asked = await Promise.allSettled(Array.from({ length: 6 }, ask));
    expect(asked.map(({ status }) => status)).toEqual(asked.map(() => 'rejected'));
    relay.freeze(false);
    await until('an answer', () => ask().catch(() => undefined));
    expect(pool.totalCount - pool.idleCount).toBe(0);
  });

  it('fail alone when their connection is cut between two statements', async () => {
    const work = db.transaction(async (transaction) => {
      const [own] = await rows<{ pid: number }>(transaction, sql`select pg_backend_pid() as pid`);
      await db.execute(sql`select pg_terminate_backend(${own!.pid})`);
      await until('the connection to be gone', async () => {
        const [left] = await rows<{ count: number }>(
          db,
          sql`select count(*)::integer as count from pg_stat_activity where pid = ${own!.pid}`,
        );
        return left?.count === 0;
      });
      return rows(transaction, sql`select 1`);
    });
    await expect(work).rejects.toThrow();
    await expect(ask()).resolves.toHaveLength(1);
    expect(pool.totalCount - pool.idleCount).toBe(0);
  });

  it.each([
    ['the work fails', () => Promise.reject(new PenstockError('internal', 'not this time'))],
    ['the database refuses a statement', () => db.execute(sql`select 1 / 0`)],
  ])('use the connection again after %s', async (_which, fail) => {
    const [before] = await ask();
    await expect(db.transaction(() => fail())).rejects.toThrow();
    await until('the connection to be back', () => pool.idleCount === pool.totalCount);
    const [after] = await ask();
    expect(after?.pid).toBe(before?.pid);
  });
});
