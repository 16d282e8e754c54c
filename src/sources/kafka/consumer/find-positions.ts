// Asks brokers and ledger where the assigned partitions go on.
import type { Admin } from 'kafkajs';
import { readLosses } from '../../../ledger/kafka/losses';
import { settleStarts } from '../../../ledger/kafka/starts';
import { settleTopics } from '../../../ledger/kafka/topics';
import type { Database } from '../../../ledger/ledger';
import type { KafkaSource } from '../../../model/source';
import { hasId, topicIdsOf, withIds, type PartitionOfTopic } from '../log/topic-ids';
import { keyOf, type TopicPartition } from '../topic-partition';
import { positionOf, type Position } from './position';

export interface FoundPosition extends PartitionOfTopic {
  position: Position;
  first: number;
  end: number;
}

/** Throws what the brokers or the ledger answer when they cannot say. */
export async function findPositions(
  { admin, db, source }: { admin: Admin; db: Database; source: KafkaSource },
  assigned: TopicPartition[],
): Promise<FoundPosition[]> {
  const { group, startFrom } = source.config;
  const ofSource = { sourceId: source.id, group };
  const topics = [...new Set(assigned.map(({ topic }) => topic))];
  const stored = await admin.fetchOffsets({ groupId: group, topics });
  const losses = (await readLosses(db, source.id)).filter((loss) => loss.group === group);
  const ofTopics = withIds(assigned, await topicIdsOf(admin, topics));
  const others = new Set((await settleTopics(db, ofSource, ofTopics.filter(hasId))).map(keyOf));

  const found: FoundPosition[] = [];
  for (const topic of topics) {
    const log = (await admin.fetchTopicOffsets(topic)).map(({ partition, low, high }) => ({
      partition,
      first: Number(low),
      end: Number(high),
    }));
    const starts = await settleStarts(
      db,
      ofSource,
      topic,
      log.map(({ partition, first, end }) => ({
        partition,
        offset: startFrom === 'earliest' ? first : end,
        firstOffset: first,
      })),
    );
    for (const one of ofTopics.filter((other) => other.topic === topic)) {
      const { partition } = one;
      const held = log.find((other) => other.partition === partition);
      const start = starts.find((other) => other.partition === partition);
      if (!held || !start) throw new Error(`${topic}/${partition} is assigned, and the brokers do not know it yet`);
      const storedOffset = storedOf(stored, { topic, partition });
      const loss = losses.find((other) => other.topic === topic && other.partition === partition);
      const position = positionOf({
        stored: storedOffset,
        start: start.offset,
        first: held.first,
        end: held.end,
        isAnother: others.has(keyOf(one)),
        ...(loss?.goOnFrom && { decision: { lostOffset: loss.lostOffset, goOnFrom: loss.goOnFrom } }),
      });
      found.push({ ...one, position, first: held.first, end: held.end });
    }
  }
  return found;
}

type Stored = Awaited<ReturnType<Admin['fetchOffsets']>>;

/** kafkajs says -1 for none. */
export function storedOf(stored: Stored, { topic, partition }: TopicPartition): number | undefined {
  const offset = stored
    .find((one) => one.topic === topic)
    ?.partitions.find((one) => one.partition === partition)?.offset;
  return offset === undefined || Number(offset) < 0 ? undefined : Number(offset);
}
