// The ledger as the rest sees it: a database that answers SQL, and word of what changed in it.
import { sql, type SQL } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';

/** A connection, or a transaction on one. */
export type Database = PgDatabase<PgQueryResultHKT>;

export interface Ledger {
  kind: 'pglite' | 'postgresql';
  db: Database;
  /** Calls `heard` whenever a delivery becomes due, in any process. Missed calls are possible: poll as well. */
  onDue: (heard: () => void) => Promise<() => Promise<void>>;
  /** The same of a channel: whenever any process notifies it. */
  listen: (channel: string, heard: () => void) => Promise<() => Promise<void>>;
  /** Rejects when it has stopped for good, so that only a new start of the program can help. */
  failed: Promise<never>;
  close: () => Promise<void>;
}

/** Channel that the triggers of `deliveries` notify when a row becomes pending. */
export const dueChannel = 'penstock_due';

/** Channels of deliveries whose callers wait: one was accepted; one has an outcome. */
export const syncChannel = 'penstock_sync';
export const outcomesChannel = 'penstock_outcomes';

/** The rows that a query answers, as plain objects named by its columns. */
export async function rows<Row>(db: Database, query: SQL): Promise<Row[]> {
  const result: unknown = await db.execute(query);
  return (result as { rows: Row[] }).rows;
}

/** Whether a column of texts has one of these. */
export const isAmong = (column: SQL, texts: string[]): SQL =>
  sql`${column} in (select jsonb_array_elements_text(${JSON.stringify(texts)}::jsonb))`;

/** A text as a uuid; null when it is none, for senders may write anything. */
export const uuidOf = (text: SQL): SQL =>
  sql`case when ${text} ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then ${text}::uuid end`;

/**
 * Ids as one parameter, whatever their number. An update that joins rows it was given says `id = any(…)` besides: else
 * the planner, which knows neither their number nor that they are few, may read the whole table.
 */
export const uuids = (ids: string[]): SQL => sql`${`{${ids.join(',')}}`}::uuid[]`;

/** Made by `newToken`: none has a character that an array would need quotes for. */
export const tokens = (tokens: string[]): SQL => sql`${`{${tokens.join(',')}}`}::text[]`;
