// Logins of people. Of the token that the cookie holds only the hash is kept.
import { sql } from 'drizzle-orm';
import type { Memberships } from '../../model/access';
import { rows, type Database } from '../ledger';
import { sha256 } from '../tokens';
import { projectsOf } from './memberships';

export interface Session extends Memberships {
  userId: string;
  userName: string;
  deactivatedAt: string | null;
  expiresAt: string;
  isExpired: boolean;
}

/** Answers when it expires, RFC 3339. */
export async function beginSession(
  db: Database,
  { token, userId, address, hours }: { token: string; userId: string; address: string; hours: number },
): Promise<string> {
  const [begun] = await rows<{ expiresAt: string }>(
    db,
    sql`
      insert into sessions (sha256, user_id, address, expires_at)
        values (${sha256(token)}, ${userId}, ${address}, now() + make_interval(hours => ${hours}))
      returning rfc3339(expires_at) as "expiresAt"`,
  );
  if (!begun) throw new Error('an insert of a row answers it');
  return begun.expiresAt;
}

export async function findSession(db: Database, token: string): Promise<Session | undefined> {
  const [session] = await rows<Session>(
    db,
    sql`
      select u.id as "userId", u.name as "userName", u.role, ${projectsOf(sql`u.id`)} as projects, rfc3339(u.deactivated_at) as "deactivatedAt",
        rfc3339(s.expires_at) as "expiresAt", s.expires_at <= now() as "isExpired"
      from sessions s join users u on u.id = s.user_id where s.sha256 = ${sha256(token)}`,
  );
  return session;
}

export async function endSession(db: Database, token: string): Promise<void> {
  await db.execute(sql`delete from sessions where sha256 = ${sha256(token)}`);
}

/** Who comes with an expired one is told so for that long. */
const toldForDays = 7;

export async function forgetSessions(db: Database): Promise<void> {
  await db.execute(sql`delete from sessions where expires_at < now() - make_interval(days => ${toldForDays})`);
}
