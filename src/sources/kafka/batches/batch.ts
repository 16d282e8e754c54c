// A batch of records for a table: lines in a file, which records they are, and which offsets the batch stands for.
import type { KafkaRecord } from '../events/record';
import type { Refusal } from '../../../tables/record-line';
import type { Place } from './line-map';

/** Offsets of a partition that a batch stands for: from `from` to before `to`, with all gaps in between. */
export interface OffsetRange {
  topic: string;
  partition: number;
  /** Where the consumer was, never the offset of the first record: compaction and transactions leave gaps. */
  from: number;
  to: number;
}

/** A record that cannot become a line. */
export interface RefusedRecord extends Refusal {
  record: KafkaRecord;
}

export interface SpooledBatch {
  /** A UUID. */
  id: string;
  /** Newline-delimited JSON: one object a line, not yet known to be valid; removed when the batch is durable. */
  file: string;
  /** A line for each line of the file, where the spooler was told to keep more than the values. */
  besideFile?: string;
  /** Where some values were rewritten to become lines: what they were, for `OriginalValues`. */
  originalsFile?: string;
  rows: number;
  /** Of the file. */
  bytes: number;
  /** Of the rows' records, in ms since 1970; undefined when there are no rows. */
  firstTimestampMs: number | undefined;
  lastTimestampMs: number | undefined;
  /** One for each partition, in no order. */
  ranges: OffsetRange[];
  /** To be set aside before the batch is committed. */
  refused: RefusedRecord[];
  /** The record of a line, counted from 0. Throws a RangeError. */
  placeOf: (line: number) => Place;
}

/** When a batch is closed: whichever comes first. */
export interface BatchLimits {
  maxRecords: number;
  /** Of the file. */
  maxBytes: number;
  /** Since its first record. */
  maxAgeMs: number;
}

/** Makes a batch durable, exactly once however often it is called with the same one. Rejects when it is to be tried again. */
export type CommitBatch = (batch: SpooledBatch) => Promise<'durable'>;
