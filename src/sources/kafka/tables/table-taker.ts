// What a table takes of a source's records: spooled, encoded, noted in the ledger, and appended by the table's workflow.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pinOffsets } from '../../../iceberg/append/pin-offsets';
import type { Batch } from '../../../iceberg/append/batch';
import { layoutOf } from '../../../iceberg/table/layout';
import type { Table } from '../../../iceberg/open-table';
import { settleTopics } from '../../../ledger/kafka/topics';
import type { Database } from '../../../ledger/ledger';
import { pauseTroubledSink } from '../../../ledger/flow/pause-sink';
import { databaseError } from '../../../ledger/database-error';
import type { Keyring } from '../../../ledger/secrets/keyring';
import { readSecrets } from '../../../ledger/secrets/secrets';
import { openBatch } from '../../../ledger/tables/batches';
import { tableStanding } from '../../../ledger/tables/standings';
import { orAborted } from '../../../model/aborted';
import { backoffMs } from '../../../model/backoff';
import { toMs } from '../../../model/duration';
import { isPermanent, PenstockError } from '../../../model/errors';
import { isFullDisk } from '../../../model/file-error';
import { lazy } from '../../../model/lazy';
import type { Sink } from '../../../model/sink';
import type { KafkaSource } from '../../../model/source';
import type { AppendAnswer, NotedBatch, TableSink } from '../../../model/table-append';
import { passed } from '../../../model/passed';
import { hasColumnsOfActionLog, rowLayout, type NativeConfig } from '../../../sinks/iceberg/config';
import type { OpenedEncoder } from '../../../tables/encoder';
import { loadSinkTable, sinkTable } from '../../../tables/open-sink-table';
import type { Outgoing } from '../../../tables/outgoing';
import type { OffsetRange, SpooledBatch } from '../batches/batch';
import { startSpooler, type Spooler } from '../batches/spooler';
import { hasId, type PartitionOfTopic } from '../log/topic-ids';
import type { TopicPartition } from '../topic-partition';
import { keptBeside } from './kept-beside';
import { keepPoison } from './poison';

export interface TableDependencies {
  db: Database;
  keyring: Keyring;
  outgoing: Outgoing;
  encoder: OpenedEncoder;
  /** Hands a noted batch to the workflow of its table. */
  append: (sink: TableSink, batch: NotedBatch) => Promise<AppendAnswer>;
  /** A folder of this process's own, for what waits to be encoded. */
  spoolDirectory: () => Promise<string>;
  /** Told what became of each batch. */
  onBatch: (sink: TableSink, batch: BatchReport) => void;
}

export interface BatchReport {
  outcome: 'committed' | 'failed';
  /** Whether its table has the columns of the action log. */
  isActionLog: boolean;
  rows: number;
  poison: number;
  /** Of the newest record, in ms since 1970. */
  lastTimestampMs: number | undefined;
}

export interface TableSinkOfSource {
  source: KafkaSource;
  sink: Sink;
  config: NativeConfig;
}

/** Where a table goes on. */
export interface Begun {
  /** In the order of the partitions. */
  positions: number[];
  /** Those of the partitions whose topic is another one than the table has read by its name. */
  madeAnew: TopicPartition[];
}

export interface TableTaker {
  name: string;
  /**
   * Where the table goes on, for partitions that the group has at these positions: begun there when it is new to them.
   * Asks as often as it takes, after the commit under way; undefined when the signal aborts before it knows. Throws what a
   * person has to look at.
   */
  begin: (assigned: (PartitionOfTopic & { position: number })[], signal: AbortSignal) => Promise<Begun | undefined>;
  spooler: Spooler;
  /** What is being tried again failed with this. */
  trouble: () => Error | undefined;
  stop: () => Promise<void>;
}

/** The table is elsewhere than was thought: what is read goes on from there, by a new membership. */
export class OutOfStep extends Error {
  override readonly name = 'OutOfStep';
}

const waits = { firstMs: 500, mostMs: 15_000 };

/** `spoolDirectory`: of the source. */
export function startTableTaker(
  dependencies: TableDependencies,
  of: TableSinkOfSource,
  spoolDirectory: string,
  onDurable: (ranges: OffsetRange[]) => void,
): TableTaker {
  const { db, keyring, outgoing, onBatch } = dependencies;
  const { source, sink, config } = of;
  const { group } = source.config;
  const key: TableSink = { sourceId: source.id, sinkId: sink.id };
  const ofActionLog = hasColumnsOfActionLog(config);
  // One for all batches: its catalog is asked once how it is spoken to, and for a token.
  const anyTable = lazy(async () => sinkTable(config, await readSecrets(db, keyring, key), outgoing));
  const openTable = async (): Promise<Table> => {
    const { tableUuid } = await tableStanding(db, key);
    return { ...(await anyTable.get()), ...(tableUuid !== undefined && { uuid: tableUuid }) };
  };

  const report = (batch: SpooledBatch, outcome: BatchReport['outcome'], poison = 0) =>
    onBatch(key, {
      outcome,
      isActionLog: ofActionLog,
      rows: batch.rows,
      poison,
      lastTimestampMs: batch.lastTimestampMs,
    });

  let trouble: Error | undefined;

  /** Encoded files of batches that are to be appended. */
  const encoded = new WeakMap<SpooledBatch, Noted>();

  const prepare = async (batch: SpooledBatch): Promise<void> => {
    const table = await openTable();
    encoded.set(batch, await encodeBatch(dependencies, of, table, batch));
    trouble = undefined;
  };

  const commit = async (batch: SpooledBatch): Promise<'durable'> => {
    const noted = encoded.get(batch);
    if (!noted) throw new Error(`batch ${batch.id} was not encoded`);
    const answer = await dependencies.append(key, { id: noted.id, rows: noted.rows, summary: summaryOf(batch) });
    switch (answer.state) {
      case 'committed':
        trouble = undefined;
        report(batch, 'committed', noted.poison);
        return 'durable';
      case 'encodeAgain':
        await prepare(batch);
        throw new Error(answer.reason);
      case 'outOfStep':
        throw new OutOfStep(answer.reason);
      case 'stopped':
        throw new PenstockError('sinkBroken', answer.reason);
    }
  };

  const spooler = startSpooler({
    // Of its own: the one before of this table may still wait for a commit, and removes its files then.
    directory: join(spoolDirectory, sink.id, randomUUID()),
    limits: { maxRecords: config.maxRecords, maxBytes: config.maxBytes, maxAgeMs: toMs(config.maxAge) },
    beside: keptBeside(source, rowLayout(config).columns),
    prepare,
    commit,
    beforeRetry: async (error, failures, batch, signal) => {
      report(batch, 'failed');
      if (error instanceof OutOfStep) throw error;
      if (isPermanent(error)) {
        // A person has to look; what was taken is read again when the sink goes on.
        await pauseTroubledSink(db, source.id, sink.id, `${error.code}: ${error.message}`);
        throw error;
      }
      trouble = asError(error);
      await delay(backoffMs(failures, waits), undefined, { signal });
    },
    onDurable,
  });

  return {
    name: `table ${sink.id}`,
    spooler,
    trouble: () => trouble,
    async begin(assigned, signal) {
      const wanted = assigned.map(({ topic, partition, position }) => ({ group, topic, partition, next: position }));
      await orAborted(spooler.settled(), signal);
      for (let failures = 1; !signal.aborted; failures += 1) {
        try {
          const table = await openTable();
          await loadSinkTable(table, config, outgoing);
          const positions = await pinOffsets(table, wanted, { signal });
          const madeAnew = await settleTopics(db, { ...key, group }, assigned.filter(hasId));
          trouble = undefined;
          return { positions, madeAnew };
        } catch (error) {
          if (signal.aborted) break;
          if (isPermanent(error)) throw error;
          trouble = asError(error);
          await passed(backoffMs(failures, waits), signal);
        }
      }
      return undefined;
    },
    stop: () => spooler.stop(),
  };
}

interface Noted {
  id: string;
  rows: number;
  poison: number;
}

/** Files in the table's storage, poison in the ledger, and the batch noted there. */
async function encodeBatch(
  { db, outgoing, encoder }: TableDependencies,
  { source, sink, config }: TableSinkOfSource,
  table: Table,
  spooled: SpooledBatch,
): Promise<Noted> {
  const { metadata, storage } = await loadSinkTable(table, config, outgoing);
  const layout = layoutOf(metadata, rowLayout(config).columns);
  const { encode } = await encoder();
  const { files, rows, poison } = await encode({
    records: spooled.file,
    ...(spooled.besideFile !== undefined && { perLine: spooled.besideFile }),
    flushTimeMs: Date.now(),
    layout,
    storage,
  });
  await keepPoison(db, source, sink, spooled, poison);
  const { group } = source.config;
  const content: Pick<Batch, 'files' | 'ranges'> = {
    files,
    ranges: spooled.ranges.map((range) => ({ group, ...range })),
  };
  // A new id each time: files that are encoded again are another batch of the same records.
  const noted = { id: crypto.randomUUID(), rows, poison: poison.length + spooled.refused.length };
  const key = { sourceId: source.id, sinkId: sink.id };
  await openBatch(db, { ...noted, ...key, content, bytes: spooled.bytes });
  return noted;
}

/** A failed query is told by what the database says of it, not by its text. */
function asError(error: unknown): Error {
  if (error instanceof PenstockError) return error;
  const { message } = databaseError(error);
  return isFullDisk(message) ? new PenstockError('diskFull', message, { cause: error }) : new Error(message);
}

const summaryOf = ({ ranges }: SpooledBatch): string =>
  ranges.map(({ topic, partition, from, to }) => `${topic}/${partition} ${from}–${to}`).join(', ');
