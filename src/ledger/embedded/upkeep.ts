// What a server's background processes do, and PGlite, which has none, does not: bound dead rows, the log, old plans.
import { rowsOf, SqlError } from './read-answer';
import type { Session } from './session';

/**
 * The table or catalog with the most dead rows, if they are too many. As autovacuum would choose, with a larger constant:
 * a small table is read as a whole anyway.
 */
const needy = `
  select format('%I.%I', schemaname, relname) as name from pg_stat_all_tables
  where schemaname <> 'pg_toast' and n_dead_tup > 1000 + 0.2 * n_live_tup
  order by n_dead_tup desc limit 1`;

/** Log written since the last checkpoint: the disk holds it besides the data, a start after a crash goes through it. */
const logged = `
  select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), redo_lsn)::float8 as bytes from pg_control_checkpoint()`;
const mostLoggedBytes = 64 * 1024 * 1024;

/**
 * Nothing else runs meanwhile, so at most one table is vacuumed. Must not be called in a transaction. What PostgreSQL
 * refuses, on a full disk for instance, is tried again the next time.
 */
export function keepUp(session: Session): void {
  const ask = <Row>(sql: string) => rowsOf<Row>(session.run(sql, []));
  try {
    // Statements stay prepared with their plans, and a plan made for a small table is a poor one when it has grown.
    ask('discard plans');
    // Without `analyze`: the queries are written for their indexes, and get them while the planner knows no better.
    const [table] = ask<{ name: string }>(needy);
    if (table) ask(`vacuum ${table.name}`);
    const [log] = ask<{ bytes: number }>(logged);
    if (log && log.bytes > mostLoggedBytes) ask('checkpoint');
  } catch (error) {
    if (!(error instanceof SqlError)) throw error;
  }
}
