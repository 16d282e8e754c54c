// Records for a topic, made while they are sent.
import { Kafka, logLevel } from 'kafkajs';

/** To one partition: a request of less than the megabyte that a broker takes. */
const together = 1500;

export interface Records {
  topic: string;
  partitions: number;
  count: number;
  /** The value of a record by its number, from 0. */
  value: (number: number) => string;
  /** Told of how many the broker has; what comes then waits for it. */
  sent?: (count: number) => unknown;
}

/** In an empty topic, record n is at offset n / partitions of partition n % partitions, and there once. */
export async function fillTopic(
  address: string,
  { topic, partitions, count, value, sent = () => undefined }: Records,
): Promise<void> {
  const kafka = new Kafka({ brokers: [address], logLevel: logLevel.NOTHING });
  const producer = kafka.producer({ allowAutoTopicCreation: false, idempotent: true });
  await producer.connect();
  for (let from = 0; from < count; from += together * partitions) {
    const messages = Array.from({ length: Math.min(together * partitions, count - from) }, (_, index) => ({
      partition: (from + index) % partitions,
      value: value(from + index),
    }));
    await producer.send({ topic, messages });
    await sent(from + messages.length);
  }
  await producer.disconnect();
}
