// What a broker answers to a fetch, for kafkajs, with one message for each batch of records instead of one for each record.
import type { KafkaMessage } from 'kafkajs';
import Decoder from 'kafkajs/src/protocol/decoder';
import compression from 'kafkajs/src/protocol/message/compression';
import decodeMessageSet from 'kafkajs/src/protocol/messageSet/decoder';
import response from 'kafkajs/src/protocol/requests/fetch/v11/response';
import { hasRecordBatches, readBatches, readRecords, type RecordBatch } from './record-batch';

/** Stands for all records of a batch: kafkajs goes by offsets alone, and by what transactions became of. */
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

const decodePartition = async (decoder: Decoder) => ({
  partition: decoder.readInt32(),
  errorCode: decoder.readInt16(),
  highWatermark: decoder.readInt64().toString(),
  lastStableOffset: decoder.readInt64().toString(),
  lastStartOffset: decoder.readInt64().toString(),
  abortedTransactions: decoder.readArray(() => ({
    producerId: decoder.readInt64().toString(),
    firstOffset: decoder.readInt64().toString(),
  })),
  preferredReadReplica: decoder.readInt32(),
  messages: await decodeRecordSet(decoder.readBytes()),
});

async function decodeRecordSet(bytes: Buffer | null): Promise<unknown[]> {
  if (bytes === null || bytes.length === 0) return [];
  if (!hasRecordBatches(bytes)) return decodeMessageSet(new Decoder(bytes), bytes.length);
  const messages: unknown[] = [];
  for (const batch of readBatches(bytes)) {
    const codec = compression.lookupCodecByAttributes(batch.attributes);
    messages.push(messageOf(codec ? { ...batch, bytes: await codec.decompress(batch.bytes) } : batch));
  }
  return messages;
}

function messageOf(batch: RecordBatch) {
  const { isControl, inTransaction, producerId, lastOffset, count } = batch;
  return {
    offset: String(lastOffset),
    // By the key of a control record kafkajs knows that a transaction was given up.
    key: isControl ? (readRecords(batch, { withHeaders: false })[0]?.key ?? null) : null,
    // A batch of which all records were removed is nothing but offsets to go beyond, too.
    isControlRecord: isControl || count === 0,
    batchContext: { producerId: String(producerId), inTransaction },
    batch,
  };
}
