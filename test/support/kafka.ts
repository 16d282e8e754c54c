// A real Kafka broker for tests, with what they do to its topics.

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kafka, logLevel, type Admin, type CompressionTypes, type IHeaders } from 'kafkajs';
import { prepareKafka, type KafkaBroker, type SecondListener } from '../../src/demo/servers/kafka';
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

/** A listener that wants TLS and a password. */
export interface SecureListener {
  /** Its certificate, and the key to it in PKCS #8, in PEM. */
  certificateAndKey: string;
  /** Who may come, by PLAIN and by SCRAM-SHA-256. */
  username: string;
  password: string;
}

export interface Broker extends KafkaBroker {
  /** Of the listener that wants TLS and a password, where there is one. */
  secureAddress: string;
  admin: Admin;
  /** Makes a topic whose log is cut quickly when it is told to be. `settings`: of the topic, by Kafka's names. */
  topic(name: string, partitions?: number, settings?: Record<string, string>): Promise<void>;
  /** `compression`: of kafkajs. */
  send(topic: string, records: TestRecord[], compression?: CompressionTypes): Promise<void>;
  /** The first bytes of a partition's log, as the broker keeps them. */
  log(topic: string, partition?: number): Promise<Buffer>;
  /** Removes the broker with its files. */
  close(): Promise<void>;
}

/** Prepares a broker, and starts it. `jars`: the folder of its jars; absent, the jest run knows it. */
export async function startKafka(jars?: string, secure?: SecureListener): Promise<Broker> {
  jars ??= (await sharedServer('kafka')).jars;
  const directory = await mkdtemp(join(tmpdir(), 'penstock-kafka-'));
  const { secondAddress: secureAddress, ...kafka } = await prepareKafka(
    jars,
    directory,
    secure && (await securely(directory, secure)),
  );
  const client = new Kafka({ brokers: [kafka.address], logLevel: logLevel.NOTHING, retry: { retries: 20 } });
  const admin = client.admin();
  const producer = client.producer({ allowAutoTopicCreation: false });
  const broker: Broker = {
    ...kafka,
    secureAddress,
    admin,
    async topic(name, partitions = 1, of = {}) {
      const configEntries = Object.entries(of).map(([setting, value]) => ({ name: setting, value }));
      const topics = [{ topic: name, numPartitions: partitions, configEntries }];
      await admin.createTopics({ waitForLeaders: true, topics });
    },
    async send(topic, records, compression) {
      await producer.send({ topic, messages: records, ...(compression !== undefined && { compression }) });
    },
    log: (topic, partition = 0) => readFile(join(directory, 'data', `${topic}-${partition}`, `${'0'.repeat(20)}.log`)),
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

async function securely(
  directory: string,
  { certificateAndKey, username, password }: SecureListener,
): Promise<SecondListener> {
  const keystore = join(directory, 'keystore.pem');
  await writeFile(keystore, certificateAndKey);
  const module = (name: string) => `org.apache.kafka.common.security.${name}LoginModule required`;
  return {
    protocol: 'SASL_SSL',
    settings: [
      'sasl.enabled.mechanisms=PLAIN,SCRAM-SHA-256',
      `listener.name.second.plain.sasl.jaas.config=${module('plain.Plain')} user_${username}="${password}";`,
      `listener.name.second.scram-sha-256.sasl.jaas.config=${module('scram.Scram')};`,
      'listener.name.second.ssl.keystore.type=PEM',
      `listener.name.second.ssl.keystore.location=${keystore}`,
    ],
    formatting: ['--add-scram', `SCRAM-SHA-256=[name=${username},password=${password}]`],
  };
}
