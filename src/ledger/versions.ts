// The versions of sources and sinks: one for each change, written with it.
import { sql, type SQL } from 'drizzle-orm';
import type { By, Change, Version } from '../model/change';
import { rows, type Database } from './ledger';

/** Whose versions: a sink's, or the source's own when `sinkId` is left out. */
export interface Versioned {
  sourceId: string;
  sinkId?: string;
}

/** Call it in the transaction that makes the change, after it. */
export async function nextSourceVersion(transaction: Database, id: string, change: Change, by: By): Promise<void> {
  await transaction.execute(sql`
    with changed as (
      update sources set version = version + 1 where id = ${id} returning *
    )
    insert into versions (source_id, number, change, author, reason, settings)
      select id, version, ${columnsOf(change, by)},
        jsonb_build_object('type', type, 'name', name, 'description', description, 'config', config)
      from changed`);
}

/** The same for sinks of one source. */
export async function nextSinkVersions(
  transaction: Database,
  sourceId: string,
  ids: string[],
  change: Change,
  by: By,
): Promise<void> {
  if (ids.length === 0) return;
  await transaction.execute(sql`
    with changed as (
      update sinks set version = version + 1
      where source_id = ${sourceId} and id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)) returning *
    )
    insert into versions (source_id, sink_id, number, change, author, reason, settings)
      select source_id, id, version, ${columnsOf(change, by)},
        jsonb_build_object('type', type, 'name', name, 'description', description, 'config', config, 'policy', policy)
          || case when filter is null then '{}' else jsonb_build_object('filter', filter) end
      from changed`);
}

const columnsOf = (change: Change, { author, reason }: By): SQL =>
  sql`${change}::text, ${author}::text, ${reason ?? null}::text`;

const columns = sql`number, change, author, reason, settings, rfc3339(made_at) as "madeAt"`;
const isOf = ({ sourceId, sinkId = '' }: Versioned): SQL => sql`source_id = ${sourceId} and sink_id = ${sinkId}`;

/** Newest first; those older than number `before`, when it is given. */
export function listVersions(
  db: Database,
  of: Versioned,
  { before, limit }: { before?: number; limit: number },
): Promise<Version[]> {
  return rows<Version>(
    db,
    sql`
      select ${columns} from versions where ${isOf(of)} and (${before ?? null}::integer is null or number < ${before ?? null})
      order by number desc limit ${limit}`,
  );
}

export async function findVersion(db: Database, of: Versioned, number: number): Promise<Version | undefined> {
  const [version] = await rows<Version>(
    db,
    sql`select ${columns} from versions where ${isOf(of)} and number = ${number}`,
  );
  return version;
}
