// A ledger that fails where a test says, and all that a ledger holds.
import { sql, type SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import { rows, type Database, type Ledger } from '../../src/ledger/ledger';

/** Fails the next `times` queries that match, before they reach the database. */
export function failingAt(query: RegExp, times: number) {
  const dialect = new PgDialect();
  let failed = 0;
  const over = (db: Database): Database =>
    new Proxy(db, {
      get(target, property, receiver) {
        const value: unknown = Reflect.get(target, property, receiver);
        if (property !== 'execute') return value;
        return (asked: SQL) => {
          if (failed < times && query.test(dialect.sqlToQuery(asked).sql)) {
            failed += 1;
            return Promise.reject(new Error('the ledger is away'));
          }
          return target.execute(asked);
        };
      },
    });
  return { over, failures: () => failed };
}

/** A ledger whose first matching query waits, before it reaches the database, until it is let go. */
export function heldBefore(db: Database, query: RegExp, reached: () => void, released: Promise<void>): Database {
  const dialect = new PgDialect();
  let isHeld = false;
  return new Proxy(db, {
    get(target, property, receiver) {
      const value: unknown = Reflect.get(target, property, receiver);
      if (property !== 'execute') return value;
      return async (asked: SQL) => {
        if (!isHeld && query.test(dialect.sqlToQuery(asked).sql)) {
          isHeld = true;
          reached();
          await released;
        }
        return target.execute(asked);
      };
    },
  });
}

/** Every row of every table, as text. */
export async function dumpOf({ db }: Ledger): Promise<string> {
  const tables = await rows<{ name: string }>(
    db,
    sql`select tablename as name from pg_tables where schemaname = 'public'`,
  );
  const dumps = await Promise.all(tables.map(({ name }) => rows(db, sql`select * from ${sql.identifier(name)}`)));
  return JSON.stringify(dumps, (_key, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
  );
}
