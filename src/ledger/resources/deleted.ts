// What is deleted and not yet purged.
import { sql } from 'drizzle-orm';
import { rows, type Database } from '../ledger';
import { isWithin, type Within } from '../within';

/** A deleted source or sink as it is listed; `withSource`: it comes back with its source. */
export interface Deleted {
  id: string;
  type: string;
  name: string;
  deletedAt: string;
}
export interface DeletedSink extends Deleted {
  sourceId: string;
  withSource: boolean;
}

export interface Page {
  afterId?: string;
  limit: number;
}
export interface SourcePage extends Page {
  within?: Within;
}

const common = sql`id, type, name, rfc3339(deleted_at) as "deletedAt"`;

/** By id. */
export function listDeletedSources(db: Database, { afterId = '', limit, within }: SourcePage): Promise<Deleted[]> {
  return rows(
    db,
    sql`
      select ${common} from deleted_sources
      where id > ${afterId} and ${within ? isWithin(sql`id`, within) : sql`true`} order by id limit ${limit}`,
  );
}

/** Those of one source, by id. */
export function listDeletedSinks(
  db: Database,
  sourceId: string,
  { afterId = '', limit }: Page,
): Promise<DeletedSink[]> {
  return rows(
    db,
    sql`
      select source_id as "sourceId", with_source as "withSource", ${common} from deleted_sinks
      where source_id = ${sourceId} and id > ${afterId} order by id limit ${limit}`,
  );
}

/** Until the transaction ends, nobody else brings it back or purges it. Undefined when it is being purged. */
export async function lockDeletedSource(transaction: Database, id: string): Promise<{ type: string } | undefined> {
  const [row] = await rows<{ type: string }>(
    transaction,
    sql`select type from deleted_sources where id = ${id} and not is_going for update`,
  );
  return row;
}

/** The same for a sink. */
export async function lockDeletedSink(transaction: Database, sourceId: string, id: string): Promise<boolean> {
  const found = await rows(
    transaction,
    sql`select from deleted_sinks where source_id = ${sourceId} and id = ${id} and not is_going for update`,
  );
  return found.length > 0;
}

export async function isDeletedSource(db: Database, id: string): Promise<boolean> {
  return (await rows(db, sql`select from deleted_sources where id = ${id}`)).length > 0;
}

export async function isDeletedSink(db: Database, sourceId: string, id: string): Promise<boolean> {
  return (await rows(db, sql`select from deleted_sinks where source_id = ${sourceId} and id = ${id}`)).length > 0;
}
