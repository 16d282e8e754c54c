// How often somebody may try to log in: counted before a password is looked at, by all gateways together.
import { sql } from 'drizzle-orm';
import { rows, type Database } from '../ledger';

const windowMinutes = 15;
/** Within a window: of one user from one address, from one address, of one user from wherever. */
const most = { both: 5, address: 30, user: 100 };

const keysOf = (user: string, address: string) => [
  { key: `address ${address}`, most: most.address },
  { key: `both ${user} ${address}`, most: most.both },
  { key: `user ${user}`, most: most.user },
];

/**
 * Counts an attempt. Answers in how many seconds another one may be made when this one may not be, else undefined. One that
 * is refused counts nothing: else whoever is refused at one address would lock the user out at all others.
 */
export async function countLogin(db: Database, user: string, address: string): Promise<number | undefined> {
  const [refused] = await rows<{ seconds: number | null }>(
    db,
    sql`
      with asked as materialized (
        select * from jsonb_to_recordset(${JSON.stringify(keysOf(user, address))}::jsonb) as k(key text, most integer)
      ), held as materialized (
        select a.key, a.count, a.since, most from login_attempts a join asked using (key) order by a.key for update of a
      ), full_ones as materialized (
        select since from held where count >= most and since >= now() - ${window}
      ), counted as (
        insert into login_attempts as a (key, count, since)
          select key, 1, now() from asked where not exists (select from full_ones) order by key
        on conflict (key) do update set
          count = case when a.since < now() - ${window} then 1 else a.count + 1 end,
          since = case when a.since < now() - ${window} then now() else a.since end
        returning key, count, since
      ), refusing as (
        select since from full_ones
        -- The first ones, made at once, find no row to hold.
        union all select since from counted join asked using (key) where count > most
      )
      select ceil(extract(epoch from max(since) + ${window} - now()))::integer as seconds from refusing`,
  );
  return refused?.seconds ?? undefined;
}

/** One that succeeded counts for nothing. */
export async function forgiveLogin(db: Database, user: string, address: string): Promise<void> {
  await db.execute(sql`
    update login_attempts a set count = case when a.key like 'both %' then 0 else greatest(a.count - 1, 0) end
    from (select key from login_attempts
      where key in (select jsonb_array_elements_text(${JSON.stringify(keysOf(user, address).map(({ key }) => key))}::jsonb))
      order by key for update) mine
    where a.key = mine.key`);
}

export async function forgetLogins(db: Database): Promise<void> {
  await db.execute(sql`delete from login_attempts where since < now() - ${window}`);
}

const window = sql.raw(`interval '${windowMinutes} minutes'`);
