// What somebody may see of a deployment: what is of one project, or of some of its sources.
import { sql, type SQL } from 'drizzle-orm';
import { defaultProject, prefixOf } from '../model/project';
import { isAmong } from './ledger';

export interface Within {
  project: string;
  /** The only sources it may be of, all of that project; absent: all. */
  sourceIds?: string[];
}

/**
 * Whether a column of source ids has one of these. Of a project its sources are named, so that the indexes by source can
 * be used; those of the default project have no mark, which costs nothing where there is no other.
 */
export function isWithin(column: SQL, { project, sourceIds }: Within): SQL {
  if (sourceIds) return isAmong(column, sourceIds);
  if (project === defaultProject) return isOfProject(column, project);
  return sql`${column} = any(array(
    select id from sources where ${isOfProject(sql`id`, project)}
    union all select id from deleted_sources where ${isOfProject(sql`id`, project)}))`;
}

/** The same by the ids alone, also of sources that are gone. The planner can tell from its samples how many these are. */
export const isOfProject = (column: SQL, project: string): SQL =>
  project === defaultProject ? sql`${column} not like '%~%'` : sql`starts_with(${column}, ${prefixOf(project)})`;
