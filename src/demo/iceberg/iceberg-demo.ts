// Kafka to Iceberg as a story: records on their way into a table, Penstock killed among them, and each is there once.
import { join } from 'node:path';
import { engineFromEnvironment } from '../../engine/connect';
import { findServer } from '../../engine/embedded-server/find-server';
import { loadTable, type Table } from '../../iceberg/open-table';
import type { Stack } from '../../program/stack';
import type { ApiClient } from '../api-client';
import { demoSettings } from '../settings';
import type { Shown } from '../shown';
import { seconds } from '../start-penstock';
import { differences } from './account';
import { configure, partitions, poisonCount, recordCount, showTable, sourceId, tableOf } from './configuration';
import { fillTopic } from './fill-topic';
import { penstockProcess, type PenstockProcess } from './penstock-process';
import { readDeadLetters, readRows } from './read-back';
import { records, type Records } from './records';
import { findJars, prepareServers } from './start-servers';
import { allIsWell, lastLine, summary } from './summary';
import { isCaughtUp, whyNothingComes } from './standing';
import { Watch } from './watch';
import { listAddresses, whatToLookAt, type Addresses } from './what-to-look-at';

/** Penstock is killed when so many rows are in the table. */
const rowsAtKill = recordCount / 4;
/** So that there are more to come when it is killed, however fast it was. */
const madeBeforeKill = recordCount / 2;

type Say = (line: string) => void;

interface Pipeline {
  penstock: PenstockProcess;
  api: ApiClient;
  table: Table;
  addresses: Addresses;
}

/** `say` prints a line. What is started is left on the stack. */
export async function icebergDemo(stack: Stack, say: Say): Promise<Shown> {
  const pipeline = await startPipeline(stack, say);
  const { api, table, addresses } = pipeline;
  const made = records();
  const open = await bringIn(pipeline, made, say);
  const { metadata } = await loadTable(table);
  const { dataFiles, rowsInManifests, idsInFiles } = await readRows(table, join(addresses.tables, '..', 'spill'));
  const deadLetters = await readDeadLetters(api, sourceId);
  const found = {
    records: recordCount,
    rows: idsInFiles.length,
    dataFiles,
    snapshots: metadata.snapshots.length,
    deadLetters,
    open,
  };
  const setAside = deadLetters.map(({ place }) => place);
  const { good, poison } = made;
  const differing = differences({ good, poison, rowsInManifests, idsInFiles, setAside });
  return {
    summary: summary(found, differing),
    lastLine: lastLine(found, differing),
    isWell: allIsWell(found, differing),
    whatToLookAt: whatToLookAt(addresses, metadata.location),
  };
}

/** Everything that stands around the records, ready for them. */
async function startPipeline(stack: Stack, say: Say): Promise<Pipeline> {
  const jars = await findJars(stack, say);
  const isEmbedded = engineFromEnvironment() === undefined;
  if (isEmbedded) await findServer(say);
  const settings = await demoSettings(process.env, stack);
  const folder = settings.stateDirectory;
  const tables = join(folder, 'tables');
  const stateDirectory = join(folder, 'penstock');

  say('Starting a Kafka broker, an Iceberg REST catalog, and Penstock as a process of its own.');
  const began = Date.now();
  const servers = await prepareServers(jars, folder, tables, stack);
  const penstock = penstockProcess({ ...settings, stateDirectory, allowDirectories: [tables] }, folder);
  stack.push('Penstock', () => penstock.stop());
  await Promise.all([servers.start(), penstock.start()]);
  const api = await penstock.api();
  await configure(api, [servers.broker], servers.catalogUrl);
  const addresses = {
    ...(isEmbedded && { temporalUi: `http://127.0.0.1:${settings.temporalUiPort}` }),
    api: penstock.url,
    broker: servers.broker,
    catalog: servers.catalogUrl,
    tables,
    stateDirectory,
  };
  say(`All are up after ${seconds(began)}.\n`);
  listAddresses(addresses).forEach(say);
  say('');
  say(
    `${recordCount} records of applied actions go into the topic "${sourceId}" of ${partitions} partitions, and from there`,
  );
  say(`into the table ${showTable}. ${poisonCount} of them are poison: no JSON, or no right action.\n`);
  return { penstock, api, table: tableOf(servers.catalogUrl), addresses };
}

/** Until all records are settled, with Penstock killed on the way. Answers why some are not, where they are not. */
async function bringIn({ penstock, api, table, addresses }: Pipeline, made: Records, say: Say): Promise<string[]> {
  const watch = new Watch(table, recordCount);
  let goOn: () => void = () => undefined;
  const isKilled = new Promise<void>((resolve) => (goOn = resolve));
  const filling = fillTopic(addresses.broker, {
    topic: sourceId,
    partitions,
    count: recordCount,
    value: made.value,
    sent(count) {
      watch.sent = count;
      return count < madeBeforeKill ? undefined : isKilled;
    },
  });
  // Settled by nothing but a failure: the watch says when it is over.
  const failed = Promise.race([filling.then(() => new Promise<never>(() => undefined)), penstock.failed]);
  failed.catch(() => undefined);
  const until = async (isOver: Parameters<Watch['until']>[0]): Promise<boolean> => {
    const isSo = await Promise.race([watch.until(isOver), failed]);
    watch.finish();
    return isSo;
  };

  if (!(await until(({ rows }) => rows >= rowsAtKill))) return [await whyNothingComes(api)];
  const began = Date.now();
  const pid = await penstock.kill();
  say(`\nkill -9 ${pid}: Penstock is gone. Records go on coming, and it is started again.\n`);
  goOn();
  let isUp = false;
  await Promise.all([penstock.start().then(() => (isUp = true)), until(() => isUp)]);
  say(`\nPenstock is up again, ${seconds(began)} after it was killed. It goes on where the table is.\n`);
  return (await until(({ toCome }) => toCome === 0 && isCaughtUp(api))) ? [] : [await whyNothingComes(api)];
}
