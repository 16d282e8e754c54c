// A real Kafka broker for tests: one node that is its own controller, on a free port of 127.0.0.1.

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kafka, logLevel, type Admin, type IHeaders } from 'kafkajs';
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

export interface Broker {
  /** host:port; the same over restarts. */
  address: string;
  admin: Admin;
  start(): Promise<void>;
  /** Kills it: what it has acknowledged is in its files. */
  kill(): Promise<void>;
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
  const [port, controllerPort] = [await freePort(), await freePort()];
  const address = `127.0.0.1:${port}`;
  const settings = join(directory, 'server.properties');
  const log = join(directory, 'kafka.log');
  await writeFile(settings, properties(directory, port, controllerPort));
  const java = (main: string, ...args: string[]) => [
    ...['java', '-Xmx384m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-cp', `${jars}/*`, main],
    ...args,
  ];
  const [file = '', ...args] = java('kafka.tools.StorageTool', 'format', '-t', clusterId, '-c', settings);
  await runCommand({ file, args, env: process.env });

  const client = new Kafka({ brokers: [address], logLevel: logLevel.NOTHING, retry: { retries: 20 } });
  const admin = client.admin();
  const producer = client.producer({ allowAutoTopicCreation: false });
  let running: TiedProcess | undefined;

  const broker: Broker = {
    address,
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
    async topic(name, partitions = 1) {
      await admin.createTopics({ waitForLeaders: true, topics: [{ topic: name, numPartitions: partitions }] });
    },
    async send(topic, records) {
      await producer.send({ topic, messages: records });
    },
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

const properties = (directory: string, port: number, controllerPort: number): string => `
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:${controllerPort}
listeners=PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}
advertised.listeners=PLAINTEXT://127.0.0.1:${port}
controller.listener.names=CONTROLLER
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
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
