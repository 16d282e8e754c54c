// One passage of all records of a topic into its table, measured.
import { setTimeout as pause } from 'node:timers/promises';
import { nowMs } from '../../support/clock';
import { cpuSecondsOf, peakMegabytesOf } from '../../support/processes';
import type { Penstock } from '../../support/penstock';
import { median } from '../../support/statistics';
import { commitTimes } from './commits';
import { rowsInTable } from './table-state';
import { batchRecords, partitionsOf, type TopicToTable } from './topic-to-table';

/** The catalog and we share the machine with what is measured: it is asked often only when the end is near. */
const lookEveryMs = { farFromTheEnd: 250, atTheEnd: 25 };
const nearRows = 3 * batchRecords;
const standsStillMs = 120_000;

export interface Passage {
  seconds: number;
  /** Of Penstock and the Temporal server that descends from it. */
  cpuSeconds: number;
  postgresCpuSeconds: number;
  /** Highest since they were started, each process by itself, added up. */
  peakMegabytes: number;
  commitMs: number;
}

export async function measurePassage(
  { penstock, postgresPid }: { penstock: Penstock; postgresPid: number },
  { sink, table, begin }: TopicToTable,
  catalogUrl: string,
  records: number,
): Promise<Passage> {
  const cpu = () => ({ penstock: cpuSecondsOf([penstock.pid]), postgres: cpuSecondsOf([postgresPid]) });
  const before = cpu();
  await begin();
  let startedMs = nowMs();
  for (;;) {
    // The last look at which nothing was taken: up to one look too early.
    const lookMs = nowMs();
    const partitions = await partitionsOf(penstock, sink.sourceId);
    if (partitions?.some(({ position }) => position > 0)) break;
    startedMs = lookMs;
    await pause(lookEveryMs.atTheEnd);
  }
  await untilRows(catalogUrl, table, records);
  const endedMs = nowMs();
  const after = cpu();
  return {
    seconds: (endedMs - startedMs) / 1000,
    cpuSeconds: after.penstock - before.penstock,
    postgresCpuSeconds: after.postgres - before.postgres,
    peakMegabytes: peakMegabytesOf(penstock.pid),
    commitMs: median(await commitTimes(penstock.temporalAddress, sink)),
  };
}

/** Waits until the table has so many rows. Throws when it gets none for two minutes. */
export async function untilRows(catalogUrl: string, table: string, rows: number): Promise<void> {
  let most = 0;
  for (let changedMs = nowMs(); ;) {
    const found = await rowsInTable(catalogUrl, table);
    if (found >= rows) return;
    if (found > most) [most, changedMs] = [found, nowMs()];
    if (nowMs() - changedMs > standsStillMs) throw new Error(`table ${table} stands still at ${found} of ${rows} rows`);
    await pause(found < rows - nearRows ? lookEveryMs.farFromTheEnd : lookEveryMs.atTheEnd);
  }
}
