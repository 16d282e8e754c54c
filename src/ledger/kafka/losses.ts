// Partitions whose next record is gone, and where their source goes on by somebody's decision.
import { sql } from 'drizzle-orm';
import type { By } from '../../model/change';
import type { GoOnFrom } from '../../model/kafka-source';
import { record } from '../audit';
import { rows, type Database } from '../ledger';
import type { GroupOfSource } from './starts';

export interface Loss {
  topic: string;
  partition: number;
  /** The next offset that was to be read. */
  lostOffset: number;
  /** The offsets that the partition has: from the first to before the end. */
  firstOffset: number;
  endOffset: number;
}

export interface NotedLoss extends Loss {
  group: string;
  goOnFrom: GoOnFrom | null;
  notedAt: string;
}

/** Notes a loss; a decision that was made about another one of the partition does not count for it. */
export async function noteLoss(db: Database, { sourceId, group }: GroupOfSource, loss: Loss): Promise<void> {
  const { topic, partition, lostOffset, firstOffset, endOffset } = loss;
  await db.execute(sql`
    insert into kafka_losses as l
        (source_id, consumer_group, topic, topic_partition, lost_offset, first_offset, end_offset)
      select id, ${group}, ${topic}, ${partition}, ${lostOffset}, ${firstOffset}, ${endOffset}
        from sources where id = ${sourceId}
    on conflict (source_id, consumer_group, topic, topic_partition) do update set
      first_offset = excluded.first_offset, end_offset = excluded.end_offset, lost_offset = excluded.lost_offset,
      go_on_from = case when l.lost_offset = excluded.lost_offset then l.go_on_from end,
      noted_at = case when l.lost_offset = excluded.lost_offset then l.noted_at else now() end`);
}

/** By topic and partition. */
export function readLosses(db: Database, sourceId: string): Promise<NotedLoss[]> {
  return rows<NotedLoss>(
    db,
    sql`
      select consumer_group as "group", topic, topic_partition as partition, lost_offset::float8 as "lostOffset",
        first_offset::float8 as "firstOffset", end_offset::float8 as "endOffset", go_on_from as "goOnFrom",
        rfc3339(noted_at) as "notedAt"
      from kafka_losses where source_id = ${sourceId} order by consumer_group, topic, topic_partition`,
  );
}

/** Forgets a loss whose partition goes on. */
export async function removeLoss(
  db: Database,
  { sourceId, group }: GroupOfSource,
  { topic, partition }: Pick<Loss, 'topic' | 'partition'>,
): Promise<void> {
  await db.execute(sql`
    delete from kafka_losses where source_id = ${sourceId} and consumer_group = ${group}
      and topic = ${topic} and topic_partition = ${partition}`);
}

/** Decides about all losses of a source; its consumers start again. Answers how many there are. */
export async function decideLosses(db: Database, sourceId: string, from: GoOnFrom, by: By): Promise<number> {
  return db.transaction(async (transaction) => {
    const decided = await rows(
      transaction,
      sql`update kafka_losses set go_on_from = ${from} where source_id = ${sourceId} returning topic`,
    );
    // A new version of the source is what its consumers notice.
    if (decided.length > 0) {
      await transaction.execute(sql`update sources set updated_at = now() where id = ${sourceId}`);
      const after = { from, partitions: decided.length };
      await record(transaction, by, { action: 'source.wentOn', target: `source/${sourceId}`, sourceId, after });
    }
    return decided.length;
  });
}
