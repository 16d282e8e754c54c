// The batch that is being filled.
import { rmSync } from 'node:fs';
import { newUuid } from '../../../model/ids';
import type { KafkaRecord } from '../events/record';
import type { OffsetRange, RefusedRecord, SpooledBatch } from './batch';
import { isLine, LineEnds, lineOf, type Refusal } from '../../../tables/record-line';
import type { RecordInPlace } from '../log/records-in-place';
import type { TopicPartition } from '../topic-partition';
import { LineMap } from './line-map';
import { originalLine } from './original-values';
import type { SpoolFile } from './spool-file';
import type { SpoolFiles } from './spool-files';

/** Refused records are in memory until their batch is committed. */
const mostRefused = 1000;
const mostRefusedBytes = 8 * 1024 * 1024;

/** What is kept of a record besides its value. */
export interface KeptBeside {
  /** On one line, or why there is none: the record is refused then. */
  lineOf: (record: KafkaRecord) => { line: string } | { refusal: Refusal };
  /** Whether that looks at headers. Where it does not, they are not read, and the record seems to have none. */
  withHeaders: boolean;
}

export interface FilesOfBatch {
  files: SpoolFiles;
  /** For values as they came, where they are rewritten. */
  originals: SpoolFiles;
  beside?: (KeptBeside & { files: SpoolFiles }) | undefined;
}

export class OpenBatch {
  readonly #id = newUuid();
  readonly #file: SpoolFile;
  readonly #besideFile: SpoolFile | undefined;
  readonly #beside: KeptBeside | undefined;
  readonly #originals: SpoolFiles;
  /** Made for the first value that is rewritten: most batches have none. */
  #originalsFile: SpoolFile | undefined;
  readonly #lines = new LineMap();
  readonly #ranges = new Map<string, OffsetRange>();
  readonly #refused: RefusedRecord[] = [];
  #refusedBytes = 0;
  #lineEnds = new LineEnds(Buffer.alloc(0));
  #firstMs: number | undefined;
  #lastMs: number | undefined;

  constructor({ files, originals, beside }: FilesOfBatch) {
    this.#file = files.create(this.#id);
    this.#originals = originals;
    this.#beside = beside;
    this.#besideFile = beside?.files.create(this.#id);
  }

  get records(): number {
    return this.#lines.lines + this.#refused.length;
  }

  get bytes(): number {
    return this.#file.bytes;
  }

  get hasManyRefused(): boolean {
    return this.#refused.length >= mostRefused || this.#refusedBytes >= mostRefusedBytes;
  }

  /** Throws what the file system says; the batch is of no use then. */
  add(partition: TopicPartition, record: RecordInPlace): void {
    const { bytes, valueBegin, valueEnd, offset, timestampMs } = record;
    if (this.#lineEnds.bytes !== bytes) this.#lineEnds = new LineEnds(bytes);
    const checked = isLine(this.#lineEnds, valueBegin, valueEnd) ? undefined : lineOf(record.whole().value);
    if (checked && 'refusal' in checked) return this.#refuse(partition, record, checked.refusal);
    if (this.#beside) {
      const headers = this.#beside.withHeaders ? record.headers() : [];
      const beside = this.#beside.lineOf({ ...wholeOf(partition, record), headers });
      if ('refusal' in beside) return this.#refuse(partition, record, beside.refusal);
      this.#besideFile?.add(Buffer.from(beside.line));
    }
    if (checked) this.#addChecked(checked.line, record.whole().value);
    else this.#file.add(bytes, valueBegin, valueEnd);
    this.#lines.add(partition.topic, partition.partition, offset);
    this.#firstMs = Math.min(this.#firstMs ?? Infinity, timestampMs);
    this.#lastMs = Math.max(this.#lastMs ?? -Infinity, timestampMs);
  }

  /** Where the line is not the value itself, both are kept. */
  #addChecked(line: Buffer, value: Buffer | null): void {
    if (value !== null && line !== value) {
      this.#originalsFile ??= this.#originals.create(this.#id);
      this.#originalsFile.add(originalLine(this.#lines.lines, value));
    }
    this.#file.add(line);
  }

  #refuse(partition: TopicPartition, record: RecordInPlace, refusal: Refusal): void {
    const { key, value, ...where } = wholeOf(partition, record);
    // Copies: a single one would keep all that its fetch brought.
    const kept = { ...where, key: key && Buffer.from(key), value: value && Buffer.from(value) };
    this.#refused.push({ record: kept, ...refusal });
    this.#refusedBytes += (key?.length ?? 0) + (value?.length ?? 0);
  }

  /**
   * The batch stands for the partition's offsets from where it was, when it came to it first, to before `to`. The key names
   * the partition.
   */
  cover(key: string, { topic, partition }: { topic: string; partition: number }, from: number, to: number): void {
    const range = this.#ranges.get(key);
    if (range) range.to = to;
    else this.#ranges.set(key, { topic, partition, from, to });
  }

  /** Throws what the file system says. */
  close(): SpooledBatch {
    this.#file.end();
    this.#besideFile?.end();
    this.#originalsFile?.end();
    return {
      id: this.#id,
      file: this.#file.path,
      ...(this.#besideFile && { besideFile: this.#besideFile.path }),
      ...(this.#originalsFile && { originalsFile: this.#originalsFile.path }),
      rows: this.#lines.lines,
      bytes: this.#file.bytes,
      firstTimestampMs: this.#firstMs,
      lastTimestampMs: this.#lastMs,
      ranges: [...this.#ranges.values()],
      refused: this.#refused,
      placeOf: (line) => this.#lines.at(line),
    };
  }

  discard(): void {
    for (const file of [this.#file, this.#besideFile, this.#originalsFile]) {
      file?.close();
      if (file) rmSync(file.path, { force: true });
    }
  }
}

const wholeOf = ({ topic, partition }: TopicPartition, record: RecordInPlace): KafkaRecord => ({
  topic,
  partition,
  ...record.whole(),
});
