import type { Admin } from 'kafkajs';
import type { Logger } from 'pino';
import { startChore, type Chore } from '../../../model/chore';
import { keyOf } from '../topic-partition';
import type { PartitionFlow } from './partition-flow';

const everyMs = 5000;

/** Keeps each flow told where its partition ends, from which its lag is known. */
export const followEnds = (admin: Admin, flows: ReadonlyMap<string, PartitionFlow>, log: Logger): Chore =>
  startChore({ name: 'find out where topics end', everyMs, log }, async () => {
    const follow = async (topic: string) => {
      for (const { partition, high } of await admin.fetchTopicOffsets(topic)) {
        flows.get(keyOf({ topic, partition }))?.endsAt(Number(high));
      }
    };
    // One that does not answer keeps none of the others from being followed.
    await Promise.all([...new Set([...flows.values()].map((flow) => flow.topic))].map(follow));
  });
