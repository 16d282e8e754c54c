import { sql } from 'drizzle-orm';
import { rows, type Database } from '../ledger';

/** Workflows under way that carry groups. */
export async function countGroups(db: Database): Promise<number> {
  const [counted] = await rows<{ count: number }>(db, sql`select count(distinct id)::float8 as count from groups`);
  return counted?.count ?? 0;
}
