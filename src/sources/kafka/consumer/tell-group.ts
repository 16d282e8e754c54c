import type { Admin, Consumer } from 'kafkajs';
import { removeLoss } from '../../../ledger/kafka/losses';
import { renewTopics } from '../../../ledger/kafka/topics';
import type { Database } from '../../../ledger/ledger';
import type { KafkaSource } from '../../../model/source';
import { hasId } from '../log/topic-ids';
import { keyOf } from '../topic-partition';
import { storedOf, type FoundPosition } from './find-positions';

/** What was decided about a loss becomes the group's offset, and the loss is forgotten when it is. */
export async function tellGroup(
  { consumer, admin, db, source }: { consumer: Consumer; admin: Admin; db: Database; source: KafkaSource },
  found: FoundPosition[],
): Promise<void> {
  const { group } = source.config;
  const decided = found.flatMap(({ position, ...one }) =>
    position.kind === 'at' && position.decided ? [{ ...one, offset: position.offset }] : [],
  );
  if (decided.length === 0) return;
  await consumer.commitOffsets(decided.map(({ offset, ...one }) => ({ ...one, offset: String(offset) })));
  const topics = [...new Set(decided.map(({ topic }) => topic))];
  const stored = await admin.fetchOffsets({ groupId: group, topics });
  for (const one of decided) {
    if (storedOf(stored, one) !== one.offset) throw new Error(`the group has not stored where ${keyOf(one)} goes on`);
    // Both at once: a topic that was made anew must not seem the same before the group is at an offset of it.
    await db.transaction(async (transaction) => {
      await renewTopics(transaction, { sourceId: source.id, group }, [one].filter(hasId));
      await removeLoss(transaction, { sourceId: source.id, group }, one);
    });
  }
}
