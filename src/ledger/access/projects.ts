// The projects of a deployment. One that is deleted leaves its id behind, which is never given again.
import { sql, type SQL } from 'drizzle-orm';
import { prefixOf, type Project, type ProjectPatch } from '../../model/project';
import { rows, type Database } from '../ledger';

const columns = sql`
  id, name, max_sources as "maxSources", max_sinks_per_source as "maxSinksPerSource", rfc3339(created_at) as "createdAt"`;

/** Undefined when the id is taken, or was. */
export async function insertProject(db: Database, project: Omit<Project, 'createdAt'>): Promise<Project | undefined> {
  const { id, name, maxSources, maxSinksPerSource } = project;
  const [inserted] = await rows<Project>(
    db,
    sql`
      insert into projects (id, name, max_sources, max_sinks_per_source)
        values (${id}, ${name}, ${maxSources}, ${maxSinksPerSource})
      on conflict do nothing returning ${columns}`,
  );
  return inserted;
}

export async function findProject(db: Database, id: string): Promise<Project | undefined> {
  const [project] = await rows<Project>(
    db,
    sql`select ${columns} from projects where id = ${id} and deleted_at is null`,
  );
  return project;
}

/** By id; `among`: of these alone. */
export function listProjects(
  db: Database,
  { among, afterId = '', limit }: { among?: string[]; afterId?: string; limit: number },
): Promise<Project[]> {
  const conditions: SQL[] = [sql`deleted_at is null`, sql`id > ${afterId}`];
  if (among) conditions.push(sql`id in (select jsonb_array_elements_text(${JSON.stringify(among)}::jsonb))`);
  return rows<Project>(
    db,
    sql`select ${columns} from projects where ${sql.join(conditions, sql` and `)} order by id limit ${limit}`,
  );
}

/** Absent fields stay. Undefined when there is no such project. */
export async function updateProject(db: Database, id: string, patch: ProjectPatch): Promise<Project | undefined> {
  const changes: SQL[] = [sql`id = id`];
  if (patch.name !== undefined) changes.push(sql`name = ${patch.name}`);
  if (patch.maxSources !== undefined) changes.push(sql`max_sources = ${patch.maxSources}::integer`);
  if (patch.maxSinksPerSource !== undefined) {
    changes.push(sql`max_sinks_per_source = ${patch.maxSinksPerSource}::integer`);
  }
  const [updated] = await rows<Project>(
    db,
    sql`
      update projects set ${sql.join(changes, sql`, `)} where id = ${id} and deleted_at is null returning ${columns}`,
  );
  return updated;
}

/** With its members and its keys. Sources it must have none any more. */
export async function deleteProject(transaction: Database, id: string): Promise<void> {
  await transaction.execute(sql`update projects set deleted_at = now() where id = ${id}`);
  await transaction.execute(sql`delete from project_members where project_id = ${id}`);
  await transaction.execute(sql`delete from kv_entries where starts_with(collection, ${prefixOf(id)})`);
  await transaction.execute(sql`delete from kv_changes where starts_with(collection, ${prefixOf(id)})`);
}
