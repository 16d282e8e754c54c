// Who is in which project, and as what. In the default one that is the user's own role.
import { sql, type SQL } from 'drizzle-orm';
import type { Role, UserRole } from '../../model/access';
import { defaultProject } from '../../model/project';
import { rows, type Database } from '../ledger';

/** The projects of a user, each with the role there, the first that was joined first. */
export const projectsOf = (userId: SQL): SQL => sql`(
  select coalesce(json_agg(json_build_array(project_id, role) order by created_at, project_id), '[]')
  from project_members where user_id = ${userId})`;

export interface Member {
  user: string;
  role: Role;
}

/** By name; owners of the deployment, who are in all projects, only of the default one. */
export function listMembers(
  db: Database,
  project: string,
  { afterId = '', limit }: { afterId?: string; limit: number },
): Promise<Member[]> {
  return rows<Member>(
    db,
    project === defaultProject
      ? sql`
          select name as user, role from users where role <> 'member' and name > ${afterId} order by name limit ${limit}`
      : sql`
          select u.name as user, m.role from project_members m join users u on u.id = m.user_id
          where m.project_id = ${project} and u.name > ${afterId} order by u.name limit ${limit}`,
  );
}

export async function findMember(db: Database, project: string, user: string): Promise<Role | undefined> {
  const [member] = await rows<{ role: Role }>(
    db,
    sql`
      select m.role from project_members m join users u on u.id = m.user_id
      where m.project_id = ${project} and u.name = ${user}`,
  );
  return member?.role;
}

/** Answers the user's own role; undefined when there is no such user. */
export async function lockUser(transaction: Database, user: string): Promise<UserRole | undefined> {
  const [found] = await rows<{ role: UserRole }>(
    transaction,
    sql`select role from users where name = ${user} for no key update`,
  );
  return found?.role;
}

export async function setMember(db: Database, project: string, user: string, role: Role): Promise<void> {
  await db.execute(sql`
    insert into project_members (project_id, user_id, role) select ${project}, id, ${role} from users where name = ${user}
    on conflict (user_id, project_id) do update set role = excluded.role`);
}

export async function removeMember(db: Database, project: string, user: string): Promise<void> {
  await db.execute(sql`
    delete from project_members
    where project_id = ${project} and user_id = (select id from users where name = ${user})`);
}
