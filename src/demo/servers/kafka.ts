// A real Kafka broker: one node that is its own controller, on a free port of 127.0.0.1.
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Kafka, logLevel } from 'kafkajs';
import { freePort } from '../../engine/embedded-server/ports';
import { runCommand, type Report } from '../../engine/embedded-server/run-command';
import { cacheDirectory, putInCache } from '../../engine/embedded-server/server-cache';
import { spawnTied, type TiedProcess } from '../../engine/embedded-server/tied-process';
import { fetchByMaven } from './java';
import { untilAnswers } from './until-answers';

const version = '4.2.0';

const cached = (env: NodeJS.ProcessEnv): string => join(cacheDirectory(env), `kafka-${version}`);

export const isKafkaCached = (env: NodeJS.ProcessEnv): boolean => existsSync(cached(env));

/** The folder of its jars: in the cache, where they are put first if need be. */
export async function findKafka(env: NodeJS.ProcessEnv, report: Report, signal?: AbortSignal): Promise<string> {
  if (!isKafkaCached(env)) {
    await putInCache(cached(env), async (folder) => {
      await mkdir(join(folder, 'lib'));
      await writeFile(join(folder, 'pom.xml'), pom);
      const args = ['dependency:copy-dependencies', '-DoutputDirectory=lib'];
      await fetchByMaven({ what: `Kafka ${version} (46 MB)`, args, folder, env, report, signal });
      return folder;
    });
  }
  return join(cached(env), 'lib');
}

export interface KafkaBroker {
  /** host:port; the same over restarts. */
  address: string;
  /** Answers when it can be used. */
  start(): Promise<void>;
  /** Kills it: what it has acknowledged is in its files. */
  kill(): Promise<void>;
}

/** A listener besides the one that takes anybody. */
export interface SecondListener {
  /** SASL_SSL, for one. */
  protocol: string;
  /** Lines of the broker's settings, in which its name is `second`. */
  settings: string[];
  /** Arguments for the formatting of its storage. */
  formatting: string[];
}

/** A broker that is not started yet, with its files in a folder of its own. `jars`: see `findKafka`. */
export async function prepareKafka(
  jars: string,
  folder: string,
  second?: SecondListener,
): Promise<KafkaBroker & { secondAddress: string }> {
  const [port, controllerPort, secondPort] = [await freePort(), await freePort(), await freePort()];
  const address = `127.0.0.1:${port}`;
  const secondAddress = `127.0.0.1:${secondPort}`;
  const settings = join(folder, 'server.properties');
  await writeFile(
    settings,
    properties(folder, {
      own: `PLAINTEXT://${address}${second ? `,SECOND://${secondAddress}` : ''}`,
      controller: `127.0.0.1:${controllerPort}`,
      protocols: `PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT${second ? `,SECOND:${second.protocol}` : ''}`,
    }) + (second?.settings ?? []).join('\n'),
  );
  const java = (main: string, ...args: string[]) => [
    ...['java', '-Xmx384m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-cp', `${jars}/*`, main],
    ...args,
  ];
  const formatting = ['format', '-t', clusterId, '-c', settings, ...(second?.formatting ?? [])];
  const [file = '', ...args] = java('kafka.tools.StorageTool', ...formatting);
  await runCommand({ file, args, env: process.env });
  let running: TiedProcess | undefined;
  return {
    address,
    secondAddress,
    async start() {
      const log = join(folder, 'kafka.log');
      running = await spawnTied(java('kafka.Kafka', settings), log, { cwd: folder });
      await untilAnswers('Kafka', { process: running, log, answers: () => hasBroker(address) });
    },
    async kill() {
      running?.kill();
      await running?.ended;
    },
  };
}

async function hasBroker(address: string): Promise<boolean> {
  const admin = new Kafka({ brokers: [address], logLevel: logLevel.NOTHING, retry: { retries: 0 } }).admin();
  try {
    await admin.connect();
    return (await admin.describeCluster()).brokers.length > 0;
  } catch {
    return false;
  } finally {
    await admin.disconnect();
  }
}

const pom = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>penstock</groupId>
  <artifactId>kafka</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.apache.kafka</groupId>
      <artifactId>kafka_2.13</artifactId>
      <version>${version}</version>
    </dependency>
  </dependencies>
</project>
`;

/** Any 16 bytes in URL-safe base64. */
const clusterId = 'cGVuc3RvY2stdGVzdHMtMQ';

interface Listeners {
  /** Comma-separated, each NAME://host:port. */
  own: string;
  /** host:port */
  controller: string;
  /** Comma-separated, each NAME:PROTOCOL. */
  protocols: string;
}

const properties = (folder: string, { own, controller, protocols }: Listeners): string => `
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@${controller}
listeners=${own},CONTROLLER://${controller}
advertised.listeners=${own}
controller.listener.names=CONTROLLER
inter.broker.listener.name=PLAINTEXT
listener.security.protocol.map=${protocols}
log.dirs=${join(folder, 'data')}
auto.create.topics.enable=false
offsets.topic.replication.factor=1
offsets.topic.num.partitions=1
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
transaction.state.log.num.partitions=1
group.initial.rebalance.delay.ms=0
group.min.session.timeout.ms=1000
`;
