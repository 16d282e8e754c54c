// The tables that a source's records go into, beside or instead of the ledger, each in its own time: the group's offset is
// behind them all.
import type { KafkaSource } from '../../../model/source';
import type { Sink } from '../../../model/sink';
import type { TableSink } from '../../../model/table-append';
import { hasColumnsOfActionLog, type NativeConfig } from '../../../sinks/iceberg/config';
import type { PartitionOfTopic } from '../log/topic-ids';
import type { TopicPartition } from '../topic-partition';
import type { RecordInPlace } from '../log/records-in-place';
import { readForTables, type MakeTaker } from './read-for-tables';
import { startTableTaker, type TableDependencies } from './table-taker';

export interface BeginAt extends PartitionOfTopic {
  /** Where the group is. */
  position: number;
  /** What the partition holds: from `first` to before `end`. */
  first: number;
  end: number;
}

export interface TablesOfSource {
  /** Throws away what is not durable: the partitions are assigned anew. */
  clear: () => void;
  /**
   * Resolves when it is known where to read for those who take the records. A table that does not say where it goes on is
   * not waited for longer than a while if there are others: it is read for when it does. Throws when records of a table
   * are gone.
   */
  begin: (assigned: BeginAt[]) => Promise<void>;
  /** Where a partition is read, or was to be last; undefined before `begin` is through with it. */
  readingAt: (partition: TopicPartition) => number | undefined;
  /**
   * Gives what was asked for of one partition, from `from` to before `next`, to the tables; answers the offset from which
   * to read on: that which all of them have come to, but those that are left behind.
   */
  add: (partition: TopicPartition, records: Iterable<RecordInPlace>, range: { from: number; next: number }) => number;
  /** Others have not come as far: the partition is read on from there. */
  readAgain: (partition: TopicPartition, from: number) => void;
  /** Resolves when none of them is full, or those that are were left behind. */
  room: () => Promise<void>;
  /** The ledger has the records before `to` as events. */
  noteEvents: (partition: TopicPartition, to: number) => void;
  /** What all have durably; undefined when the partition is not assigned. */
  durable: (partition: TopicPartition) => number | undefined;
  /** Rejects when a table is elsewhere than was thought, or the disk does not take more. */
  failed: Promise<never>;
  /** What a table is held up by, though it is tried again and again. */
  trouble: () => Trouble | undefined;
  /** What was read and is not durable, by table. */
  unfinished: () => Unfinished[];
  /** Makes all that was taken durable, unless the signal aborts. */
  drain: (signal: AbortSignal) => Promise<void>;
  stop: () => Promise<void>;
}

export interface Unfinished {
  table: string;
  records: number;
  /** Such as `orders/0 from 1500`. */
  partitions: string[];
  /** What holds it up, where that is known. */
  reason?: string;
}

export interface Trouble {
  reason: string;
  /** Whether somebody has to mend it. */
  isForAPerson: boolean;
}

/** What the tables tell whoever reads for them. */
export interface Reader {
  /** More of these partitions is durable now. */
  onDurable: (partitions: TopicPartition[]) => void;
  /** What was taken in as events of a partition ends before this offset; undefined when the partition is not read. */
  eventsAt: (partition: TopicPartition) => number | undefined;
  /** Reads a partition from this offset on, be it before or behind where it was. */
  seek: (partition: TopicPartition, offset: number) => void;
}

/** How long the others wait for a table that takes nothing, before they go on without it, in ms. */
const patienceMs = 5000;
/** How long they are read for, each time a table that catches up was for so long, in ms. */
const aheadMs = 1000;
/** After how long a table is asked again that a person has to look at, in ms: whoever mends it may do so in its catalog alone. */
const askAgainMs = 15_000;

export interface SourceWithTables {
  source: KafkaSource;
  tables: { sink: Sink; config: NativeConfig }[];
  /** Whether the records become events as well. */
  takesEvents: boolean;
}

export interface TablesDependencies extends TableDependencies {
  /** Told of each table that is read for. */
  onTable: (sink: TableSink, isActionLog: boolean) => void;
}

/** `spoolDirectory`: of the source. */
export function startTables(
  dependencies: TablesDependencies,
  { source, tables, takesEvents }: SourceWithTables,
  spoolDirectory: string,
  reader: Reader,
): TablesOfSource {
  for (const { sink, config } of tables) {
    dependencies.onTable({ sourceId: source.id, sinkId: sink.id }, hasColumnsOfActionLog(config));
  }
  const makers = tables.map(
    (table): MakeTaker =>
      (onDurable) =>
        startTableTaker(dependencies, { source, ...table }, spoolDirectory, onDurable),
  );
  return readForTables(makers, { takesEvents, patienceMs, aheadMs, askAgainMs }, reader);
}
