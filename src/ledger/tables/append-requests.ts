// Rows of services on their way into tables by the append endpoint: noted before, settled after, known by their key.
import { sql } from 'drizzle-orm';
import { jsonb } from '../jsonb';
import { rows, type Database } from '../ledger';

export interface AppendTarget {
  catalog: string;
  namespace: string;
  name: string;
}

export interface AppendRequest extends AppendTarget {
  id: string;
  key?: string;
  /** Of what was asked for under the key; absent without one. */
  digest?: string;
  rows: number;
  writer: string;
  position: number;
  files: object[];
}

export interface KnownRequest extends AppendRequest {
  state: 'open' | 'committed';
  /** What was answered, once it is committed. */
  answer?: object;
}

interface RequestRow extends AppendTarget {
  id: string;
  key: string | null;
  digest: string | null;
  rows: number;
  writer: string;
  position: number;
  files: object[];
  state: 'open' | 'committed';
  answer: object | null;
}

const columns = sql`id, idempotency_key as key, digest, catalog, namespace, name, rows, writer, position::float8 as position,
  files, state, answer`;

const requestOf = ({ key, digest, answer, ...row }: RequestRow): KnownRequest => ({
  ...row,
  ...(key !== null && { key }),
  ...(digest !== null && { digest }),
  ...(answer !== null && { answer }),
});

export interface TargetStanding {
  /** Names the endpoint's own sequence in the table. */
  writer: string;
  /** Of the table; absent until something was appended. */
  tableUuid?: string;
}

export async function targetStanding(
  db: Database,
  { catalog, namespace, name }: AppendTarget,
): Promise<TargetStanding> {
  const [row] = await rows<{ writer: string; table_uuid: string | null }>(
    db,
    sql`
      with made as (
        insert into append_targets (catalog, namespace, name) values (${catalog}, ${namespace}, ${name})
        on conflict do nothing returning writer, table_uuid
      )
      select writer, table_uuid from made
      union all select writer, table_uuid from append_targets
        where catalog = ${catalog} and namespace = ${namespace} and name = ${name}`,
  );
  // Two that made it at once: one sees neither.
  if (!row) return targetStanding(db, { catalog, namespace, name });
  return { writer: row.writer, ...(row.table_uuid !== null && { tableUuid: row.table_uuid }) };
}

/** The table is not what it was: its sequence begins anew, and what was on its way is dropped. */
export async function renewWriter(
  db: Database,
  { catalog, namespace, name }: AppendTarget,
  former: string,
): Promise<void> {
  await db.transaction(async (transaction) => {
    await transaction.execute(sql`
      update append_targets set writer = gen_random_uuid(), table_uuid = null
      where catalog = ${catalog} and namespace = ${namespace} and name = ${name} and writer = ${former}`);
    await transaction.execute(sql`
      update append_requests set state = 'dropped', files = '[]', settled_at = now()
      where writer = ${former} and state = 'open'`);
  });
}

/** Whether a request whose rows are in the table has had this position. Index: append_requests_positions. */
export async function hasHadPosition(db: Database, writer: string, position: number): Promise<boolean> {
  const found = await rows(
    db,
    sql`select from append_requests where writer = ${writer} and position = ${position} and state = 'committed'`,
  );
  return found.length > 0;
}

/** Index: append_requests_keys. */
export async function findRequest(db: Database, key: string): Promise<KnownRequest | undefined> {
  const [row] = await rows<RequestRow>(
    db,
    sql`select ${columns} from append_requests where idempotency_key = ${key} and state <> 'dropped'`,
  );
  return row && requestOf(row);
}

/** The request to a table that has begun and not come to its end. Index: append_requests_open. */
export async function findOpenRequest(db: Database, target: AppendTarget): Promise<AppendRequest | undefined> {
  const [row] = await rows<RequestRow>(
    db,
    sql`
      select ${columns} from append_requests where catalog = ${target.catalog} and namespace = ${target.namespace}
        and name = ${target.name} and state = 'open'`,
  );
  return row && requestOf(row);
}

/**
 * Notes a request before it is appended. Answers false when its key or its position is taken, or another one to the
 * table is open. Those settled more than a week ago are forgotten meanwhile.
 */
export async function noteRequest(db: Database, request: AppendRequest): Promise<boolean> {
  const { id, key = null, digest = null, catalog, namespace, name, writer, position, files } = request;
  const noted = await rows(
    db,
    sql`
      with forgotten as (
        delete from append_requests where id in (
          select id from append_requests where state <> 'open' and settled_at < now() - interval '7 days' limit 100)
      )
      insert into append_requests (id, idempotency_key, digest, catalog, namespace, name, rows, writer, position,
        files)
        values (${id}, ${key}, ${digest}, ${catalog}, ${namespace}, ${name}, ${request.rows}, ${writer},
          ${position}, ${jsonb(files)})
      on conflict do nothing returning id`,
  );
  return noted.length > 0;
}

/**
 * Settles a request as committed to the table of that UUID; answers what is to be answered: of two that settle it, the
 * first one's.
 */
export async function settleRequest(
  db: Database,
  { id, writer }: Pick<AppendRequest, 'id' | 'writer'>,
  tableUuid: string,
  answer: object,
): Promise<object> {
  const [settled] = await rows<{ answer: object }>(
    db,
    sql`
      with known as (
        update append_targets set table_uuid = ${tableUuid} where writer = ${writer} and table_uuid is null
      )
      update append_requests set answer = coalesce(answer, ${jsonb(answer)}), state = 'committed', files = '[]',
        settled_at = coalesce(settled_at, now())
      where id = ${id} and state <> 'dropped' returning answer`,
  );
  return settled?.answer ?? answer;
}

export async function dropRequest(db: Database, id: string): Promise<void> {
  await db.execute(sql`
    update append_requests set state = 'dropped', files = '[]', settled_at = now() where id = ${id} and state = 'open'`);
}
