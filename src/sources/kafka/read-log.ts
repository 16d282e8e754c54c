// What the brokers hold of a source's topics, and how far its group has come: asked once, without being a member.
import type { Logger } from 'pino';
import type { Secrets } from '../../model/secret';
import type { KafkaSource } from '../../model/source';
import { connectKafka } from './connection';
import { storedOf } from './consumer/find-positions';
import { topicIdsOf, withIds, type PartitionOfTopic } from './log/topic-ids';

export interface LogOfPartition extends PartitionOfTopic {
  /** Its records: from offset `first` to before `end`. */
  first: number;
  end: number;
  /** The offset that the group has stored. */
  stored?: number;
}

/** By topic and partition. Throws what the brokers answer, or that they do not. */
export async function readLog(source: KafkaSource, secrets: Secrets, log: Logger): Promise<LogOfPartition[]> {
  const { topics, group } = source.config;
  const admin = connectKafka(source, secrets, log).admin();
  try {
    await admin.connect();
    const stored = await admin.fetchOffsets({ groupId: group, topics });
    const found: LogOfPartition[] = [];
    for (const topic of topics) {
      const partitions = await admin.fetchTopicOffsets(topic);
      for (const { partition, low, high } of partitions.sort((a, b) => a.partition - b.partition)) {
        const offset = storedOf(stored, { topic, partition });
        const held = { topic, partition, first: Number(low), end: Number(high) };
        found.push({ ...held, ...(offset !== undefined && { stored: offset }) });
      }
    }
    return withIds(found, await topicIdsOf(admin, topics));
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
}
