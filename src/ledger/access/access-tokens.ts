// Personal access tokens. Only the hash of one is kept.
import { sql, type SQL } from 'drizzle-orm';
import type { Memberships, Scope } from '../../model/access';
import type { AccessToken } from '../../model/user';
import { rows, type Database } from '../ledger';
import { sha256 } from '../tokens';
import { projectsOf } from './memberships';

const columns = sql`
  t.id, t.name, u.name as user, t.begins, t.scopes, t.project_id as project,
  t.source_ids as "sourceIds",
  case when t.revoked_at is not null then 'revoked' when t.expires_at <= now() then 'expired' else 'active' end as state,
  rfc3339(t.created_at) as "createdAt", rfc3339(t.expires_at) as "expiresAt", rfc3339(t.revoked_at) as "revokedAt",
  t.revoked_by as "revokedBy", rfc3339(t.last_used_at) as "lastUsedAt", t.last_used_address as "lastUsedAddress"`;

const shownCharacters = 8;

export interface NewToken {
  id: string;
  userId: string;
  name: string;
  scopes: Scope[];
  project: string | null;
  sourceIds: string[] | null;
  /** Null: never. */
  expiresInDays: number | null;
}

export async function insertAccessToken(db: Database, token: string, made: NewToken): Promise<AccessToken> {
  const sourceIds = made.sourceIds && JSON.stringify(made.sourceIds);
  await db.execute(sql`
    insert into access_tokens (id, user_id, name, sha256, begins, scopes, project_id, source_ids, expires_at)
      values (${made.id}, ${made.userId}, ${made.name}, ${sha256(token)}, ${token.slice(0, shownCharacters)},
        ${JSON.stringify(made.scopes)}::jsonb, ${made.project}, ${sourceIds}::jsonb,
        now() + make_interval(days => ${made.expiresInDays}::integer))`);
  const [inserted] = await listAccessTokens(db, { id: made.id, limit: 1 });
  if (!inserted) throw new Error('a token that was inserted is there');
  return inserted;
}

/** Newest first; of one user, or of all; `project`: only those limited to it. */
export function listAccessTokens(
  db: Database,
  {
    id,
    user,
    project,
    afterId,
    limit,
  }: { id?: string; user?: string; project?: string; afterId?: string; limit: number },
): Promise<AccessToken[]> {
  const conditions: SQL[] = [sql`true`];
  if (id !== undefined) conditions.push(sql`t.id = ${id}`);
  if (user !== undefined) conditions.push(sql`u.name = ${user}`);
  if (project !== undefined) conditions.push(sql`t.project_id = ${project}`);
  if (afterId !== undefined) conditions.push(sql`t.id < ${afterId}::uuid`);
  return rows<AccessToken>(
    db,
    sql`
      select ${columns} from access_tokens t join users u on u.id = t.user_id
      where ${sql.join(conditions, sql` and `)} order by t.id desc limit ${limit}`,
  );
}

/** Answers false when it was revoked before. */
export async function revokeAccessToken(db: Database, id: string, by: string): Promise<boolean> {
  const revoked = await rows(
    db,
    sql`
      update access_tokens set revoked_at = now(), revoked_by = ${by} where id = ${id} and revoked_at is null returning id`,
  );
  return revoked.length > 0;
}

/** What a request with a token is judged by. */
export interface PresentedToken extends Memberships {
  id: string;
  name: string;
  userId: string;
  userName: string;
  scopes: Scope[];
  project: string | null;
  sourceIds: string[] | null;
  deactivatedAt: string | null;
  expiresAt: string | null;
  isExpired: boolean;
  revokedAt: string | null;
  lastUsedAddress: string | null;
  /** Whether its use was noted within the last minute. */
  isNoted: boolean;
}

export async function findPresentedToken(db: Database, token: string): Promise<PresentedToken | undefined> {
  const [found] = await rows<PresentedToken>(
    db,
    sql`
      select t.id, t.name, u.id as "userId", u.name as "userName", u.role, ${projectsOf(sql`u.id`)} as projects, t.scopes,
        t.project_id as project, t.source_ids as "sourceIds", rfc3339(u.deactivated_at) as "deactivatedAt", rfc3339(t.expires_at) as "expiresAt",
        coalesce(t.expires_at <= now(), false) as "isExpired", rfc3339(t.revoked_at) as "revokedAt",
        t.last_used_address as "lastUsedAddress",
        coalesce(t.last_used_at > now() - interval '1 minute', false) as "isNoted"
      from access_tokens t join users u on u.id = t.user_id where t.sha256 = ${sha256(token)}`,
  );
  return found;
}

/** Answers whether it was used before, and never from this address. */
export async function noteTokenUse(transaction: Database, id: string, address: string): Promise<boolean> {
  // Its row is locked by this, so that of two uses at once one is the first.
  await transaction.execute(sql`
    update access_tokens set last_used_at = now(), last_used_address = ${address} where id = ${id}`);
  const added = await rows(
    transaction,
    sql`
      insert into access_token_addresses (token_id, address) values (${id}, ${address})
      on conflict do nothing returning token_id`,
  );
  if (added.length === 0) return false;
  const others = await rows(
    transaction,
    sql`select from access_token_addresses where token_id = ${id} and address <> ${address} limit 1`,
  );
  return others.length > 0;
}
