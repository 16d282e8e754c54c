// The versions of sources and sinks: one for each change, written with it, as is its record in the audit log.
import { sql, type SQL } from 'drizzle-orm';
import type { By, Change, Version } from '../../model/change';
import { authorColumns, authorOf } from '../audit';
import { rows, type Database } from '../ledger';

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
    ), made as (
      insert into versions (source_id, number, change, author, reason, settings)
        select id, version, ${columnsOf(change, by)},
          jsonb_build_object('type', type, 'name', name, 'description', description, 'config', config)
        from changed
        returning *
    )
    insert into audit ${recorded(by, sql`'source.' || change`, sql`'source/' || source_id`)}`);
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
    ), made as (
      insert into versions (source_id, sink_id, number, change, author, reason, settings)
        select source_id, id, version, ${columnsOf(change, by)},
          jsonb_build_object('type', type, 'name', name, 'description', description, 'config', config, 'policy', policy)
            || case when filter is null then '{}' else jsonb_build_object('filter', filter) end
        from changed
        returning *
    )
    insert into audit ${recorded(by, sql`'sink.' || change`, sql`'sink/' || source_id || '/' || sink_id`)}`);
}

/** Of the versions `made`: what the one before was set to, and what it is set to. */
const recorded = (by: By, action: SQL, target: SQL): SQL => sql`
  (${authorColumns}, action, target, source_id, before, after, reason)
    select ${authorOf(by)}, ${action}, ${target}, source_id, (
        select settings from versions former
        where former.source_id = made.source_id and former.sink_id = made.sink_id and former.number = made.number - 1),
      settings, reason
    from made`;

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
