// From a topic into an Iceberg table: how fast, at what cost, and how soon it goes on when Penstock is killed.
import { tmpdir } from 'node:os';
import { findKafka } from '../../test/support/shared/find-kafka';
import { icebergServersAreThere, startFileCatalog } from '../../test/support/shared/iceberg-servers';
import { startKafka } from '../../test/support/kafka';
import type { Bench } from '../support/bench';
import { nowMs } from '../support/clock';
import type { Figure, Findings } from '../support/figures';
import { startPenstock, temporaryDirectory, type Penstock } from '../support/penstock';
import { postgresVersion, startPostgres } from '../support/postgres';
import { measurePassage, untilRows, type Passage } from './iceberg/passage';
import { readBack, type Counted } from './iceberg/read-back';
import { namespace, rowsInTable } from './iceberg/table-state';
import { batchRecords, prepareTopic, type Servers } from './iceberg/topic-to-table';

export async function iceberg({ stack, quick, records: wanted, say }: Bench): Promise<Findings> {
  if (postgresVersion() === undefined || !icebergServersAreThere())
    return { figures: [], notes: ['Skipped: there is no PostgreSQL, or no Iceberg catalog.'] };
  // Whole batches only: what waits for more records is not measured.
  const records = batchRecords * Math.ceil((wanted ?? (quick ? 200_000 : 1_000_000)) / batchRecords);
  const postgres = await startPostgres(stack);
  const catalog = await startFileCatalog((stop) => stack.push('catalog', stop));
  const broker = await startKafka((await findKafka()).jars);
  stack.push('Kafka', () => broker.close());
  const servers: Servers = { broker, catalogUrl: catalog.url };
  const stateDirectory = await temporaryDirectory(stack);
  const start = () => startPenstock(stack, { databaseUrl: postgres.url, stateDirectory, allowDirectories: tmpdir() });
  let penstock = await start();

  const passages: Passage[] = [];
  const counts: Counted[] = [];
  const count = async (table: string) => {
    const counted = await readBack(catalog.url, `${namespace}.${table}`, records);
    counts.push(counted);
    say(`${table}: ${counted.rows} rows, ${counted.missing} missing, ${counted.duplicates} duplicates`);
  };
  for (let repeat = 1; repeat <= (quick || wanted !== undefined ? 1 : 3); repeat++) {
    const topic = await prepareTopic(servers, penstock, `passage_${repeat}`, records);
    say(`${records} records are in their topic`);
    const passage = await measurePassage({ penstock, postgresPid: postgres.pid }, topic, catalog.url, records);
    passages.push(passage);
    say(`${JSON.stringify(passage)}`);
    await topic.pause();
    await count(topic.table);
    await broker.admin.deleteTopics({ topics: [topic.table] });
  }

  const killed = await prepareTopic(servers, penstock, 'killed', records);
  await killed.begin();
  await untilRows(catalog.url, killed.table, records / 4);
  const before = await kill(penstock, catalog.url, killed.table);
  penstock = await start();
  await untilRows(catalog.url, killed.table, before.rows + 1);
  const recoverySeconds = (nowMs() - before.killedMs) / 1000;
  await untilRows(catalog.url, killed.table, records);
  await count(killed.table);

  const sum = (of: (counted: Counted) => number) => counts.reduce((total, counted) => total + of(counted), 0);
  const one = (key: string, label: string, unit: string, value: number): Figure => ({
    key,
    label,
    unit,
    values: [value],
  });
  const each = (key: string, label: string, unit: string, value: (passage: Passage) => number): Figure => ({
    ...{ key, label, unit },
    values: passages.map(value),
  });
  const perMillion = (seconds: number) => (seconds * 1e6) / records;
  return {
    figures: [
      each(
        'rowsPerSecond',
        'from the first record taken until all are in the table',
        'rows/s',
        ({ seconds }) => records / seconds,
      ),
      each('cpuSecondsPerMillionRows', 'CPU of Penstock and Temporal', 's per 1,000,000 rows', ({ cpuSeconds }) =>
        perMillion(cpuSeconds),
      ),
      each('postgresCpuSecondsPerMillionRows', 'CPU of PostgreSQL', 's per 1,000,000 rows', ({ postgresCpuSeconds }) =>
        perMillion(postgresCpuSeconds),
      ),
      each('peakRssMb', 'most memory of Penstock and Temporal', 'MB', ({ peakMegabytes }) => peakMegabytes),
      each(
        'commitP50Ms',
        'a commit, from the start of its activity to its end, median',
        'ms',
        ({ commitMs }) => commitMs,
      ),
      one('recoverySeconds', 'from a kill in the middle until the next commit', 's', recoverySeconds),
      one(
        'missing',
        'records without a row, in all tables',
        'records',
        sum(({ missing }) => missing),
      ),
      one(
        'duplicates',
        'rows too many, in all tables',
        'rows',
        sum(({ duplicates }) => duplicates),
      ),
    ],
    notes: [
      `${records.toLocaleString('en')} random records of about 570 bytes in 4 partitions of a Kafka broker, the columns of ` +
        'the action log, two days of it, batches of 50,000; the Apache REST catalog on a file system. One `penstock up` ' +
        'with the embedded Temporal and a ledger on PostgreSQL, which needs less memory than the embedded ledger. Rows ' +
        'are counted by pyiceberg. The load on the machine, broker and catalog included, is not in the CPU told.',
    ],
  };
}

async function kill(penstock: Penstock, catalogUrl: string, table: string) {
  const killedMs = nowMs();
  await penstock.kill();
  return { killedMs, rows: await rowsInTable(catalogUrl, table) };
}
