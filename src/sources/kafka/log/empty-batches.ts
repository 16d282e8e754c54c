import Batch from 'kafkajs/src/consumer/batch';

/**
 * kafkajs goes beyond what holds no records by itself, such as markers of transactions, and tells of it when it has: even
 * if it was sent to another offset meanwhile, which whoever is told cannot know. So they are given to consumers like others.
 */
export function giveEmptyBatches(): void {
  Batch.prototype.isEmptyDueToFiltering = () => false;
  Batch.prototype.isEmpty = function () {
    return this.rawMessages.length === 0;
  };
}
