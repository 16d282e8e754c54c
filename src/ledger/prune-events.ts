// Events of long ago go, with their deliveries; what was counted of them stays.
import { sql, type SQL } from 'drizzle-orm';
import { finalStates } from '../model/delivery';
import { chainKeyOf } from './chain-guard';
import { isAmong, rows, uuidOf, uuids, type Database } from './ledger';
import { removeDeliveries } from './remove-deliveries';

export interface Pruning {
  /** How long an event is kept after it was accepted, and after the last of its deliveries was settled. */
  keepMs: number;
  /** The event after which the walk goes on; undefined: from the oldest. */
  afterUid: string | undefined;
  /** Events looked at. Of those that go, the first few whose deliveries are at most `deliveriesAnEvent` times as many. */
  limit: number;
}

/** One statement removes deliveries, attempts and logs: events of a source with many sinks go fewer at a time. */
const deliveriesAnEvent = 10;

export interface Pruned {
  events: number;
  /** The event after which the walk goes on; undefined when it is at its end. */
  toUid: string | undefined;
}

/**
 * Removes, of the next events in their order, those that are old enough and whose deliveries are all settled, other than by death:
 * a dead letter keeps its event. One that somebody takes up meanwhile stays. So does an event as long as the delivery that led to
 * it is there: attempted once more, that emits the same event, which is to be known.
 */
export async function pruneEvents(db: Database, { keepMs, afterUid, limit }: Pruning): Promise<Pruned> {
  const next = await rows<{ uid: string; isOld: boolean; isMadeLongAgo: boolean }>(
    db,
    sql`
      select uid, ${isOld(sql`received_at`, keepMs)} as "isOld", uid < ${firstUuidOfAge(keepMs)} as "isMadeLongAgo" from events
      ${afterUid === undefined ? sql`` : sql`where uid > ${afterUid}::uuid`} order by uid limit ${limit}`,
  );
  const old = next.filter(({ isOld }) => isOld).map(({ uid }) => uid);
  if (old.length === 0) {
    // Ids are made by the clock of a gateway, which may be behind: beyond its young events others may be old.
    const last = next.at(-1);
    return { events: 0, toUid: last?.isMadeLongAgo === true ? last.uid : undefined };
  }
  const settled = await rows<Settled>(
    db,
    sql`
      select uid, (select c.event_uid from deliveries c where c.id = ${causeOf(sql`e`)}) as "causedBy",
        (select count(*)::integer from deliveries d where d.event_uid = e.uid) as deliveries
      from events e where uid = any(${uuids(old)}) and ${isSettled(keepMs)} order by uid`,
  );
  const going = goingTogether(settled);
  const first = firstOf(going, limit * deliveriesAnEvent);
  const toUid = first.length < going.length ? first.at(-1)?.uid : old.at(-1);
  return { events: await removeTogether(db, first, keepMs), toUid };
}

const isOld = (moment: SQL, keepMs: number): SQL => sql`${moment} <= now() - make_interval(secs => ${keepMs / 1000})`;

/** The least UUIDv7 that was made so long ago, by the ledger's clock: its first 48 bits are milliseconds since 1970. */
const firstUuidOfAge = (ms: number): SQL =>
  sql`(lpad(to_hex(greatest(0, floor(date_part('epoch', now()) * 1000 - ${ms}))::bigint), 12, '0') || repeat('0', 20))::uuid`;

/** Of a delivery. */
const isOver = (keepMs: number): SQL =>
  sql`${isAmong(sql`state`, [...finalStates])} and ${isOld(sql`coalesce(settled_at, updated_at)`, keepMs)}`;

/** Of an event `e`. Index: deliveries_by_event. */
const isSettled = (keepMs: number): SQL =>
  sql`not exists (select from deliveries d where d.event_uid = e.uid and (${isOver(keepMs)}) is not true)`;

/** The id of the delivery that led to an event, if its sender named one. Index: deliveries_pkey. */
const causeOf = (event: SQL): SQL => uuidOf(sql`${event}.causeid`);

interface Settled {
  uid: string;
  /** The event whose delivery led to it; null when that is not there, or no longer. */
  causedBy: string | null;
  /** How many it has. */
  deliveries: number;
}

/** Those that nothing led to that stays. An event comes after the one that led to it; where clocks differ, it waits for the next walk. */
function goingTogether(settled: Settled[]): Settled[] {
  const going = new Set<string>();
  return settled.filter(({ uid, causedBy }) => {
    const goes = causedBy === null || going.has(causedBy);
    if (goes) going.add(uid);
    return goes;
  });
}

/** With so many deliveries at most; the very first may have more. */
function firstOf(events: Settled[], mostDeliveries: number): Settled[] {
  let deliveries = 0;
  return events.filter((event, at) => {
    deliveries += event.deliveries;
    return at === 0 || deliveries <= mostDeliveries;
  });
}

/** `candidates`: events that go together. */
async function removeTogether(db: Database, candidates: Settled[], keepMs: number): Promise<number> {
  if (candidates.length === 0) return 0;
  return db.transaction(async (transaction) => {
    // Held, so that no replay makes a delivery of one that goes.
    const held = await rows<{ uid: string }>(
      transaction,
      sql`
        select uid from events e where uid = any(${uuids(candidates.map(({ uid }) => uid))}) and ${isSettled(keepMs)}
        order by uid for update skip locked`,
    );
    const isHeld = new Set(held.map(({ uid }) => uid));
    const going = uuids(goingTogether(candidates.filter(({ uid }) => isHeld.has(uid))).map(({ uid }) => uid));
    await removeDeliveries(transaction, sql`event_uid = any(${going}) and ${isOver(keepMs)}`);
    // One whose delivery was taken up at this moment stays, and so does what that delivery led to.
    const gone = await rows<Gone>(
      transaction,
      sql`
        delete from events e where uid = any(${going})
          and not exists (select from deliveries d where d.event_uid = e.uid)
          and (select c.id from deliveries c where c.id = ${causeOf(sql`e`)}) is null
        returning rootid, ${chainKeyOf(sql`e`)} as chain`,
    );
    await forgetChains(transaction, gone);
    return gone.length;
  });
}

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
