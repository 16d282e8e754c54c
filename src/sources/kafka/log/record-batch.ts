// Batches of a partition's log, as producers send and brokers keep them, and the records in them: version 2 of the format,
// https://kafka.apache.org/documentation/#recordbatch

export interface RecordBatch {
  /** Offsets are counted from it. Records may have been removed since, the first and the last too. */
  firstOffset: number;
  lastOffset: number;
  /** Times of records are counted from it, in ms since 1970. */
  firstTimestampMs: number;
  /** Of its newest record. */
  lastTimestampMs: number;
  /** Of all its records, where the broker's time is what counts. */
  appendedAtMs: number | undefined;
  /** Has the codec. */
  attributes: number;
  producerId: bigint;
  inTransaction: boolean;
  /** It says how a transaction ended, and has no records for anybody. */
  isControl: boolean;
  count: number;
  /** The records one after the other, compressed if the attributes say so. */
  bytes: Buffer;
}

export interface LogRecord {
  offset: number;
  timestampMs: number;
  key: Buffer | null;
  value: Buffer | null;
  headers: [name: string, value: Buffer][];
}

const usesAppendTime = 0x08;
const isOfTransaction = 0x10;
const isOfControl = 0x20;

/** From the first byte of a batch to the end of the field that says how long the rest is. */
const lengthEnd = 12;
const magicAt = 16;
const headerEnd = 61;
const magic = 2;

/** Whether these bytes, of one fetch, are such batches. Before Kafka 0.11 messages were kept in another way. */
export const hasRecordBatches = (bytes: Buffer): boolean => bytes.length > magicAt && bytes[magicAt] === magic;

/** Those that are there as a whole: a fetch may end within one. */
export function readBatches(bytes: Buffer): RecordBatch[] {
  const batches: RecordBatch[] = [];
  for (let at = 0; at + headerEnd <= bytes.length;) {
    const end = at + lengthEnd + bytes.readInt32BE(at + 8);
    if (end > bytes.length || bytes[at + magicAt] !== magic) break;
    batches.push(readBatch(bytes.subarray(at, end)));
    at = end;
  }
  return batches;
}

function readBatch(batch: Buffer): RecordBatch {
  const firstOffset = Number(batch.readBigInt64BE(0));
  const attributes = batch.readInt16BE(21);
  const lastTimestampMs = Number(batch.readBigInt64BE(35));
  return {
    firstOffset,
    lastOffset: firstOffset + batch.readInt32BE(23),
    firstTimestampMs: Number(batch.readBigInt64BE(27)),
    lastTimestampMs,
    appendedAtMs: (attributes & usesAppendTime) > 0 ? lastTimestampMs : undefined,
    attributes,
    producerId: batch.readBigInt64BE(43),
    inTransaction: (attributes & isOfTransaction) > 0,
    isControl: (attributes & isOfControl) > 0,
    count: batch.readInt32BE(57),
    bytes: batch.subarray(headerEnd),
  };
}

const noHeaders: LogRecord['headers'] = [];

/**
 * The records of a batch that is not compressed, or no longer. Keys and values are views of its bytes. Throws a RangeError
 * when the bytes are not records.
 */
export function readRecords(batch: RecordBatch, { withHeaders }: { withHeaders: boolean }): LogRecord[] {
  const cursor = new RecordCursor(batch);
  const records: LogRecord[] = [];
  while (cursor.next()) {
    const { offset, timestampMs } = cursor;
    // Headers are read first: they end where the record does, or it is none.
    const headers = withHeaders ? cursor.headers() : noHeaders;
    records.push({ offset, timestampMs, key: cursor.key(), value: cursor.value(), headers });
  }
  return records;
}

/** Goes from record to record of a batch, of which it tells where they are: no object is made for each. */
export class RecordCursor {
  readonly bytes: Buffer;
  offset = 0;
  timestampMs = 0;
  /** Where the key and the value are in the bytes; -1 where there is none. */
  keyBegin = -1;
  keyEnd = -1;
  valueBegin = -1;
  valueEnd = -1;
  readonly #batch: RecordBatch;
  #index = 0;
  /** Of the record, and so where the next one begins. */
  #end = 0;
  #at = 0;
  /** Of the key, the value or the like that was gone beyond last. */
  #begin = -1;

  constructor(batch: RecordBatch) {
    this.#batch = batch;
    this.bytes = batch.bytes;
  }

  /** Whether there is one more. Throws a RangeError when the bytes are not records. */
  next(): boolean {
    const { count, appendedAtMs, firstTimestampMs, firstOffset } = this.#batch;
    if (this.#index >= count) return false;
    this.#at = this.#end;
    const length = this.#varint();
    this.#end = this.#at + length;
    if (length < 0 || this.#end > this.bytes.length) {
      throw new RangeError(`record ${this.#index} of a batch goes beyond its end`);
    }
    this.#at += 1;
    const timestampDelta = this.#varint();
    this.timestampMs = appendedAtMs ?? firstTimestampMs + timestampDelta;
    this.offset = firstOffset + this.#varint();
    this.keyEnd = this.#endOfBytes();
    this.keyBegin = this.#begin;
    this.valueEnd = this.#endOfBytes();
    this.valueBegin = this.#begin;
    this.#checkEnd();
    this.#index += 1;
    return true;
  }

  key(): Buffer | null {
    return this.#view(this.keyBegin, this.keyEnd);
  }

  value(): Buffer | null {
    return this.#view(this.valueBegin, this.valueEnd);
  }

  /** Without headers. */
  whole(): LogRecord {
    const { offset, timestampMs } = this;
    return { offset, timestampMs, key: this.key(), value: this.value(), headers: noHeaders };
  }

  /** To be asked for once, if at all. Throws as `next` does. */
  headers(): LogRecord['headers'] {
    const count = this.#varint();
    if (count === 0) return noHeaders;
    const headers: LogRecord['headers'] = [];
    for (let index = 0; index < count; index += 1) {
      const nameEnd = this.#endOfBytes();
      const name = this.#view(this.#begin, nameEnd)?.toString('utf8') ?? '';
      const end = this.#endOfBytes();
      headers.push([name, this.#view(this.#begin, end) ?? Buffer.alloc(0)]);
    }
    this.#checkEnd();
    return headers;
  }

  #endOfBytes(): number {
    const length = this.#varint();
    this.#begin = length < 0 ? -1 : this.#at;
    if (length > 0) this.#at += length;
    return length < 0 ? -1 : this.#at;
  }

  #view(begin: number, end: number): Buffer | null {
    return begin < 0 ? null : this.bytes.subarray(begin, end);
  }

  #checkEnd(): void {
    if (this.#at > this.#end) throw new RangeError(`record ${this.#index} of a batch is longer than it says`);
  }

  /** Also for numbers of 64 bits, exact up to 2^53. Throws a RangeError at the end of the bytes. */
  #varint(): number {
    let byte = this.#byte();
    let unsigned = byte & 0x7f;
    for (let weight = 0x80; byte >= 0x80; weight *= 0x80) {
      byte = this.#byte();
      unsigned += (byte & 0x7f) * weight;
    }
    return unsigned % 2 === 0 ? unsigned / 2 : -(unsigned + 1) / 2;
  }

  #byte(): number {
    const byte = this.bytes[this.#at];
    if (byte === undefined) throw new RangeError('a record ends in the middle');
    this.#at += 1;
    return byte;
  }
}
