// The tables that a source's records go into, beside or instead of the ledger, each in its own time: the group's offset is
// behind them all.
import { PenstockError } from '../../../model/errors';
import type { KafkaSource } from '../../../model/source';
import type { Secrets } from '../../../model/secret';
import type { Sink } from '../../../model/sink';
import type { NativeConfig } from '../../../sinks/iceberg/config';
import { DurableOffsets } from '../batches/durable-offsets';
import type { TopicPartition } from '../consumer/find-positions';
import type { KafkaRecord } from '../events/record';
import { startTableTaker, type TableDependencies, type TableTaker } from './table-taker';

export interface BeginAt extends TopicPartition {
  /** Where the group is. */
  position: number;
  /** What the partition holds: from `first` to before `end`. */
  first: number;
  end: number;
}

export interface TablesOfSource {
  /** Throws away what is not durable: the partitions are assigned anew. */
  clear: () => Promise<void>;
  /** Where reading goes on for all takers of each partition, in their order. Throws when records of a table are gone. */
  begin: (assigned: BeginAt[]) => Promise<number[]>;
  /** Gives records of one partition to the tables; answers the offset that all of them have come to. */
  add: (partition: TopicPartition, records: KafkaRecord[], next: number) => number;
  /** Resolves when none of them is full. */
  room: () => Promise<void>;
  /** The ledger has the records before `to` as events. */
  noteEvents: (partition: TopicPartition, to: number) => void;
  /** What all have durably; undefined when the partition is not assigned. */
  durable: (partition: TopicPartition) => number | undefined;
  /** Rejects when a table is elsewhere than was thought, or the disk does not take more. */
  failed: Promise<never>;
  /** What a table is held up by, though it is tried again and again. */
  trouble: () => Trouble | undefined;
  /** Makes all that was taken durable, unless the signal aborts. */
  drain: (signal: AbortSignal) => Promise<void>;
  stop: () => Promise<void>;
}

export interface Trouble {
  reason: string;
  /** Whether somebody has to mend it. */
  isForAPerson: boolean;
}

const events = 'events';

export interface SourceWithTables {
  source: KafkaSource;
  tables: { sink: Sink; config: NativeConfig; secrets: Secrets }[];
  /** Whether the records become events as well. */
  takesEvents: boolean;
}

/** `spoolDirectory`: of the source. `onDurable`: partitions of which more is durable now. */
export function startTables(
  dependencies: TableDependencies,
  { source, tables, takesEvents }: SourceWithTables,
  spoolDirectory: string,
  onDurable: (partitions: TopicPartition[]) => void,
): TablesOfSource {
  const offsets = new DurableOffsets([
    ...(takesEvents ? [events] : []),
    ...tables.map(({ sink }) => `table ${sink.id}`),
  ]);
  const takers = tables.map((table): TableTaker => {
    const name = `table ${table.sink.id}`;
    return startTableTaker(dependencies, { source, ...table }, spoolDirectory, (ranges) => {
      for (const range of ranges) offsets.note(name, range);
      onDurable(ranges);
    });
  });

  return {
    async clear() {
      offsets.clear();
      await Promise.all(takers.map(({ spooler }) => spooler.clear()));
    },

    async begin(assigned) {
      const positions = await Promise.all(takers.map((taker) => taker.positions(assigned)));
      takers.forEach((taker, index) => checkThere(taker, assigned, positions[index] ?? []));
      return assigned.map(({ topic, partition, position }, at) => {
        const ofTables = takers.map((_, index) => positions[index]?.[at] ?? position);
        const lowest = Math.min(...ofTables, ...(takesEvents ? [position] : []));
        offsets.assign(topic, partition, lowest);
        if (takesEvents) offsets.note(events, { topic, partition, to: position });
        takers.forEach(({ name, spooler }, index) => {
          const to = ofTables[index] ?? position;
          offsets.note(name, { topic, partition, to });
          spooler.assign([{ topic, partition, position: to }]);
        });
        return lowest;
      });
    },

    add(partition, records, next) {
      const { topic, partition: number } = partition;
      const reached = takers.map(({ spooler }) => {
        spooler.add(partition, records, next);
        return spooler.positionOf(topic, number) ?? next;
      });
      return Math.min(next, ...reached);
    },

    room: async () => {
      await Promise.all(takers.map(({ spooler }) => spooler.room()));
    },
    noteEvents: ({ topic, partition }, to) => offsets.note(events, { topic, partition, to }),
    durable: ({ topic, partition }) => offsets.lowest(topic, partition),
    failed: Promise.race(takers.map(({ spooler }) => spooler.failed)),
    trouble() {
      const held = takers.find((taker) => taker.trouble());
      const error = held?.trouble();
      if (!held || !error) return undefined;
      const isForAPerson = error instanceof PenstockError && error.code === 'diskFull';
      return { reason: `${held.name}: ${error.message}`, isForAPerson };
    },
    async drain(signal) {
      await Promise.all(takers.map(({ spooler }) => spooler.drain(signal)));
    },
    async stop() {
      await Promise.all(takers.map((taker) => taker.stop()));
    },
  };
}

/** Nothing is skipped silently: what a table lacks must still be in the log, and the log must go as far as the table. */
function checkThere({ name }: TableTaker, assigned: BeginAt[], positions: number[]): void {
  const faults = assigned.flatMap(({ topic, partition, first, end }, at) => {
    const next = positions[at] ?? first;
    const where = `${topic}/${partition}`;
    if (next < first) return [`${first - next} records of ${where} before offset ${first} are gone`];
    if (next > end) return [`${where} ends at offset ${end}, and the table is at ${next}: the topic was made anew`];
    return [];
  });
  if (faults.length > 0) {
    const advice = 'Say where to go on with "penstock iceberg go-on"';
    throw new PenstockError('tableBehindLog', `${name}: ${faults.join('; ')}. ${advice}`);
  }
}
