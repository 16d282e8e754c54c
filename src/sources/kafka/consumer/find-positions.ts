// Asks brokers and ledger where the assigned partitions go on.
import type { Admin } from 'kafkajs';
import { readLosses } from '../../../ledger/kafka/losses';
import { settleStarts } from '../../../ledger/kafka/starts';
import type { Database } from '../../../ledger/ledger';
import type { KafkaSource } from '../../../model/source';
import type { TopicPartition } from '../topic-partition';
import { positionOf, type Position } from './position';

export interface FoundPosition extends TopicPartition {
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
    for (const { partition } of assigned.filter((one) => one.topic === topic)) {
      const held = log.find((one) => one.partition === partition);
      const start = starts.find((one) => one.partition === partition);
      if (!held || !start) throw new Error(`${topic}/${partition} is assigned, and the brokers do not know it yet`);
      const storedOffset = storedOf(stored, { topic, partition });
      const loss = losses.find((one) => one.topic === topic && one.partition === partition);
      const position = positionOf({
        stored: storedOffset,
        start: start.offset,
        first: held.first,
        end: held.end,
        ...(loss?.goOnFrom && { decision: { lostOffset: loss.lostOffset, goOnFrom: loss.goOnFrom } }),
      });
      found.push({ topic, partition, position, first: held.first, end: held.end });
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
