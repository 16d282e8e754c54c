// Where a consumer group begins to read: settled once, before the first record.
import { sql } from 'drizzle-orm';
import { jsonb } from '../jsonb';
import { rows, type Database } from '../ledger';

/** Whose offsets: a group of a source. */
export interface GroupOfSource {
  sourceId: string;
  group: string;
}

export interface PartitionStart {
  topic: string;
  partition: number;
  offset: number;
}

/**
 * Settles where the partitions of one topic begin, and answers what holds: what was settled first stays. A partition
 * that joins a topic already settled begins at its first record, for nothing of it has been read or was skipped.
 */
export async function settleStarts(
  db: Database,
  { sourceId, group }: GroupOfSource,
  topic: string,
  starts: { partition: number; offset: number; firstOffset: number }[],
): Promise<PartitionStart[]> {
  await db.transaction(async (transaction) => {
    // Gateways that come at the same time take turns, so that all partitions are settled by one of them.
    await transaction.execute(sql`select from sources where id = ${sourceId} for no key update`);
    await transaction.execute(sql`
      insert into kafka_starts (source_id, consumer_group, topic, topic_partition, start_offset)
        select ${sourceId}::text, ${group}::text, ${topic}::text, s.partition,
          case when exists (select from kafka_starts k
              where k.source_id = ${sourceId} and k.consumer_group = ${group} and k.topic = ${topic})
            then s."firstOffset" else s."offset" end
        from jsonb_to_recordset(${jsonb(starts)}) as s(partition integer, "offset" bigint, "firstOffset" bigint)
          join sources on sources.id = ${sourceId}
      on conflict do nothing`);
  });
  return rows<PartitionStart>(
    db,
    sql`
      select topic, topic_partition as partition, start_offset::float8 as offset from kafka_starts
      where source_id = ${sourceId} and consumer_group = ${group} and topic = ${topic}`,
  );
}
