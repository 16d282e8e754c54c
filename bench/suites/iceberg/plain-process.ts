// The baseline: as plain a program as can be that turns a topic into sorted Parquet files. It checks nothing, splits nothing,
// commits nothing, and forgets where it was.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { Kafka, logLevel } from 'kafkajs';
import { actionLog } from '../../../src/iceberg/table/action-log';
import { newUuid } from '../../../src/model/ids';
import { SpoolFiles } from '../../../src/sources/kafka/batches/spool-files';
import { offer } from '../../support/child';
import { nowMs } from '../../support/clock';

export type PlainCalls = {
  /** From the first record on until all are in files. */
  copy: (topic: Topic) => Promise<{ seconds: number; cpuSeconds: number }>;
};

export interface Topic {
  broker: string;
  topic: string;
  records: number;
  batchRecords: number;
}

const megabyte = 1_048_576;

async function copy({ broker, topic, records, batchRecords }: Topic) {
  const folder = mkdtempSync(join(tmpdir(), 'penstock-bench-plain-'));
  const instance = await DuckDBInstance.create(':memory:', {
    threads: '1',
    memory_limit: '200MB',
    temp_directory: join(folder, 'spill'),
  });
  const connection = await instance.connect();
  const kafka = new Kafka({ brokers: [broker], logLevel: logLevel.NOTHING });
  const consumer = kafka.consumer({ groupId: `plain-${topic}`, maxBytesPerPartition: 2 * megabyte });
  const files = new SpoolFiles(folder, '.ndjson');
  let [file, lines] = [files.create(newUuid()), 0];
  let encoding: Promise<void> = Promise.resolve();
  let began: { ms: number; cpu: NodeJS.CpuUsage } | undefined;
  let taken = 0;
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await new Promise<void>((resolve, reject) => {
    const eachBatch = async ({ batch }: { batch: { messages: { value: Buffer | null }[] } }) => {
      began ??= { ms: nowMs(), cpu: process.cpuUsage() };
      for (const { value } of batch.messages) file.add(value!);
      lines += batch.messages.length;
      taken += batch.messages.length;
      if (lines < batchRecords && taken < records) return;
      file.end();
      const [{ path }, before] = [file, encoding];
      [file, lines] = [files.create(newUuid()), 0];
      encoding = before.then(() => encode(connection, path));
      encoding.catch(reject);
      if (taken === records) void encoding.then(resolve);
      // One is encoded while the next is written.
      await before;
    };
    consumer.run({ autoCommit: false, partitionsConsumedConcurrently: 4, eachBatch }).catch(reject);
  });
  const { user, system } = process.cpuUsage(began!.cpu);
  const seconds = (nowMs() - began!.ms) / 1000;
  await consumer.disconnect();
  file.close();
  connection.closeSync();
  rmSync(folder, { recursive: true });
  return { seconds, cpuSeconds: (user + system) / 1e6 };
}

async function encode(connection: DuckDBConnection, path: string): Promise<void> {
  const fromRecord = actionLog.columns.filter(({ source }) => source === undefined);
  const types = fromRecord.map(({ name, type }) => `${name}: '${type === 'string' ? 'VARCHAR' : 'BIGINT'}'`);
  const from = `read_json('${path}', format = 'newline_delimited', maximum_object_size = ${megabyte}, columns = {${types.join(', ')}})`;
  await connection.run(
    `COPY (SELECT *, now() AS kafka_ts FROM ${from} ORDER BY applied_at_ms) TO '${path}.parquet' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 25000)`,
  );
  rmSync(path);
}

offer({ copy } satisfies PlainCalls);
