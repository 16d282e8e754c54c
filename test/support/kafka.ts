// A real Kafka broker for tests: one node that is its own controller, on a free port of 127.0.0.1.

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kafka, logLevel, type Admin, type CompressionTypes, type IHeaders } from 'kafkajs';
import { freePort } from '../../src/engine/embedded-server/ports';
import { lastLines, runCommand } from '../../src/engine/embedded-server/run-command';
import { spawnTied, type TiedProcess } from '../../src/engine/embedded-server/tied-process';
import { isKafkaThere } from './shared/find-kafka';
import { sharedServer } from './shared/shared-servers';
import { until } from './until';

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

export interface Broker {
  /** host:port; the same over restarts. */
  address: string;
  /** The same of the listener that wants TLS and a password, where there is one. */
  secureAddress: string;
  admin: Admin;
  start(): Promise<void>;
  /** Kills it: what it has acknowledged is in its files. */
  kill(): Promise<void>;
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
  const [port, controllerPort, securePort] = [await freePort(), await freePort(), await freePort()];
  const address = `127.0.0.1:${port}`;
  const settings = join(directory, 'server.properties');
  const log = join(directory, 'kafka.log');
  const secured = secure ? secureProperties(directory, secure) : [];
  if (secure) await writeFile(keystoreIn(directory), secure.certificateAndKey);
  await writeFile(settings, properties(directory, port, controllerPort, secure && securePort) + secured.join('\n'));
  const java = (main: string, ...args: string[]) => [
    ...['java', '-Xmx384m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-cp', `${jars}/*`, main],
    ...args,
  ];
  const users = secure ? ['--add-scram', `SCRAM-SHA-256=[name=${secure.username},password=${secure.password}]`] : [];
  const [file = '', ...args] = java('kafka.tools.StorageTool', 'format', '-t', clusterId, '-c', settings, ...users);
  await runCommand({ file, args, env: process.env });

  const client = new Kafka({ brokers: [address], logLevel: logLevel.NOTHING, retry: { retries: 20 } });
  const admin = client.admin();
  const producer = client.producer({ allowAutoTopicCreation: false });
  let running: TiedProcess | undefined;

  const broker: Broker = {
    address,
    secureAddress: `127.0.0.1:${securePort}`,
    admin,
    async start() {
      running = await spawnTied(java('kafka.Kafka', settings), log, { cwd: directory });
      const ended = running.ended.then(async (how) => {
        throw new Error(`Kafka ended with ${how}: ${lastLines(await readFile(log, 'utf8'), 3)}`);
      });
      const answers = until('a Kafka broker', async () => {
        const once = new Kafka({ brokers: [address], logLevel: logLevel.NOTHING, retry: { retries: 0 } }).admin();
        try {
          await once.connect();
          return (await once.describeCluster()).brokers.length > 0;
        } catch {
          return false;
        } finally {
          await once.disconnect();
        }
      });
      await Promise.race([answers, ended]);
      ended.catch(() => undefined);
    },
    async kill() {
      running?.kill();
      await running?.ended;
    },
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
      await broker.kill();
      await rm(directory, { recursive: true, force: true });
    },
  };
  await broker.start();
  await admin.connect();
  await producer.connect();
  return broker;
}

/** Any 16 bytes in URL-safe base64. */
const clusterId = 'cGVuc3RvY2stdGVzdHMtMQ';

const keystoreIn = (directory: string): string => join(directory, 'keystore.pem');

const secureProperties = (directory: string, { username, password }: SecureListener): string[] => {
  const module = (name: string) => `org.apache.kafka.common.security.${name}LoginModule required`;
  return [
    'sasl.enabled.mechanisms=PLAIN,SCRAM-SHA-256',
    `listener.name.secure.plain.sasl.jaas.config=${module('plain.Plain')} user_${username}="${password}";`,
    `listener.name.secure.scram-sha-256.sasl.jaas.config=${module('scram.Scram')};`,
    'listener.name.secure.ssl.keystore.type=PEM',
    `listener.name.secure.ssl.keystore.location=${keystoreIn(directory)}`,
  ];
};

const properties = (
  directory: string,
  port: number,
  controllerPort: number,
  securePort: number | undefined,
): string => {
  const own = `PLAINTEXT://127.0.0.1:${port}${securePort === undefined ? '' : `,SECURE://127.0.0.1:${securePort}`}`;
  return `
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:${controllerPort}
listeners=${own},CONTROLLER://127.0.0.1:${controllerPort}
advertised.listeners=${own}
controller.listener.names=CONTROLLER
inter.broker.listener.name=PLAINTEXT
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SECURE:SASL_SSL
log.dirs=${join(directory, 'data')}
auto.create.topics.enable=false
offsets.topic.replication.factor=1
offsets.topic.num.partitions=1
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
transaction.state.log.num.partitions=1
group.initial.rebalance.delay.ms=0
group.min.session.timeout.ms=1000
`;
};
