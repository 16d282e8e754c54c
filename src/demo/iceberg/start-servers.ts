// What stands around Penstock in the demo: a broker and a catalog, each with a folder of its own.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Kafka, logLevel } from 'kafkajs';
import type { Stack } from '../../program/stack';
import { requireJava } from '../servers/java';
import { findKafka, prepareKafka } from '../servers/kafka';
import { findCatalog, onFiles, prepareCatalog } from '../servers/rest-catalog';
import { partitions, sourceId } from './configuration';

export interface Jars {
  kafka: string;
  catalog: string;
}

/** Fetches what the cache lacks; the stack calls that off. Throws `programMissing`. */
export async function findJars(stack: Stack, say: (line: string) => void): Promise<Jars> {
  await requireJava(process.env);
  const off = new AbortController();
  const finding = (async () => ({
    kafka: await findKafka(process.env, say, off.signal),
    catalog: await findCatalog(process.env, say, off.signal),
  }))();
  stack.push('Maven', async () => {
    off.abort(new Error('the demo was stopped'));
    await finding.catch(() => undefined);
  });
  return finding;
}

export interface Servers {
  /** host:port */
  broker: string;
  catalogUrl: string;
  /** Answers when both can be used, and the topic is there. */
  start(): Promise<void>;
}

/** Not started yet. `folder`: for their files; `tables`: that tables lie in. They are left on the stack. */
export async function prepareServers(jars: Jars, folder: string, tables: string, stack: Stack): Promise<Servers> {
  const [kafkaFolder, catalogFolder] = [join(folder, 'kafka'), join(folder, 'catalog')];
  for (const each of [kafkaFolder, catalogFolder]) await mkdir(each);
  const kafka = await prepareKafka(jars.kafka, kafkaFolder);
  stack.push('Kafka', () => kafka.kill());
  const catalog = await prepareCatalog(jars.catalog, catalogFolder, onFiles(tables));
  stack.push('catalog', () => catalog.stop());
  return {
    broker: kafka.address,
    catalogUrl: catalog.url,
    async start() {
      await Promise.all([kafka.start().then(() => createTopic(kafka.address)), catalog.start()]);
    },
  };
}

async function createTopic(broker: string): Promise<void> {
  const admin = new Kafka({ brokers: [broker], logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  await admin.createTopics({ waitForLeaders: true, topics: [{ topic: sourceId, numPartitions: partitions }] });
  await admin.disconnect();
}
