// How the table of a sink stands: what it is, how far it has come, what is on its way, and what halts it.
import { tableStatusOf, type TableStatus } from '../../iceberg/maintenance/table-status';
import { sequenceKey } from '../../iceberg/append/batch';
import { isRolledBack, readWatermark } from '../../iceberg/append/watermarks';
import { loadTable, showTable } from '../../iceberg/open-table';
import type { TableMetadata } from '../../iceberg/table/metadata';
import { listOpenBatches, type OpenBatchRow } from '../../ledger/tables/batches';
import type { ErrorCode } from '../../model/errors';
import type { Sink } from '../../model/sink';
import { ownTable, type OwnTable, type OwnTableDependencies } from '../own-table';
import { partitionsOf, type PartitionLog, type TablePartition } from './partitions';

/** Why nothing is appended until somebody has decided. */
export type Halt = Extract<ErrorCode, 'tableRecreated' | 'tableRolledBack' | 'tableBehindLog'>;

export interface SinkTableStatus extends TableStatus {
  table: string;
  halts: Halt[];
  /** The UUID that the table had when rows were appended to it; absent before the first. */
  knownUuid?: string;
  partitions: TablePartition[];
  openBatches: OpenBatchRow[];
}

/** Where the records of a sink come from: a group, and the partitions as the brokers have them. */
export interface SinkLog {
  group: string;
  partitions: PartitionLog[];
}

/** Throws `tableNotFound` and what the catalog answers. */
export async function sinkTableStatus(
  dependencies: OwnTableDependencies,
  sink: Sink,
  log: SinkLog | undefined,
): Promise<SinkTableStatus> {
  const own = await ownTable(dependencies, sink);
  const { metadata } = await loadTable(own.anyTable);
  const { tableUuid } = own.standing;
  const partitions = log ? partitionsOf(metadata, log.group, log.partitions) : [];
  return {
    table: showTable(own.table),
    ...tableStatusOf(metadata),
    halts: haltsOf(metadata, own, partitions),
    ...(tableUuid !== undefined && { knownUuid: tableUuid }),
    partitions,
    openBatches: await listOpenBatches(dependencies.db, { sourceId: sink.sourceId, sinkId: sink.id }),
  };
}

export function haltsOf(metadata: TableMetadata, { standing }: OwnTable, partitions: TablePartition[]): Halt[] {
  const isAnother = standing.tableUuid !== undefined && standing.tableUuid !== metadata.uuid;
  const is = (...states: TablePartition['state'][]) => partitions.some(({ state }) => states.includes(state));
  return [
    ...(isAnother ? (['tableRecreated'] as const) : []),
    ...(is('rolledBack') || isSequenceLost(metadata, standing.writer) ? (['tableRolledBack'] as const) : []),
    ...(is('recordsGone', 'beyondLog') ? (['tableBehindLog'] as const) : []),
  ];
}

/** Whether rows of deliveries that the sink has appended are not in the table any more. */
export function isSequenceLost(metadata: TableMetadata, writer: string): boolean {
  const key = sequenceKey(writer);
  const text = metadata.properties[key];
  return text !== undefined && isRolledBack(metadata, readWatermark(key, text).snapshotId);
}
