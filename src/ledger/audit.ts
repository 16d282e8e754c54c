// The record of every change, written in its transaction: who, by what means, from where, what, before and after.
import { sql, type SQL } from 'drizzle-orm';
import type { Means } from '../model/access';
import type { By } from '../model/change';
import { jsonb } from './jsonb';
import { rows, type Database } from './ledger';
import { isOfProject } from './within';

/** What was done to what. `before` and `after` must have no secret in them. */
export interface Recorded {
  /** Such as `user.created`. */
  action: string;
  /** Such as `user/ada`. */
  target: string;
  sourceId?: string;
  /** Of what has no source: the project it is about; absent: the deployment. */
  project?: string;
  before?: unknown;
  after?: unknown;
}

export interface AuditEntry {
  id: string;
  madeAt: string;
  author: string;
  means: Means | 'penstock';
  /** The user it was, or whose token. */
  userName: string | null;
  tokenId: string | null;
  address: string | null;
  action: string;
  target: string;
  sourceId: string | null;
  before: unknown;
  after: unknown;
  reason: string | null;
}

export interface AuditQuery {
  project: string;
  /** Whether what is about the deployment is meant besides. */
  ofDeployment: boolean;
  author?: string;
  user?: string;
  action?: string;
  target?: string;
  sourceId?: string;
  /** RFC 3339. */
  from?: string;
  to?: string;
  /** Id of the last entry of the page before. */
  afterId?: string;
  limit: number;
}

export const authorColumns = sql.raw('author, means, user_name, token_id, address');

export const authorOf = ({ author, access }: By): SQL =>
  sql`${author}::text, ${access?.means ?? 'penstock'}::text, ${access?.userName ?? null}::text,
    ${access?.tokenId ?? null}::uuid, ${access?.address ?? null}::text`;

/** Call it in the transaction that makes the change. */
export async function record(
  transaction: Database,
  by: By,
  { action, target, sourceId, project, before, after }: Recorded,
): Promise<void> {
  await transaction.execute(sql`
    insert into audit (${authorColumns}, action, target, source_id, project_id, before, after, reason)
      values (${authorOf(by)}, ${action}, ${target}, ${sourceId ?? null}, ${project ?? null}, ${before === undefined ? null : jsonb(before)},
        ${after === undefined ? null : jsonb(after)}, ${by.reason ?? null})`);
}

/** For what is asked of the engine, which takes a repeated request as one: it is recorded once. */
export async function recordOnce(db: Database, by: By, recorded: Recorded): Promise<void> {
  const { action, target } = recorded;
  const known = await rows(db, sql`select from audit where target = ${target} and action = ${action} limit 1`);
  if (known.length === 0) await record(db, by, recorded);
}

/** Newest first. Index: the primary key, or audit_by_ what is asked for. */
export function listAudit(db: Database, query: AuditQuery): Promise<AuditEntry[]> {
  const ofProject = sql`${isOfProject(sql`source_id`, query.project)} or project_id = ${query.project}`;
  const ofDeployment = sql`${query.ofDeployment} and source_id is null and project_id is null`;
  const conditions: SQL[] = [sql`(${ofProject} or ${ofDeployment})`];
  if (query.author !== undefined) conditions.push(sql`author = ${query.author}`);
  if (query.user !== undefined) conditions.push(sql`user_name = ${query.user}`);
  if (query.action !== undefined) conditions.push(sql`action = ${query.action}`);
  if (query.target !== undefined) conditions.push(sql`target = ${query.target}`);
  if (query.sourceId !== undefined) conditions.push(sql`source_id = ${query.sourceId}`);
  if (query.from !== undefined) conditions.push(sql`made_at >= ${query.from}::timestamptz`);
  if (query.to !== undefined) conditions.push(sql`made_at < ${query.to}::timestamptz`);
  if (query.afterId !== undefined) conditions.push(sql`id < ${query.afterId}::bigint`);
  return rows<AuditEntry>(
    db,
    sql`
      select id::text as id, rfc3339(made_at) as "madeAt", author, means, user_name as "userName", token_id as "tokenId",
        address, action, target, source_id as "sourceId", before, after, reason
      from audit where ${sql.join(conditions, sql` and `)} order by audit.id desc limit ${query.limit}`,
  );
}
