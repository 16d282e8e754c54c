// Records of a source into batches on disk, and batches to whoever commits them, one after the other.
import { mkdirSync, rmSync } from 'node:fs';
import { orAborted } from '../../../model/aborted';
import { fileError, isFileError } from '../../../model/file-error';
import type { BatchLimits, CommitBatch, OffsetRange, SpooledBatch } from './batch';
import { keyOf, type TopicPartition } from '../topic-partition';
import type { RecordInPlace } from '../log/records-in-place';
import { OpenBatch, type KeptBeside } from './open-batch';
import { SpoolFiles } from './spool-files';

/** Batches that are prepared at the same time: parts of that work wait for each other, others do not. */
const mostPreparing = 2;

export interface SpoolerOptions {
  /** The spooler's alone: what is in it is removed at the start. */
  directory: string;
  limits: BatchLimits;
  beside?: KeptBeside | undefined;
  /** Before `commit`, and while the batch before is prepared or committed. */
  prepare?: (batch: SpooledBatch) => Promise<void>;
  commit: CommitBatch;
  /**
   * Called when one of these has failed, with how often in a row: resolves when to try again, rejects to give up. It is to
   * end when the signal aborts: the batch is no longer wanted.
   */
  beforeRetry: (error: unknown, failures: number, batch: SpooledBatch, signal: AbortSignal) => Promise<void>;
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
  const { directory, limits, prepare, commit, beforeRetry, onDurable } = options;
  emptyFolder(directory);
  const files = new SpoolFiles(directory, '.ndjson');
  const originals = new SpoolFiles(directory, '.originals');
  const beside = options.beside && { ...options.beside, files: new SpoolFiles(directory, '.beside.ndjson') };
  const positions = new Map<string, number>();
  let open: OpenBatch | undefined;
  let queued: SpooledBatch | undefined;
  /** The end of all that is under way. */
  let committing: Promise<void> = Promise.resolve();
  let underWay = 0;
  let preparing = 0;
  let age: NodeJS.Timeout | undefined;
  /** The open batch has reached its age. */
  let isOld = false;
  let hasEnded = false;
  /** Fires when what waits for another try is no longer wanted. */
  let abandoned = new AbortController();
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
    abandoned.abort();
    dropUncommitted();
    giveUp(error);
    tellRoom();
    return error;
  };

  const dropUncommitted = () => {
    clearTimeout(age);
    open?.discard();
    open = undefined;
    if (queued) removeFiles(queued);
    queued = undefined;
  };

  const isDue = () =>
    open !== undefined &&
    (open.records >= limits.maxRecords || open.bytes >= limits.maxBytes || open.hasManyRefused || isOld);

  /** Gives the open batch away when it is due, if there is a place for it. */
  const closeIfDue = () => {
    if (hasEnded || !open || queued || !isDue()) return;
    close(open);
  };

  const close = (batch: OpenBatch) => {
    clearTimeout(age);
    open = undefined;
    try {
      queued = batch.close();
    } catch (error) {
      batch.discard();
      fail(error);
      return;
    }
    next();
  };

  const next = () => {
    if (preparing === mostPreparing || underWay > (prepare ? mostPreparing : 0) || !queued || hasEnded) return;
    const batch = queued;
    queued = undefined;
    underWay += 1;
    const { signal } = abandoned;
    committing = prepareAndCommit(batch, signal).then((isDone) => {
      if (isDone) {
        files.giveBack(batch.file);
        if (batch.besideFile !== undefined) beside?.files.giveBack(batch.besideFile);
        if (batch.originalsFile !== undefined) originals.giveBack(batch.originalsFile);
        onDurable(batch.ranges);
      }
      underWay -= 1;
      goOn();
    });
  };

  const prepareAndCommit = (batch: SpooledBatch, signal: AbortSignal): Promise<boolean> => {
    if (!prepare) return untilDone(batch, signal, commit);
    preparing += 1;
    const prepared = untilDone(batch, signal, prepare).then(() => {
      preparing -= 1;
      goOn();
    });
    return Promise.all([prepared, committing]).then(() => untilDone(batch, signal, commit));
  };

  const goOn = () => {
    next();
    closeIfDue();
    if (isEmpty()) {
      files.removeSpare();
      beside?.files.removeSpare();
      originals.removeSpare();
    }
    if (!isFull()) tellRoom();
  };

  /** Never rejects; answers false when it is no longer wanted. */
  const untilDone = async (
    batch: SpooledBatch,
    signal: AbortSignal,
    work: (batch: SpooledBatch) => Promise<unknown>,
  ): Promise<boolean> => {
    for (let failures = 1; !signal.aborted; failures += 1) {
      try {
        await work(batch);
        return true;
      } catch (error) {
        // Its partitions are read anew, whatever became of it.
        if (signal.aborted) break;
        await beforeRetry(error, failures, batch, signal).catch((reason: unknown) => signal.aborted || fail(reason));
      }
    }
    removeFiles(batch);
    return false;
  };

  const begin = (): OpenBatch => {
    isOld = false;
    age = setTimeout(() => {
      isOld = true;
      closeIfDue();
    }, limits.maxAgeMs);
    return (open = new OpenBatch({ files, originals, beside }));
  };

  const isEmpty = () => !open && !queued && underWay === 0;

  const isFull = () => hasEnded || (queued !== undefined && isDue());

  return {
    clear() {
      positions.clear();
      dropUncommitted();
      abandoned.abort();
      abandoned = new AbortController();
    },

    settled: () => committing,

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
      if (open && !queued) close(open);
    },
    failed,
    async drain(signal) {
      while (!isEmpty() && !hasEnded && !signal.aborted) {
        if (open && !queued) close(open);
        await orAborted(committing, signal);
      }
    },
    async stop() {
      hasEnded = true;
      abandoned.abort();
      dropUncommitted();
      tellRoom();
      await committing;
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

function removeFiles({ file, besideFile, originalsFile }: SpooledBatch): void {
  for (const path of [file, besideFile, originalsFile]) {
    if (path !== undefined) rmSync(path, { force: true });
  }
}
