// Which topic each reader of a partition knows by its name: another one has none of the offsets that it goes by.
import { sql, type SQL } from 'drizzle-orm';
import { jsonb } from '../jsonb';
import { rows, type Database } from '../ledger';
import type { GroupOfSource } from './starts';

/** A group, or one of the tables that its records go into. */
export interface ReaderOfTopics extends GroupOfSource {
  sinkId?: string;
}

export interface PartitionOfTopic {
  topic: string;
  partition: number;
  /** By which the brokers tell it from others of that name, a UUID. */
  topicId: string;
}

type Partition = Pick<PartitionOfTopic, 'topic' | 'partition'>;

/** Notes the topics of partitions that the reader knows none of; answers the partitions of another topic than it knows. */
export async function settleTopics(
  db: Database,
  reader: ReaderOfTopics,
  found: PartitionOfTopic[],
): Promise<Partition[]> {
  if (found.length === 0) return [];
  await db.execute(sql`${insertOf(reader, found)} on conflict do nothing`);
  return madeAnew(db, reader, found);
}

/** Those of the partitions that the reader knows to be of another topic. */
export function madeAnew(
  db: Database,
  { sourceId, group, sinkId = '' }: ReaderOfTopics,
  found: PartitionOfTopic[],
): Promise<Partition[]> {
  return rows<Partition>(
    db,
    sql`
      select f.topic, f.partition from ${recordsetOf(found)}
        join kafka_topics k on k.topic = f.topic and k.topic_partition = f.partition and k.topic_id <> f."topicId"
      where k.source_id = ${sourceId} and k.consumer_group = ${group} and k.sink_id = ${sinkId}`,
  );
}

/** The reader goes on in these topics, whichever it knew. */
export async function renewTopics(db: Database, reader: ReaderOfTopics, found: PartitionOfTopic[]): Promise<void> {
  await db.execute(sql`
    ${insertOf(reader, found)}
    on conflict (source_id, consumer_group, sink_id, topic, topic_partition) do update set topic_id = excluded.topic_id`);
}

const insertOf = ({ sourceId, group, sinkId = '' }: ReaderOfTopics, found: PartitionOfTopic[]): SQL => sql`
  insert into kafka_topics (source_id, consumer_group, sink_id, topic, topic_partition, topic_id)
    select id, ${group}::text, ${sinkId}::text, f.topic, f.partition, f."topicId"
      from ${recordsetOf(found)} join sources on sources.id = ${sourceId}`;

const recordsetOf = (found: PartitionOfTopic[]): SQL =>
  sql`jsonb_to_recordset(${jsonb(found)}) as f(topic text, partition integer, "topicId" uuid)`;
