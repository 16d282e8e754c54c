import { sql } from 'drizzle-orm';
import { rows, type Database } from '../ledger';

/** Which keys the stored secrets are sealed with, and how many with each. */
export function readKeyIds(db: Database): Promise<{ keyId: string; secrets: number }[]> {
  return rows(db, sql`select key_id as "keyId", count(*)::integer as secrets from secrets group by key_id order by 1`);
}
