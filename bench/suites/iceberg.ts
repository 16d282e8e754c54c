// From a topic into an Iceberg table: how fast, at what cost, and how soon it goes on when Penstock is killed.
import { tmpdir } from 'node:os';
import { startKafka } from '../../test/support/kafka';
import { findKafka, isKafkaThere } from '../../test/support/shared/find-kafka';
import { icebergServersAreThere, startFileCatalog } from '../../test/support/shared/iceberg-servers';
import type { Stack } from '../../src/program/stack';
import type { Bench } from '../support/bench';
import { Child } from '../support/child';
import { ratio, type Figure, type Findings } from '../support/figures';
import { startPenstock, temporaryDirectory } from '../support/penstock';
import { postgresVersion, startPostgres } from '../support/postgres';
import { measurePassage, type Passage } from './iceberg/passage';
import { readBack, type Counted } from './iceberg/read-back';
import type { PlainCalls } from './iceberg/plain-process';
import { measureRecovery } from './iceberg/recovery';
import { namespace } from './iceberg/table-state';
import { batchRecords, prepareTopic, type Servers } from './iceberg/topic-to-table';

const warmUpRecords = 4 * batchRecords;

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
  const plain: Cost[] = [];
  const counts: Counted[] = [];
  const count = async (table: string, expected: number) => {
    const counted = await readBack(servers.catalogUrl, `${namespace}.${table}`, expected);
    counts.push(counted);
    say(`${table}: ${counted.rows} rows, ${counted.missing} missing, ${counted.duplicates} duplicates`);
  };
  const measure = async (id: string, records: number) => {
    const topic = await prepareTopic(servers, penstock, id, records);
    say(`${records} records are in their topic`);
    const plain = await copyPlainly(servers, topic.table, records);
    say(`a plain program: ${described(plain, records)}`);
    const passage = await measurePassage({ penstock, postgresPid: postgres.pid }, topic, servers.catalogUrl, records);
    say(`Penstock: ${described(passage, records)}, ${passage.peakMegabytes.toFixed(0)} MB`);
    await topic.pause();
    await count(topic.table, records);
    await servers.broker.admin.deleteTopics({ topics: [topic.table] });
    return { plain, passage };
  };
  await measure('warm_up', warmUpRecords);
  for (let repeat = 1; repeat <= repeats; repeat++) {
    const measured = await measure(`passage_${repeat}`, records);
    plain.push(measured.plain);
    passages.push(measured.passage);
  }
  const recovery = await measureRecovery(servers, penstock, start);
  say(`killed: the next commit after ${recovery.seconds.toFixed(1)} s`);
  await count(recovery.table, recovery.records);
  return {
    figures: [...figuresOf(passages, plain, records), ...countFigures(counts, recovery.seconds)],
    notes: [
      `${records.toLocaleString('en')} random records of about 570 bytes in 4 partitions of a topic, with the columns of ` +
        'the action log and times of a day and a half, in batches of 50,000; the Apache REST catalog on a file system. ' +
        'One `penstock up` with the embedded Temporal, the ledger on PostgreSQL. CPU and memory are those of Penstock ' +
        'and its Temporal together, PostgreSQL apart; memory is the highest of each process since its ' +
        'start. Rows are counted by pyiceberg. Broker, catalog and PostgreSQL share the machine.',
      'The plain program reads the same topic with kafkajs and has DuckDB encode files of as many lines; it checks nothing, ' +
        'splits nothing and commits nothing.',
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

type Cost = Pick<Passage, 'seconds' | 'cpuSeconds'>;

async function copyPlainly({ broker }: Servers, topic: string, records: number): Promise<Cost> {
  const process = new Child<PlainCalls>(require.resolve('./iceberg/plain-process'));
  try {
    return await process.call('copy', { broker: broker.address, topic, records, batchRecords });
  } finally {
    await process.stop();
  }
}

const described = ({ seconds, cpuSeconds }: Cost, records: number) =>
  `${(records / seconds).toFixed(0)} rows/s, ${cpuSeconds.toFixed(2)} s of CPU`;

function figuresOf(passages: Passage[], plain: Cost[], records: number): Figure[] {
  const rate = { unit: 'rows/s', of: ({ seconds }: Cost) => Math.round(records / seconds) };
  const cpu = { unit: 's per 1,000,000 rows', of: ({ cpuSeconds }: Cost) => (cpuSeconds * 1e6) / records };
  const figure = (key: string, label: string, { unit, of }: typeof rate, costs: Cost[]): Figure => ({
    ...{ key, label, unit },
    values: costs.map(of),
  });
  const plainRate = figure('plainRowsPerSecond', 'a plain program, from the first record taken', rate, plain);
  const rowRate = figure('rowsPerSecond', 'from the first record taken until all are in the table', rate, passages);
  const plainCpu = figure('plainCpuSecondsPerMillionRows', 'a plain program, CPU', cpu, plain);
  const rowCpu = figure('cpuSecondsPerMillionRows', 'CPU', cpu, passages);
  const perMillion = passages.map(({ postgresCpuSeconds }) => (postgresCpuSeconds * 1e6) / records);
  return [
    plainRate,
    plainCpu,
    rowRate,
    ratio({ key: 'ratioToPlain', label: '… to the plain program' }, rowRate, plainRate),
    rowCpu,
    ratio({ key: 'cpuRatioToPlain', label: '… to the plain program' }, rowCpu, plainCpu),
    { key: 'postgresCpuSecondsPerMillionRows', label: 'CPU of PostgreSQL', unit: cpu.unit, values: perMillion },
    {
      ...{ key: 'peakRssMb', label: 'most memory', unit: 'MB' },
      values: passages.map(({ peakMegabytes }) => Math.round(peakMegabytes)),
    },
    {
      ...{ key: 'commitP50Ms', label: 'a commit, with what it asks and tells the ledger, p50', unit: 'ms' },
      values: passages.map(({ commitMs }) => commitMs),
    },
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
