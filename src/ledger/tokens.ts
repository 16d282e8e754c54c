import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { rows, type Database } from './ledger';

/** How a token is kept: it is random and long, so a plain hash gives nothing away. */
export const sha256 = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Makes this the one token of that name. Only its hash is kept. */
export async function writeToken(db: Database, name: string, token: string): Promise<void> {
  await db.execute(sql`
    insert into tokens (name, sha256) values (${name}, ${sha256(token)})
    on conflict (name) do update set sha256 = excluded.sha256 where tokens.sha256 <> excluded.sha256`);
}

export async function hasToken(db: Database, name: string): Promise<boolean> {
  return (await rows(db, sql`select from tokens where name = ${name}`)).length > 0;
}

/** The name of the token, or undefined when it is not one of ours. */
export async function nameOfToken(db: Database, token: string): Promise<string | undefined> {
  const [row] = await rows<{ name: string }>(db, sql`select name from tokens where sha256 = ${sha256(token)}`);
  return row?.name;
}
