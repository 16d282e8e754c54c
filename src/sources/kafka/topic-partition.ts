export interface TopicPartition {
  topic: string;
  partition: number;
}

/** Names a partition, in maps and in messages. */
export const keyOf = ({ topic, partition }: TopicPartition): string => `${topic}/${partition}`;
