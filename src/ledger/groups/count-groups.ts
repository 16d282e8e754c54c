import { sql } from 'drizzle-orm';
import { rows, type Database } from '../ledger';

/** Groups under way, of all sinks. */
export async function countGroups(db: Database): Promise<number> {
  const [counted] = await rows<{ count: number }>(db, sql`select count(*)::float8 as count from groups`);
  return counted?.count ?? 0;
}
