declare module 'kafkajs/src/consumer/batch' {
  import type { Batch } from 'kafkajs';
  /** What kafkajs makes of a partition's part of an answer. */
  const KafkaBatch: new (topic: string, fetchedOffset: string, partition: unknown) => Batch;
  export = KafkaBatch;
}
