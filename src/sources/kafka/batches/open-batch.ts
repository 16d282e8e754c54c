// The batch that is being filled.
import { rmSync } from 'node:fs';
import { newUuid } from '../../../model/ids';
import type { KafkaRecord } from '../events/record';
import type { OffsetRange, RefusedRecord, SpooledBatch } from './batch';
import { isLine, LineEnds, lineOf } from '../../../tables/record-line';
import type { RecordInPlace } from '../log/records-in-place';
import type { TopicPartition } from '../topic-partition';
import { LineMap } from './line-map';
import type { SpoolFile } from './spool-file';
import type { SpoolFiles } from './spool-files';

/** Refused records are in memory until their batch is committed. */
const mostRefused = 1000;
const mostRefusedBytes = 8 * 1024 * 1024;

/** What is kept of a record besides its value: a line in a file of its own. */
export interface Beside {
  lineOf: (record: KafkaRecord) => string;
  files: SpoolFiles;
}

export class OpenBatch {
  readonly #id = newUuid();
  readonly #file: SpoolFile;
  readonly #besideFile: SpoolFile | undefined;
  readonly #lineBeside: ((record: KafkaRecord) => string) | undefined;
  readonly #lines = new LineMap();
  readonly #ranges = new Map<string, OffsetRange>();
  readonly #refused: RefusedRecord[] = [];
  #refusedBytes = 0;
  #lineEnds = new LineEnds(Buffer.alloc(0));
  #firstMs: number | undefined;
  #lastMs: number | undefined;

  constructor({ files, beside }: { files: SpoolFiles; beside?: Beside | undefined }) {
    this.#file = files.create(this.#id);
    if (beside) {
      this.#lineBeside = beside.lineOf;
      this.#besideFile = beside.files.create(this.#id);
    }
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
  add({ topic, partition }: TopicPartition, record: RecordInPlace): void {
    const { bytes, valueBegin, valueEnd, offset, timestampMs } = record;
    if (this.#lineEnds.bytes !== bytes) this.#lineEnds = new LineEnds(bytes);
    if (isLine(this.#lineEnds, valueBegin, valueEnd)) {
      this.#file.add(bytes, valueBegin, valueEnd);
    } else {
      const whole = { topic, partition, ...record.whole() };
      const checked = lineOf(whole.value);
      if ('refusal' in checked) return this.#refuse({ record: whole, ...checked.refusal });
      this.#file.add(checked.line);
    }
    if (this.#lineBeside) {
      this.#besideFile?.add(Buffer.from(this.#lineBeside({ topic, partition, ...record.whole() })));
    }
    this.#lines.add(topic, partition, offset);
    this.#firstMs = Math.min(this.#firstMs ?? Infinity, timestampMs);
    this.#lastMs = Math.max(this.#lastMs ?? -Infinity, timestampMs);
  }

  #refuse(refused: RefusedRecord): void {
    this.#refused.push(refused);
    this.#refusedBytes += refused.record.value?.length ?? 0;
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
    return {
      id: this.#id,
      file: this.#file.path,
      ...(this.#besideFile && { besideFile: this.#besideFile.path }),
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
    for (const file of [this.#file, this.#besideFile]) {
      file?.close();
      if (file) rmSync(file.path, { force: true });
    }
  }
}
