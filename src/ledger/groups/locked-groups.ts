import { sql, type SQL } from 'drizzle-orm';

/** Groups `which`, locked by everybody in the same order: else two that lock several of a carrier could wait for each other. */
export const lockedGroups = (which: SQL): SQL =>
  sql`select id, run from groups where ${which} order by id, run for no key update`;
