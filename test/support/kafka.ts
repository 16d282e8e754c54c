// A real Kafka broker for tests, with what they do to its topics.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kafka, logLevel, type Admin, type IHeaders } from 'kafkajs';
import { prepareKafka, type KafkaBroker } from '../../src/demo/servers/kafka';
import { isKafkaThere } from './shared/find-kafka';
import { sharedServer } from './shared/shared-servers';

const isRequired = process.env.PENSTOCK_REQUIRE_SERVERS === '1';

/** `describe` where a broker is to be had, or must be (PENSTOCK_REQUIRE_SERVERS=1); else skipped, saying why. */
export function describeWithKafka(name: string, tests: () => void): void {
  if (isKafkaThere() || isRequired) return describe(name, tests);
  process.stderr.write(`${name}: skipped, no Kafka found (install Maven and Java 17 or newer)\n`);
  describe.skip(name, tests);
}

export interface TestRecord {
  key?: string | Buffer | null;
  value: string | Buffer | null;
  headers?: IHeaders;
  partition?: number;
}

export interface Broker extends KafkaBroker {
  admin: Admin;
  /** Makes a topic whose log is cut quickly when it is told to be. */
  topic(name: string, partitions?: number): Promise<void>;
  send(topic: string, records: TestRecord[]): Promise<void>;
  /** Removes the broker with its files. */
  close(): Promise<void>;
}

/** Prepares a broker, and starts it. `jars`: the folder of its jars; absent, the jest run knows it. */
export async function startKafka(jars?: string): Promise<Broker> {
  jars ??= (await sharedServer('kafka')).jars;
  const directory = await mkdtemp(join(tmpdir(), 'penstock-kafka-'));
  const kafka = await prepareKafka(jars, directory);
  const client = new Kafka({ brokers: [kafka.address], logLevel: logLevel.NOTHING, retry: { retries: 20 } });
  const admin = client.admin();
  const producer = client.producer({ allowAutoTopicCreation: false });
  const broker: Broker = {
    ...kafka,
    admin,
    async topic(name, partitions = 1) {
      await admin.createTopics({ waitForLeaders: true, topics: [{ topic: name, numPartitions: partitions }] });
    },
    async send(topic, records) {
      await producer.send({ topic, messages: records });
    },
    async close() {
      await producer.disconnect();
      await admin.disconnect();
      await kafka.kill();
      await rm(directory, { recursive: true, force: true });
    },
  };
  await kafka.start();
  await admin.connect();
  await producer.connect();
  return broker;
}
