// How the partitions of a topic stand in a table, and where each could go on: pure, from what table and brokers say.
import { offsetKey } from '../../iceberg/append/batch';
import { isRolledBack, readWatermark, watermarkOfHistory } from '../../iceberg/append/watermarks';
import type { TableMetadata } from '../../iceberg/table/metadata';

/** What the brokers hold of a partition: offsets from `first` to before `end`; `stored` is the group's. */
export interface PartitionLog {
  topic: string;
  partition: number;
  first: number;
  end: number;
  stored?: number;
  /** Of the topic, where the brokers give them ids. */
  topicId?: string;
  /** Whether the topic was deleted and made anew since the table read it: the offsets of the table are of the former one. */
  isAnother?: boolean;
}

/**
 * `inStep`: the next record of the table is in the log, or comes next. `notBegun`: the table knows nothing of the
 * partition. `recordsGone`: the log begins after it. `beyondLog`: the log ends before it, or is another
 * one. `rolledBack`: the table was rolled back behind rows of it.
 */
export const partitionStates = ['inStep', 'notBegun', 'recordsGone', 'beyondLog', 'rolledBack'] as const;
export type PartitionState = (typeof partitionStates)[number];

export interface TablePartition extends PartitionLog {
  state: PartitionState;
  /** The next offset that is not in the table, as its properties have it. */
  next?: number;
  /** The same as main's own snapshots have it: what holds after a rollback. */
  inSnapshots?: number;
  /** Records that wait for the table. */
  lagRecords?: number;
}

export function partitionsOf(metadata: TableMetadata, group: string, logs: PartitionLog[]): TablePartition[] {
  return logs.map((log) => {
    const key = offsetKey({ group, ...log });
    const text = metadata.properties[key];
    const inSnapshots = watermarkOfHistory(metadata, key)?.next;
    const watermark = text === undefined ? undefined : readWatermark(key, text);
    const next = watermark?.next ?? inSnapshots;
    const state = watermark && isRolledBack(metadata, watermark.snapshotId) ? 'rolledBack' : stateOf(next, log);
    return {
      ...log,
      state,
      ...(next !== undefined && { next }),
      ...(inSnapshots !== undefined && { inSnapshots }),
      ...(next !== undefined && state === 'inStep' && { lagRecords: log.end - next }),
    };
  });
}

function stateOf(next: number | undefined, { first, end, isAnother = false }: PartitionLog): PartitionState {
  if (next === undefined) return 'notBegun';
  if (isAnother) return 'beyondLog';
  return next < first ? 'recordsGone' : next > end ? 'beyondLog' : 'inStep';
}

/** Where a table goes on by somebody's decision; `table`: after the rows that it still has. */
export const goOnPlaces = ['table', 'earliest', 'latest', 'group'] as const;
export type GoOnPlace = (typeof goOnPlaces)[number];

/** The offset of that place; undefined where nobody knows it. */
export function offsetAt(place: GoOnPlace, partition: TablePartition): number | undefined {
  const { first, end, stored, inSnapshots, isAnother = false } = partition;
  switch (place) {
    case 'table':
      return isAnother ? undefined : inSnapshots;
    case 'earliest':
      return first;
    case 'latest':
      return end;
    case 'group':
      return stored;
  }
}
