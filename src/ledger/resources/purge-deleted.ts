// What was deleted long enough ago goes for good, and leaves nothing behind.
import { sql, type SQL } from 'drizzle-orm';
import { ownSourceOf } from '../accept-dead';
import { rows, uuids, type Database } from '../ledger';
import { removeDeliveries } from '../remove-deliveries';

/** Rows removed in one transaction: a large sink is purged bit by bit. */
const mostAtOnce = 1000;

/** What is kept of a sink or of a source beside its deliveries and events, by the table it is in. */
const ofSinks = [
  ...['statistics', 'versions', 'secrets', 'notices', 'order_keys'],
  ...['table_batches', 'table_standings', 'kafka_topics'],
];
const ofSources = ['event_types', 'kafka_starts', 'kafka_losses', 'rejected_records'];

interface Due {
  sourceId: string;
  /** Null: the source as a whole. */
  sinkId: string | null;
}

/**
 * Purges what was deleted at least `keepMs` ago: deliveries with their attempts and all that is kept of them, statistics,
 * versions, secrets, what is known of its table, records that it refused, and of a source its events and what it kept of
 * Kafka. One that a workflow still carries a delivery of is left for the next time: a workflow would write back what it no
 * longer finds. Answers how many sources and sinks it purged.
 */
export async function purgeDeleted(db: Database, keepMs: number): Promise<number> {
  const due = await rows<Due>(
    db,
    sql`
      with old as (
        select id as source_id, null as sink_id from deleted_sources where ${isOld(keepMs)}
        union all
        select source_id, id from deleted_sinks where ${isOld(keepMs)} and not with_source
      )
      select source_id as "sourceId", sink_id as "sinkId" from old where not exists (
        select from deliveries d where d.source_id = old.source_id and (old.sink_id is null or d.sink_id = old.sink_id)
          and d.run is not null and d.state in ('running', 'waiting', 'dead'))`,
  );
  let purged = 0;
  for (const one of due) if (await purge(db, one)) purged += 1;
  return purged;
}

const isOld = (keepMs: number): SQL => sql`deleted_at <= now() - make_interval(secs => ${keepMs / 1000})`;

/** Answers false when it was undeleted meanwhile. Ends as begun when it is interrupted: until the end its row says so. */
async function purge(db: Database, { sourceId, sinkId }: Due): Promise<boolean> {
  const mine = sinkId === null ? sql`source_id = ${sourceId}` : sql`source_id = ${sourceId} and sink_id = ${sinkId}`;
  const row =
    sinkId === null
      ? sql`deleted_sources where id = ${sourceId}`
      : sql`deleted_sinks where source_id = ${sourceId} and id = ${sinkId}`;
  const marked =
    sinkId === null
      ? sql`update deleted_sources set is_going = true where id = ${sourceId} returning id`
      : sql`update deleted_sinks set is_going = true where source_id = ${sourceId} and id = ${sinkId} returning id`;
  if ((await rows(db, marked)).length === 0) return false;
  await untilNone(async () => {
    const gone = await removeDeliveries(db, sql`id in (select id from deliveries where ${mine} limit ${mostAtOnce})`);
    await db.execute(sql`delete from dead_letter_handlings where handler_delivery_id = any(${uuids(gone)})`);
    return gone;
  });
  await untilNone(() =>
    rows(
      db,
      sql`delete from events where uid in (
        select uid from events e where ${eventsOf(sourceId, sinkId)} limit ${mostAtOnce}) returning uid`,
    ),
  );
  for (const name of [...ofSinks, ...(sinkId === null ? ofSources : [])]) {
    const table = sql.identifier(name);
    await untilNone(() =>
      rows(
        db,
        sql`delete from ${table} where ctid in (select ctid from ${table} where ${mine} limit ${mostAtOnce}) returning ctid`,
      ),
    );
  }
  await db.transaction(async (transaction) => {
    if (sinkId === null) await transaction.execute(sql`delete from deleted_sinks where source_id = ${sourceId}`);
    await transaction.execute(sql`delete from ${row}`);
  });
  return true;
}

/** Of a sink those that are its own: one that takes its place would know them, and have no dead letter of them. */
const eventsOf = (sourceId: string, sinkId: string | null): SQL =>
  sinkId === null
    ? sql`e.source_id = ${sourceId}`
    : sql`e.source_id = ${sourceId} and e.source = ${ownSourceOf({ sourceId, sinkId })}
        and not exists (select from deliveries d where d.event_uid = e.uid)`;

async function untilNone(removeSome: () => Promise<unknown[]>): Promise<void> {
  while ((await removeSome()).length === mostAtOnce);
}
