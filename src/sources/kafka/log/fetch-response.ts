// What a broker answers to a fetch, for kafkajs, with one message for each batch of records instead of one for each record.
import type { KafkaMessage } from 'kafkajs';
import Decoder from 'kafkajs/src/protocol/decoder';
import compression from 'kafkajs/src/protocol/message/compression';
import decodeMessageSet from 'kafkajs/src/protocol/messageSet/decoder';
import response from 'kafkajs/src/protocol/requests/fetch/v11/response';
import { abortedBatches, type AbortedTransaction } from './aborted-batches';
import { hasRecordBatches, readBatches, type RecordBatch } from './record-batch';

/** Stands for all records of a batch: kafkajs goes by offsets alone. */
type BatchMessage = KafkaMessage & { batch: RecordBatch };

export const isWholeBatch = (message: KafkaMessage): message is BatchMessage => 'batch' in message;

/**
 * kafkajs makes some twenty objects of each record, and loses the order of its headers. What it decodes of brokers before
 * Kafka 2.3, whose answers are of an earlier version, stays as it is.
 */
export function keepBatchesWhole(): void {
  response.decode = decodeFetchResponse;
}

export async function decodeFetchResponse(bytes: Buffer): Promise<unknown> {
  const decoder = new Decoder(bytes);
  const clientSideThrottleTime = decoder.readInt32();
  const errorCode = decoder.readInt16();
  const sessionId = decoder.readInt32();
  const responses = await decoder.readArrayAsync(async () => ({
    topicName: decoder.readString(),
    partitions: await decoder.readArrayAsync(decodePartition),
  }));
  // Throttling is left to us, which kafkajs does by the other one.
  return { throttleTime: 0, clientSideThrottleTime, errorCode, sessionId, responses };
}

async function decodePartition(decoder: Decoder) {
  const partition = {
    partition: decoder.readInt32(),
    errorCode: decoder.readInt16(),
    highWatermark: decoder.readInt64().toString(),
    lastStableOffset: decoder.readInt64().toString(),
    lastStartOffset: decoder.readInt64().toString(),
  };
  const aborted = decoder.readArray(() => ({
    producerId: BigInt(decoder.readInt64().toString()),
    firstOffset: Number(decoder.readInt64().toString()),
  }));
  const preferredReadReplica = decoder.readInt32();
  const messages = await decodeRecordSet(decoder.readBytes(), aborted);
  return { ...partition, abortedTransactions: [], preferredReadReplica, messages };
}

async function decodeRecordSet(bytes: Buffer | null, aborted: AbortedTransaction[]): Promise<unknown[]> {
  if (bytes === null || bytes.length === 0) return [];
  if (!hasRecordBatches(bytes)) return decodeMessageSet(new Decoder(bytes), bytes.length);
  const batches: RecordBatch[] = [];
  for (const batch of readBatches(bytes)) {
    const codec = compression.lookupCodecByAttributes(batch.attributes);
    batches.push(codec ? { ...batch, bytes: await codec.decompress(batch.bytes) } : batch);
  }
  const ofNobody = abortedBatches(batches, aborted);
  return batches.map((batch) => messageOf(batch, ofNobody.has(batch)));
}

function messageOf(batch: RecordBatch, isAborted: boolean) {
  const { isControl, lastOffset, count } = batch;
  return {
    offset: String(lastOffset),
    // So is what was given up nothing but offsets to go beyond, and a batch of which all records were removed.
    isControlRecord: isControl || isAborted || count === 0,
    batch,
  };
}
