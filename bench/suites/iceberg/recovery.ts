// How soon rows come again after Penstock was killed with batches under way.
import { nowMs } from '../../support/clock';
import type { Penstock } from '../../support/penstock';
import { untilRows } from './passage';
import { rowsInTable } from './table-state';
import { batchRecords, prepareTopic, type Servers } from './topic-to-table';

const records = 8 * batchRecords;

export interface Recovery {
  table: string;
  records: number;
  /** From the kill until the first commit after it. */
  seconds: number;
}

/** `start` starts a Penstock in the same place. */
export async function measureRecovery(
  servers: Servers,
  penstock: Penstock,
  start: () => Promise<Penstock>,
): Promise<Recovery> {
  const { begin, table } = await prepareTopic(servers, penstock, 'killed', records);
  await begin();
  await untilRows(servers.catalogUrl, table, records / 4);
  const killedMs = nowMs();
  await penstock.kill();
  const rows = await rowsInTable(servers.catalogUrl, table);
  await start();
  // Should all have been in already, there is no next commit.
  await untilRows(servers.catalogUrl, table, Math.min(rows + 1, records));
  const seconds = (nowMs() - killedMs) / 1000;
  await untilRows(servers.catalogUrl, table, records);
  return { table, records, seconds };
}
