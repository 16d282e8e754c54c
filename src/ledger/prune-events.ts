// Events of long ago go, with their deliveries; what was counted of them stays.
import { sql, type SQL } from 'drizzle-orm';
import { finalStates } from '../model/delivery';
import { chainKeyOf } from './chain-guard';
import { isAmong, rows, uuids, type Database } from './ledger';
import { removeDeliveries } from './remove-deliveries';

export interface Pruning {
  /** How long an event is kept after it was accepted, and after the last of its deliveries was settled. */
  keepMs: number;
  /** The event after which the walk goes on; undefined: from the oldest. */
  afterUid: string | undefined;
  /** Events looked at. */
  limit: number;
}

export interface Pruned {
  events: number;
  /** The event after which the walk goes on; undefined when it is at its end. */
  toUid: string | undefined;
}

/**
 * Removes, of the next events in their order, those that are old enough and whose deliveries are all settled, other than by death:
 * a dead letter keeps its event. One that somebody takes up meanwhile stays.
 */
export async function pruneEvents(db: Database, { keepMs, afterUid, limit }: Pruning): Promise<Pruned> {
  const isOld = (moment: SQL) => sql`${moment} <= now() - make_interval(secs => ${keepMs / 1000})`;
  const next = await rows<{ uid: string; isOld: boolean; isMadeLongAgo: boolean }>(
    db,
    sql`
      select uid, ${isOld(sql`received_at`)} as "isOld", uid < ${firstUuidOfAge(keepMs)} as "isMadeLongAgo" from events
      ${afterUid === undefined ? sql`` : sql`where uid > ${afterUid}::uuid`} order by uid limit ${limit}`,
  );
  const old = next.filter(({ isOld }) => isOld).map(({ uid }) => uid);
  if (old.length === 0) {
    // Ids are made by the clock of a gateway, which may be behind: beyond its young events others may be old.
    const last = next.at(-1);
    return { events: 0, toUid: last?.isMadeLongAgo === true ? last.uid : undefined };
  }
  const isOver = sql`${isAmong(sql`state`, [...finalStates])} and ${isOld(sql`coalesce(settled_at, updated_at)`)}`;
  const events = await db.transaction(async (transaction) => {
    // Held, so that no replay makes a delivery of one that goes.
    const held = await rows<{ uid: string }>(
      transaction,
      sql`
        select uid from events e where uid = any(${uuids(old)})
          and not exists (select from deliveries d where d.event_uid = e.uid and (${isOver}) is not true)
        order by uid for update skip locked`,
    );
    if (held.length === 0) return 0;
    const going = uuids(held.map(({ uid }) => uid));
    await removeDeliveries(transaction, sql`event_uid = any(${going}) and ${isOver}`);
    const gone = await rows<Gone>(
      transaction,
      sql`
        delete from events e where uid = any(${going})
          and not exists (select from deliveries d where d.event_uid = e.uid)
        returning rootid, ${chainKeyOf(sql`e`)} as chain`,
    );
    await forgetChains(transaction, gone);
    return gone.length;
  });
  return { events, toUid: old.at(-1) };
}

/** The least UUIDv7 that was made so long ago, by the ledger's clock: its first 48 bits are milliseconds since 1970. */
const firstUuidOfAge = (ms: number): SQL =>
  sql`(select (lpad(to_hex(greatest(0, floor(date_part('epoch', now()) * 1000 - ${ms}))::bigint), 12, '0') || repeat('0', 20))::uuid)`;

interface Gone {
  rootid: string;
  chain: string;
}

/** How long a chain has become is known as long as one of its later events is there. */
async function forgetChains(db: Database, gone: Gone[]): Promise<void> {
  const among = sql`jsonb_to_recordset(${JSON.stringify(gone)}::jsonb) as g(rootid text, chain text)`;
  // Held before it is looked whether an event of it was accepted meanwhile, in the order in which accepts take them.
  const held = await rows<{ chain: string }>(
    db,
    sql`
      select c.rootid as chain from chains c where c.rootid in (select g.chain from ${among})
      order by c.rootid for update`,
  );
  if (held.length === 0) return;
  await db.execute(sql`
    delete from chains c using ${among}
    where c.rootid = g.chain and ${isAmong(
      sql`c.rootid`,
      held.map(({ chain }) => chain),
    )}
      and not exists (select from events e where e.rootid = g.rootid and e.rootid <> e.uid::text)`);
}

/** How long ago the oldest event there is was accepted, in seconds; 0 when there is none. */
export async function readAgeOfOldest(db: Database): Promise<number> {
  const [oldest] = await rows<{ seconds: number }>(
    db,
    sql`select date_part('epoch', now() - received_at)::float8 as seconds from events order by uid limit 1`,
  );
  return oldest?.seconds ?? 0;
}
