// Batches of a partition's log, as producers send and brokers keep them, and the records in them: version 2 of the format,
// https://kafka.apache.org/documentation/#recordbatch

export interface RecordBatch {
  /** Offsets are counted from it. Records may have been removed since, the first and the last too. */
  firstOffset: number;
  lastOffset: number;
  /** Times of records are counted from it, in ms since 1970. */
  firstTimestampMs: number;
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
  return {
    firstOffset,
    lastOffset: firstOffset + batch.readInt32BE(23),
    firstTimestampMs: Number(batch.readBigInt64BE(27)),
    appendedAtMs: (attributes & usesAppendTime) > 0 ? Number(batch.readBigInt64BE(35)) : undefined,
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
  const { bytes, firstOffset, firstTimestampMs, appendedAtMs } = batch;
  const cursor = new Cursor(bytes);
  const records: LogRecord[] = [];
  for (let index = 0; index < batch.count; index += 1) {
    const length = cursor.varint();
    const end = cursor.at + length;
    if (length < 0 || end > bytes.length) throw new RangeError(`record ${index} of a batch goes beyond its end`);
    cursor.at += 1;
    const timestampDelta = cursor.varint();
    const offset = firstOffset + cursor.varint();
    const key = cursor.bytesOrNull();
    const value = cursor.bytesOrNull();
    const headers = withHeaders ? readHeaders(cursor) : noHeaders;
    if (cursor.at > end) throw new RangeError(`record ${index} of a batch is longer than it says`);
    cursor.at = end;
    records.push({ offset, timestampMs: appendedAtMs ?? firstTimestampMs + timestampDelta, key, value, headers });
  }
  return records;
}

function readHeaders(cursor: Cursor): LogRecord['headers'] {
  const count = cursor.varint();
  if (count === 0) return noHeaders;
  const headers: LogRecord['headers'] = [];
  for (let index = 0; index < count; index += 1) {
    const name = cursor.bytesOrNull()?.toString('utf8') ?? '';
    headers.push([name, cursor.bytesOrNull() ?? Buffer.alloc(0)]);
  }
  return headers;
}

class Cursor {
  at = 0;

  constructor(private readonly bytes: Buffer) {}

  /** Also for numbers of 64 bits, exact up to 2^53. Throws a RangeError at the end of the bytes. */
  varint(): number {
    let byte = this.#next();
    let unsigned = byte & 0x7f;
    for (let weight = 0x80; byte >= 0x80; weight *= 0x80) {
      byte = this.#next();
      unsigned += (byte & 0x7f) * weight;
    }
    return unsigned % 2 === 0 ? unsigned / 2 : -(unsigned + 1) / 2;
  }

  bytesOrNull(): Buffer | null {
    const length = this.varint();
    if (length < 0) return null;
    const begin = this.at;
    this.at += length;
    return this.bytes.subarray(begin, this.at);
  }

  #next(): number {
    const byte = this.bytes[this.at];
    if (byte === undefined) throw new RangeError('a record ends in the middle');
    this.at += 1;
    return byte;
  }
}
