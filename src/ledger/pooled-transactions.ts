// Transactions of a pool's connections.
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import { DatabaseError, type Pool } from 'pg';
import { PenstockError } from '../model/errors';

/**
 * The database over the pool, whose transactions give their connection back in any case, and closed where nobody knows how
 * it stands: drizzle's own keep it for ever when `begin` fails, and give it back when `rollback` was not answered.
 */
export function withPooledTransactions(pool: Pool): NodePgDatabase & { $client: Pool } {
  // What breaks fails the statement under way, or the next. Of a connection that is given away the pool hears nothing, and an
  // error that nobody hears would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = drizzle({ client: pool });
  db.transaction = async (work, config) => {
    const client = await pool.connect();
    let isSound = false;
    try {
      const result = await drizzle({ client }).transaction(work, config);
      isSound = true;
      return result;
    } catch (error) {
      isSound = wasRolledBack(error);
      throw error;
    } finally {
      client.release(!isSound);
    }
  };
  return db;
}

/** What the database itself, or the work, has said: the rollback after it succeeded, or its own error would have come. */
const wasRolledBack = (error: unknown): boolean => {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return cause instanceof DatabaseError || error instanceof PenstockError;
};
