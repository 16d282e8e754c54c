// Whether the topics of a source are there.
import type { Admin } from 'kafkajs';

/** Throws `TopicMissing`, for kafkajs names no topic when one is missing. */
export async function checkTopics(admin: Admin, topics: string[]): Promise<void> {
  const there = new Set(await admin.listTopics());
  const missing = topics.filter((topic) => !there.has(topic));
  if (missing.length > 0) throw new TopicMissing(`there is no topic "${missing.join('", "')}", or it may not be read`);
}

export class TopicMissing extends Error {
  override readonly name = 'TopicMissing';
}
