// Batches of records and a broker's answer to a fetch, in bytes.
import { gzipSync } from 'node:zlib';

export interface WrittenRecord {
  offsetDelta: number;
  timestampDelta: number;
  key: Buffer | null;
  value: Buffer | null;
  headers: [name: string, value: Buffer | null][];
}

export interface WrittenBatch {
  firstOffset?: number;
  lastOffsetDelta?: number;
  firstTimestampMs?: number;
  maxTimestampMs?: number;
  producerId?: number;
  isGzip?: boolean;
  usesAppendTime?: boolean;
  inTransaction?: boolean;
  isControl?: boolean;
  records: WrittenRecord[];
}

/** With its value alone, unless told otherwise. */
export const aWrittenRecord = (offsetDelta: number, differences: Partial<WrittenRecord> = {}): WrittenRecord => ({
  ...{ offsetDelta, timestampDelta: 0, key: null, value: Buffer.from(`value ${offsetDelta}`), headers: [] },
  ...differences,
});

export function batchBytes(batch: WrittenBatch): Buffer {
  const { firstOffset = 0, records, firstTimestampMs = 0, maxTimestampMs = firstTimestampMs, producerId = -1 } = batch;
  const attributes =
    (batch.isGzip ? 1 : 0) |
    (batch.usesAppendTime ? 0x08 : 0) |
    (batch.inTransaction ? 0x10 : 0) |
    (batch.isControl ? 0x20 : 0);
  const lastOffsetDelta = batch.lastOffsetDelta ?? records.at(-1)?.offsetDelta ?? 0;
  const written = Buffer.concat(records.map(recordBytes));
  const body = Buffer.concat([
    ...[int32(0), Buffer.from([2]), int32(0), int16(attributes), int32(lastOffsetDelta)],
    ...[int64(firstTimestampMs), int64(maxTimestampMs), int64(producerId), int16(0), int32(0), int32(records.length)],
    batch.isGzip ? gzipSync(written) : written,
  ]);
  return Buffer.concat([int64(firstOffset), int32(body.length), body]);
}

function recordBytes({ offsetDelta, timestampDelta, key, value, headers }: WrittenRecord): Buffer {
  const body = Buffer.concat([
    ...[Buffer.from([0]), varint(timestampDelta), varint(offsetDelta), bytes(key), bytes(value)],
    ...[varint(headers.length), ...headers.flatMap(([name, text]) => [bytes(Buffer.from(name)), bytes(text)])],
  ]);
  return Buffer.concat([varint(body.length), body]);
}

export interface WrittenPartition {
  highWatermark: number;
  abortedTransactions?: { producerId: number; firstOffset: number }[];
  recordSet: Buffer;
}

/** Version 11, of one topic, whose partitions are numbered from 0. */
export function fetchResponseBytes(topic: string, partitions: WrittenPartition[]): Buffer {
  const name = Buffer.from(topic);
  return Buffer.concat([
    ...[int32(0), int16(0), int32(7), int32(1), int16(name.length), name, int32(partitions.length)],
    ...partitions.flatMap(({ highWatermark, abortedTransactions = [], recordSet }, partition) => [
      ...[int32(partition), int16(0), int64(highWatermark), int64(highWatermark), int64(0)],
      int32(abortedTransactions.length),
      ...abortedTransactions.flatMap(({ producerId, firstOffset }) => [int64(producerId), int64(firstOffset)]),
      ...[int32(-1), int32(recordSet.length), recordSet],
    ]),
  ]);
}

/** One message as of Kafka 0.10, without a key. */
export function messageSetBytes(offset: number, timestampMs: number, value: Buffer): Buffer {
  const message = Buffer.concat([
    ...[int32(0), Buffer.from([1, 0]), int64(timestampMs), int32(-1), int32(value.length), value],
  ]);
  return Buffer.concat([int64(offset), int32(message.length), message]);
}

const bytes = (value: Buffer | null) => (value === null ? varint(-1) : Buffer.concat([varint(value.length), value]));

function varint(value: number): Buffer {
  let rest = BigInt.asUintN(64, (BigInt(value) << 1n) ^ (BigInt(value) >> 63n));
  const written: number[] = [];
  for (; rest >= 0x80n; rest >>= 7n) written.push(Number(rest & 0x7fn) | 0x80);
  return Buffer.from([...written, Number(rest)]);
}

function int16(value: number): Buffer {
  const written = Buffer.alloc(2);
  written.writeInt16BE(value);
  return written;
}

function int32(value: number): Buffer {
  const written = Buffer.alloc(4);
  written.writeInt32BE(value);
  return written;
}

function int64(value: number): Buffer {
  const written = Buffer.alloc(8);
  written.writeBigInt64BE(BigInt(value));
  return written;
}
