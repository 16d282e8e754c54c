// The attempts that a group may make at the same time, out of those that its sink may have.
import { sql, type SQL } from 'drizzle-orm';
import type { GroupKey } from '../../model/delivery';
import type { SinkKey } from '../../model/sink';
import { roomUnderConcurrency } from '../flow/room';
import { dueChannel, rows, type Database } from '../ledger';

/** What a group leaves to others of its sink: the next group, later attempts, events that a caller waits for. */
const leftToOthers = sql`greatest(1, s.max_concurrency / 8)`;

const isGroup = ({ id, run }: GroupKey): SQL => sql`(g.id = ${id} and g.run = ${run})`;

/**
 * Gives a group up to `wanted` more, as far as its sink has room; answers how many. None while a claim is made from the
 * sink: whoever asks again has them later.
 */
export const takePermits = (db: Database, group: GroupKey & SinkKey, wanted: number): Promise<number> =>
  db.transaction(async (transaction) => {
    const { sourceId, sinkId } = group;
    const locked = await rows(
      transaction,
      sql`
        select from sink_flow where source_id = ${sourceId} and sink_id = ${sinkId} for no key update skip locked`,
    );
    if (locked.length === 0) return 0;
    const [taken] = await rows<{ more: number }>(
      transaction,
      sql`
        update groups g set permits = g.permits + free.more
        from (select least(${wanted}::integer, ${roomUnderConcurrency} - ${leftToOthers})::integer as more
          from sinks s where s.source_id = ${sourceId} and s.id = ${sinkId}) free
        where ${isGroup(group)} and free.more > 0 returning free.more`,
    );
    return taken?.more ?? 0;
  });

/** No further member is begun: those under way alone keep their permits. */
export const onlyPermitsOf = (group: GroupKey, underWay: number): SQL =>
  sql`update groups g set permits = greatest(1, least(g.permits, ${underWay}::integer)) where ${isGroup(group)}`;

/** The same, of which those who wait for room are told. */
export async function keepPermits(db: Database, group: GroupKey, underWay: number): Promise<void> {
  await db.execute(sql`
    with kept as (${onlyPermitsOf(group, underWay)} returning 1)
    select pg_notify(${dueChannel}, '') from kept`);
}
