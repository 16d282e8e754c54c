// How a table stands: how far its sources have come, and what was committed last.

import { ancestry, listWatermarks } from '../append/watermarks';
import { loadTable, type Table } from '../open-table';
import type { TableMetadata } from '../table/metadata';

/** As JSON. Counts that the table's writers do not keep are absent. */
export interface TableStatus {
  uuid: string;
  location: string;
  /** Main's newest; absent for a table that has none. */
  snapshotId?: string;
  rows?: number;
  dataFiles?: number;
  snapshots: number;
  /** The next position of each source that is not in the table, and the snapshot that brought it there. */
  watermarks: Record<string, { next: number; snapshotId: string }>;
  /** The newest first. */
  lastCommits: { snapshotId: string; at: string; operation?: string; addedRows: number; batches: string[] }[];
}

const shownCommits = 10;

export const tableStatus = async (table: Table): Promise<TableStatus> =>
  tableStatusOf((await loadTable(table)).metadata);

export function tableStatusOf(metadata: TableMetadata): TableStatus {
  const { 'total-records': rows, 'total-data-files': dataFiles } = metadata.current?.summary ?? {};
  return {
    uuid: metadata.uuid,
    location: metadata.location,
    ...(metadata.current && { snapshotId: metadata.current.id.toString() }),
    ...(rows === undefined ? {} : { rows: Number(rows) }),
    ...(dataFiles === undefined ? {} : { dataFiles: Number(dataFiles) }),
    snapshots: metadata.snapshots.length,
    watermarks: Object.fromEntries(
      Object.entries(listWatermarks(metadata)).map(([key, { next, snapshotId }]) => [
        key,
        { next, snapshotId: snapshotId.toString() },
      ]),
    ),
    lastCommits: ancestry(metadata)
      .snapshots.slice(0, shownCommits)
      .map(({ id, timestampMs, summary }) => ({
        snapshotId: id.toString(),
        at: new Date(timestampMs).toISOString(),
        ...(summary.operation === undefined ? {} : { operation: summary.operation }),
        addedRows: Number(summary['added-records'] ?? 0),
        batches: JSON.parse(summary['penstock.batches'] ?? '[]') as string[],
      })),
  };
}
