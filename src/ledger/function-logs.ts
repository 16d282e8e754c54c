// What functions said, kept for a time.
import { sql, type SQL } from 'drizzle-orm';
import type { FunctionLog } from '../model/inward';
import { jsonb } from './jsonb';
import { rows, type Database } from './ledger';
import { isWithin, type Within } from './within';

const keptFor = '7 days';
const mostPruned = 1000;

export interface ListedLogLine {
  /** Grows with every line. */
  id: number;
  functionName: string;
  deliveryId: string;
  attempt: number;
  level: string;
  message: string;
  at: string;
}

/** Removes lines that are no longer kept with it. */
export async function writeFunctionLog(
  db: Database,
  { functionName, deliveryId, attempt, lines }: FunctionLog,
): Promise<void> {
  await db.execute(sql`
    with gone as (
      delete from function_logs where id in (
        select id from (select id, at from function_logs order by id limit ${mostPruned}) oldest
        where at < now() - ${keptFor}::interval)
    )
    insert into function_logs (function_name, delivery_id, attempt, level, message)
      select ${functionName}, ${deliveryId}, ${attempt}, line.value ->> 'level', line.value ->> 'message'
      from jsonb_array_elements(${jsonb(lines)}) with ordinality as line(value, place) order by place`);
}

export interface LogQuery {
  within: Within;
  functionName?: string;
  deliveryId?: string;
  /** Of the last line of the page before. */
  before?: number;
  limit: number;
}

/** Newest first. Index: the primary key. */
export function listFunctionLogs(db: Database, { within, functionName, deliveryId, before, limit }: LogQuery) {
  const mine = sql`select from deliveries d where d.id = delivery_id and ${isWithin(sql`d.source_id`, within)}`;
  const conditions: SQL[] = [sql`exists (${mine})`];
  if (functionName !== undefined) conditions.push(sql`function_name = ${functionName}`);
  if (deliveryId !== undefined) conditions.push(sql`delivery_id = ${deliveryId}`);
  if (before !== undefined) conditions.push(sql`id < ${before}`);
  return rows<ListedLogLine>(
    db,
    sql`
      select id::float8 as id, function_name as "functionName", delivery_id as "deliveryId", attempt, level, message,
        rfc3339(at) as at
      from function_logs where ${sql.join(conditions, sql` and `)} order by id desc limit ${limit}`,
  );
}
