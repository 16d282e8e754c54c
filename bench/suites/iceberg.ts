// From a topic into an Iceberg table: how fast, at what cost, and how soon it goes on when Penstock is killed.
import { tmpdir } from 'node:os';
import { startKafka } from '../../test/support/kafka';
import { findKafka, isKafkaThere } from '../../test/support/shared/find-kafka';
import { icebergServersAreThere, startFileCatalog } from '../../test/support/shared/iceberg-servers';
import type { Stack } from '../../src/program/stack';
import type { Bench } from '../support/bench';
import type { Figure, Findings } from '../support/figures';
import { startPenstock, temporaryDirectory } from '../support/penstock';
import { postgresVersion, startPostgres } from '../support/postgres';
import { measurePassage, type Passage } from './iceberg/passage';
import { readBack, type Counted } from './iceberg/read-back';
import { measureRecovery } from './iceberg/recovery';
import { namespace } from './iceberg/table-state';
import { batchRecords, prepareTopic, type Servers } from './iceberg/topic-to-table';

export async function iceberg({ stack, quick, records: wanted, say }: Bench): Promise<Findings> {
  if (postgresVersion() === undefined || !isKafkaThere() || !icebergServersAreThere())
    return { figures: [], notes: ['Skipped: there is no PostgreSQL, no Kafka or no Iceberg catalog.'] };
  // Whole batches only: how long a batch waits for more records is a setting, and not measured.
  const records = batchRecords * Math.ceil((wanted ?? (quick ? 200_000 : 1_000_000)) / batchRecords);
  const repeats = quick || wanted !== undefined ? 1 : 3;
  const postgres = await startPostgres(stack);
  const servers = await startServers(stack);
  const stateDirectory = await temporaryDirectory(stack);
  const start = () => startPenstock(stack, { databaseUrl: postgres.url, stateDirectory, allowDirectories: tmpdir() });
  const penstock = await start();

  const passages: Passage[] = [];
  const counts: Counted[] = [];
  const count = async (table: string, expected: number) => {
    const counted = await readBack(servers.catalogUrl, `${namespace}.${table}`, expected);
    counts.push(counted);
    say(`${table}: ${counted.rows} rows, ${counted.missing} missing, ${counted.duplicates} duplicates`);
  };
  for (let repeat = 1; repeat <= repeats; repeat++) {
    const topic = await prepareTopic(servers, penstock, `passage_${repeat}`, records);
    say(`${records} records are in their topic`);
    const passage = await measurePassage({ penstock, postgresPid: postgres.pid }, topic, servers.catalogUrl, records);
    passages.push(passage);
    const perSecond = (records / passage.seconds).toFixed(0);
    say(`${perSecond} rows/s, ${passage.cpuSeconds.toFixed(2)} s of CPU, ${passage.peakMegabytes.toFixed(0)} MB`);
    await topic.pause();
    await count(topic.table, records);
    await servers.broker.admin.deleteTopics({ topics: [topic.table] });
  }
  const recovery = await measureRecovery(servers, penstock, start);
  say(`killed: the next commit after ${recovery.seconds.toFixed(1)} s`);
  await count(recovery.table, recovery.records);
  return {
    figures: [...figuresOf(passages, records), ...countFigures(counts, recovery.seconds)],
    notes: [
      `${records.toLocaleString('en')} random records of about 570 bytes in 4 partitions of a topic, with the columns of ` +
        'the action log and times of a day and a half, in batches of 50,000; the Apache REST catalog on a file system. ' +
        'One `penstock up` with the embedded Temporal, the ledger on PostgreSQL. CPU and memory are those of Penstock ' +
        'and its Temporal together, PostgreSQL apart; memory is the highest of each process since its ' +
        'start. Rows are counted by pyiceberg. Broker, catalog and PostgreSQL share the machine.',
    ],
  };
}

async function startServers(stack: Stack): Promise<Servers> {
  const { url: catalogUrl } = await startFileCatalog((stop) => stack.push('catalog', stop));
  const { jars } = await findKafka();
  const broker = await startKafka(jars);
  stack.push('Kafka', () => broker.close());
  return { broker, catalogUrl };
}

function figuresOf(passages: Passage[], records: number): Figure[] {
  const figure = (key: string, label: string, unit: string, value: (passage: Passage) => number): Figure => ({
    ...{ key, label, unit },
    values: passages.map(value),
  });
  const perMillion = (seconds: number) => (seconds * 1e6) / records;
  const cpu = 's per 1,000,000 rows';
  return [
    figure('rowsPerSecond', 'from the first record taken until all are in the table', 'rows/s', (passage) =>
      Math.round(records / passage.seconds),
    ),
    figure('cpuSecondsPerMillionRows', 'CPU', cpu, ({ cpuSeconds }) => perMillion(cpuSeconds)),
    figure('postgresCpuSecondsPerMillionRows', 'CPU of PostgreSQL', cpu, (passage) =>
      perMillion(passage.postgresCpuSeconds),
    ),
    figure('peakRssMb', 'most memory', 'MB', ({ peakMegabytes }) => Math.round(peakMegabytes)),
    figure('commitP50Ms', 'a commit, with what it asks and tells the ledger, p50', 'ms', ({ commitMs }) => commitMs),
  ];
}

function countFigures(counts: Counted[], recoverySeconds: number): Figure[] {
  const sum = (of: (counted: Counted) => number) => [counts.reduce((total, counted) => total + of(counted), 0)];
  return [
    { key: 'recoverySeconds', label: 'from a kill until the next commit', unit: 's', values: [recoverySeconds] },
    { key: 'missing', label: 'records without a row', unit: 'records', values: sum(({ missing }) => missing) },
    { key: 'duplicates', label: 'rows too many', unit: 'rows', values: sum(({ duplicates }) => duplicates) },
  ];
}
