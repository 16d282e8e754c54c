import { sql } from 'drizzle-orm';
import type { Memberships, UserRole } from '../../model/access';
import type { User } from '../../model/user';
import { rows, type Database } from '../ledger';
import { projectsOf } from './memberships';

const columns = sql`
  name, role, case when deactivated_at is null then 'active' else 'deactivated' end as state,
  rfc3339(deactivated_at) as "deactivatedAt", deactivated_by as "deactivatedBy", rfc3339(created_at) as "createdAt"`;

/** Undefined when the name is taken. */
export async function insertUser(
  db: Database,
  { name, role, passwordHash }: { name: string; role: UserRole; passwordHash: string },
): Promise<User | undefined> {
  const [user] = await rows<User>(
    db,
    sql`
      insert into users (name, role, password_hash) values (${name}, ${role}, ${passwordHash})
      on conflict do nothing returning ${columns}`,
  );
  return user;
}

export async function findUser(db: Database, name: string): Promise<User | undefined> {
  const [user] = await rows<User>(db, sql`select ${columns} from users where name = ${name}`);
  return user;
}

/** By name. */
export function listUsers(db: Database, { afterId = '', limit }: { afterId?: string; limit: number }): Promise<User[]> {
  return rows<User>(db, sql`select ${columns} from users where name > ${afterId} order by name limit ${limit}`);
}

/** Until the transaction ends nobody else changes a user, so that who counts the owners can trust the count. */
export async function lockUsers(transaction: Database): Promise<void> {
  await transaction.execute(sql`lock table users in share row exclusive mode`);
}

/** How many owners can log in. */
export async function countActiveOwners(db: Database): Promise<number> {
  const [row] = await rows<{ count: number }>(
    db,
    sql`select count(*)::integer as count from users where role = 'owner' and deactivated_at is null`,
  );
  return row?.count ?? 0;
}

export async function setRole(db: Database, name: string, role: UserRole): Promise<void> {
  await db.execute(sql`update users set role = ${role}, updated_at = now() where name = ${name}`);
}

/** Sessions and tokens stay, to be refused with the reason. */
export async function deactivateUser(db: Database, name: string, by: string): Promise<void> {
  await db.execute(sql`
    update users set deactivated_at = now(), deactivated_by = ${by}, updated_at = now()
    where name = ${name} and deactivated_at is null`);
}

/** Tokens are good again; who was logged in has to log in anew. */
export async function reactivateUser(db: Database, name: string): Promise<void> {
  await db.execute(sql`
    with back as (
      update users set deactivated_at = null, deactivated_by = null, updated_at = now()
      where name = ${name} returning id
    )
    delete from sessions where user_id in (select id from back)`);
}

/** With sessions and tokens. */
export async function removeUser(db: Database, name: string): Promise<void> {
  await db.execute(sql`delete from users where name = ${name}`);
}

/** Ends all sessions of the user but the one that is `kept`, by its hash. */
export async function setPasswordHash(
  db: Database,
  name: string,
  passwordHash: string,
  kept: string | null = null,
): Promise<void> {
  await db.execute(sql`
    with changed as (
      update users set password_hash = ${passwordHash}, updated_at = now() where name = ${name} returning id
    )
    delete from sessions where user_id in (select id from changed) and sha256 is distinct from ${kept}::text`);
}

/** What a login is checked against. */
export interface Login extends Memberships {
  id: string;
  passwordHash: string;
  deactivatedAt: string | null;
}

export async function findLogin(db: Database, name: string): Promise<Login | undefined> {
  const [login] = await rows<Login>(
    db,
    sql`
      select id, role, ${projectsOf(sql`users.id`)} as projects, password_hash as "passwordHash", rfc3339(deactivated_at) as "deactivatedAt"
      from users where name = ${name}`,
  );
  return login;
}
