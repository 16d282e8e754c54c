// Records of a source into batches on disk; a batch that is full goes into the line of those to be committed.
import { mkdirSync, rmSync } from 'node:fs';
import { orAborted } from '../../../model/aborted';
import { fileError, isFileError } from '../../../model/file-error';
import type { BatchLimits, OffsetRange } from './batch';
import { CommitLine, type CommitSteps } from './commit-line';
import { keyOf, type TopicPartition } from '../topic-partition';
import type { RecordInPlace } from '../log/records-in-place';
import { OpenBatch, type KeptBeside } from './open-batch';
import { SpoolFiles } from './spool-files';

export interface SpoolerOptions extends CommitSteps {
  /** The spooler's alone: what is in it is removed at the start. */
  directory: string;
  limits: BatchLimits;
  beside?: KeptBeside | undefined;
  /** The offsets of a batch are durable: the group's may follow. */
  onDurable: (ranges: OffsetRange[]) => void;
}

export interface Spooler {
  /** Throws away what is not durable: it is read again. Call it when the group is rebalanced. */
  clear(): void;
  /**
   * Resolves when no commit is under way: after `clear`, one may still make something durable. Asking where the partitions
   * go on before it does is safe, but what is read from there would be out of step.
   */
  settled(): Promise<void>;
  /** Where the partitions go on that are assigned. Nothing is taken of others. */
  assign(positions: { topic: string; partition: number; position: number }[]): void;
  /**
   * Takes what a fetch brought of one partition, in the order of its offsets, and answers how many records of it: all,
   * or fewer when the spooler is full. `next` is where the consumer is after all of them. Records that it has already are
   * passed over. Throws when the disk does not take them.
   */
  add(partition: TopicPartition, records: Iterable<RecordInPlace>, next: number): number;
  /** Some batches are under way and one waits: nothing more is taken until `room`. */
  isFull(): boolean;
  /** Resolves when there is room. */
  room(): Promise<void>;
  /** Offset of the next record of a partition to add; undefined when it is not assigned. */
  positionOf(topic: string, partition: number): number | undefined;
  /** Closes the batch that is open, be it small. */
  flush(): void;
  /** Rejects when the disk or `beforeRetry` gives up; nothing more is taken or committed then. */
  failed: Promise<never>;
  /** Closes the batch that is open, and waits until all is durable, or the signal aborts. */
  drain(signal: AbortSignal): Promise<void>;
  /** Waits for the commit under way; throws away the rest, which is read again. */
  stop(): Promise<void>;
}

export function startSpooler(options: SpoolerOptions): Spooler {
  const { directory, limits, onDurable } = options;
  emptyFolder(directory);
  const files = new SpoolFiles(directory, '.ndjson');
  const originals = new SpoolFiles(directory, '.originals');
  const beside = options.beside && { ...options.beside, files: new SpoolFiles(directory, '.beside.ndjson') };
  const positions = new Map<string, number>();
  let open: OpenBatch | undefined;
  let age: NodeJS.Timeout | undefined;
  /** The open batch has reached its age. */
  let isOld = false;
  let hasEnded = false;
  const waiting: (() => void)[] = [];
  let giveUp: (error: unknown) => void = () => undefined;
  const failed = new Promise<never>((_resolve, reject) => (giveUp = reject));
  failed.catch(() => undefined);

  const tellRoom = () => {
    for (const go of waiting.splice(0)) go();
  };

  /** Answers what it failed with, as it is told. */
  const fail = (cause: unknown): unknown => {
    const error = isFileError(cause) ? fileError(`spool records in ${directory}`, cause) : cause;
    hasEnded = true;
    dropOpen();
    line.end();
    giveUp(error);
    tellRoom();
    return error;
  };

  const dropOpen = () => {
    clearTimeout(age);
    open?.discard();
    open = undefined;
  };

  const isDue = () =>
    open !== undefined &&
    (open.records >= limits.maxRecords || open.bytes >= limits.maxBytes || open.hasManyRefused || isOld);

  /** Gives the open batch away when it is due, if there is a place for it. */
  const closeIfDue = () => {
    if (hasEnded || !open || line.isFull || !isDue()) return;
    close(open);
  };

  const close = (batch: OpenBatch) => {
    clearTimeout(age);
    open = undefined;
    try {
      line.put(batch.close());
    } catch (error) {
      batch.discard();
      fail(error);
    }
  };

  const line = new CommitLine(options, {
    onDurable({ file, besideFile, originalsFile, ranges }) {
      files.giveBack(file);
      if (besideFile !== undefined) beside?.files.giveBack(besideFile);
      if (originalsFile !== undefined) originals.giveBack(originalsFile);
      onDurable(ranges);
    },
    onProgress() {
      closeIfDue();
      if (isEmpty()) {
        files.removeSpare();
        beside?.files.removeSpare();
        originals.removeSpare();
      }
      if (!isFull()) tellRoom();
    },
    onGivenUp: fail,
  });

  const begin = (): OpenBatch => {
    isOld = false;
    age = setTimeout(() => {
      isOld = true;
      closeIfDue();
    }, limits.maxAgeMs);
    return (open = new OpenBatch({ files, originals, beside }));
  };

  const isEmpty = () => !open && line.isEmpty;

  const isFull = () => hasEnded || (line.isFull && isDue());

  return {
    clear() {
      positions.clear();
      dropOpen();
      line.clear();
    },

    settled: () => line.settled,

    assign(assigned) {
      for (const { topic, partition, position } of assigned) positions.set(keyOf({ topic, partition }), position);
      tellRoom();
    },

    add(partition, records, nextOffset) {
      const key = keyOf(partition);
      let position = positions.get(key);
      if (position === undefined) return 0;
      let taken = 0;
      try {
        for (const record of records) {
          if (isFull()) return taken;
          taken += 1;
          if (record.offset < position) continue;
          const batch = open ?? begin();
          batch.add(partition, record);
          batch.cover(key, partition, position, record.offset + 1);
          position = record.offset + 1;
          positions.set(key, position);
          closeIfDue();
        }
        if (nextOffset > position && !isFull()) {
          (open ?? begin()).cover(key, partition, position, nextOffset);
          positions.set(key, nextOffset);
        }
        return taken;
      } catch (error) {
        throw fail(error);
      }
    },

    isFull,
    room: () => (isFull() && !hasEnded ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve()),
    positionOf: (topic, partition) => positions.get(keyOf({ topic, partition })),
    flush() {
      if (open && !line.isFull) close(open);
    },
    failed,
    async drain(signal) {
      while (!isEmpty() && !hasEnded && !signal.aborted) {
        if (open && !line.isFull) close(open);
        await orAborted(line.settled, signal);
      }
    },
    async stop() {
      hasEnded = true;
      dropOpen();
      line.end();
      tellRoom();
      await line.settled;
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function emptyFolder(directory: string): void {
  try {
    rmSync(directory, { recursive: true, force: true });
    mkdirSync(directory, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw fileError(`make ${directory}`, error);
  }
}
