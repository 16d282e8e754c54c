import fc from 'fast-check';
import KafkaBatch from 'kafkajs/src/consumer/batch';
import response from 'kafkajs/src/protocol/requests/fetch/v11/response';
import { recordsOf } from '../../../../src/sources/kafka/events/record';
import { decodeFetchResponse } from '../../../../src/sources/kafka/log/fetch-response';
import { aWrittenRecord, batchBytes, fetchResponseBytes, messageSetBytes, type WrittenPartition } from './encode-log';

const decodeByKafkajs = response.decode;

const abortMarker = { ...aWrittenRecord(0), key: Buffer.from([0, 0, 0, 0]), value: Buffer.from([0, 0, 0, 0, 0, 0]) };

/** What a consumer sees of partition 0 that has fetched from an offset. */
async function seen(decode: typeof decodeFetchResponse, partition: WrittenPartition, fetchedOffset = 0) {
  const decoded = (await decode(fetchResponseBytes('t', [partition]))) as {
    responses: { topicName: string; partitions: unknown[] }[];
  };
  const { topicName, partitions } = decoded.responses[0]!;
  const batch = new KafkaBatch(topicName, String(fetchedOffset), partitions[0]);
  const { topic, partition: number, highWatermark } = batch;
  return {
    ...{ topic, partition: number, highWatermark },
    lastOffset: batch.lastOffset(),
    isEmpty: batch.isEmpty(),
    records: recordsOf(batch).filter(({ offset }) => offset >= fetchedOffset),
  };
}

const aPartition = (recordSet: Buffer[], differences: Partial<WrittenPartition> = {}): WrittenPartition => ({
  highWatermark: 100,
  recordSet: Buffer.concat(recordSet),
  ...differences,
});

const headers: [string, Buffer][] = [
  ['a', Buffer.from('1')],
  ['a', Buffer.from('2')],
  ['b', Buffer.alloc(0)],
];
const three = [0, 1, 2].map((delta) => aWrittenRecord(delta, { key: Buffer.from(`k${delta}`), headers }));

const answers: Record<string, { partition: WrittenPartition; fetchedOffset?: number }> = {
  'nothing at all': { partition: aPartition([]) },
  'several batches': {
    partition: aPartition([
      batchBytes({ records: three, firstTimestampMs: 1_700_000_000_000 }),
      batchBytes({ firstOffset: 3, records: three }),
    ]),
  },
  'a batch compressed by gzip': { partition: aPartition([batchBytes({ records: three, isGzip: true })]) },
  'an offset in the middle of a batch': {
    partition: aPartition([batchBytes({ firstOffset: 40, records: three })]),
    fetchedOffset: 41,
  },
  'a last batch that is cut off': {
    partition: aPartition([
      batchBytes({ records: three }),
      batchBytes({ firstOffset: 3, records: three }).subarray(0, -1),
    ]),
  },
  'a transaction that was given up, between records that stand': {
    partition: aPartition(
      [
        batchBytes({ records: three, producerId: 1, inTransaction: true }),
        batchBytes({ firstOffset: 3, records: three, producerId: 2, inTransaction: true }),
        batchBytes({ firstOffset: 6, records: three }),
        batchBytes({ firstOffset: 9, producerId: 2, inTransaction: true, isControl: true, records: [abortMarker] }),
        batchBytes({ firstOffset: 10, records: three, producerId: 2, inTransaction: true }),
      ],
      { abortedTransactions: [{ producerId: 2, firstOffset: 3 }] },
    ),
  },
  'markers of a transaction alone': {
    partition: aPartition([
      batchBytes({ firstOffset: 9, producerId: 2, inTransaction: true, isControl: true, records: [abortMarker] }),
    ]),
    fetchedOffset: 9,
  },
  'messages as they were kept before Kafka 0.11': {
    partition: aPartition([
      messageSetBytes(5, 1_500_000_000_000, Buffer.from('old')),
      messageSetBytes(6, 1_500_000_000_001, Buffer.from('and old')),
    ]),
    fetchedOffset: 5,
  },
};

/** What happens to a partition, one after the other: a producer writes a record in a transaction, or ends it. */
const happenings = fc.array(
  fc.record({ producerId: fc.nat(3), what: fc.constantFrom('writes', 'writes', 'writes', 'commits', 'aborts') }),
  { maxLength: 30 },
);

/** The log that it leaves, each step a batch, its transactions that were given up, and the records that stand. */
function logOf(steps: { producerId: number; what: string }[]) {
  const open = new Map<number, number[]>();
  const recordSet: Buffer[] = [];
  const aborted: { producerId: number; firstOffset: number; endOffset: number }[] = [];
  const standing: number[] = [];
  const end = (producerId: number, isAborted: boolean) => {
    const offsets = open.get(producerId);
    if (!offsets) return;
    open.delete(producerId);
    const marker = isAborted ? abortMarker : { ...abortMarker, key: Buffer.from([0, 0, 0, 1]) };
    const control = { producerId, inTransaction: true, isControl: true, records: [marker] };
    recordSet.push(batchBytes({ firstOffset: recordSet.length, ...control }));
    // Brokers tell of them in the order in which they were given up.
    if (isAborted) aborted.push({ producerId, firstOffset: offsets[0]!, endOffset: recordSet.length - 1 });
    else standing.push(...offsets);
  };
  for (const { producerId, what } of steps) {
    if (what !== 'writes') {
      end(producerId, what === 'aborts');
      continue;
    }
    open.set(producerId, [...(open.get(producerId) ?? []), recordSet.length]);
    const records = [aWrittenRecord(0)];
    recordSet.push(batchBytes({ firstOffset: recordSet.length, producerId, inTransaction: true, records }));
  }
  for (const producerId of [...open.keys()]) end(producerId, true);
  return { recordSet, aborted, standing: standing.sort((a, b) => a - b) };
}

describe("a broker's answer to a fetch", () => {
  it.each(Object.entries(answers))('is seen as by kafkajs: %s', async (_name, { partition, fetchedOffset }) => {
    const asByKafkajs = await seen(decodeByKafkajs, partition, fetchedOffset);

    expect(await seen(decodeFetchResponse, partition, fetchedOffset)).toEqual(asByKafkajs);
  });

  it('is one message for each batch', async () => {
    const partition = aPartition([batchBytes({ records: three }), batchBytes({ firstOffset: 3, records: three })]);
    const decoded = (await decodeFetchResponse(fetchResponseBytes('t', [partition]))) as {
      responses: { partitions: { messages: unknown[] }[] }[];
    };

    expect(decoded.responses[0]?.partitions[0]?.messages).toHaveLength(2);
  });

  it('leads beyond a batch that compaction has left nothing of, and to the end of one whose last records are gone', async () => {
    const emptied = aPartition([batchBytes({ firstOffset: 5, lastOffsetDelta: 4, records: [] })]);
    const shortened = aPartition([batchBytes({ firstOffset: 5, lastOffsetDelta: 4, records: three })]);

    expect(await seen(decodeFetchResponse, emptied, 5)).toMatchObject({ isEmpty: true, lastOffset: '9', records: [] });
    expect(await seen(decodeFetchResponse, shortened, 5)).toMatchObject({ isEmpty: false, lastOffset: '9' });
  });

  it('shows no record of a transaction that was given up, however many there are at the same time', async () => {
    await fc.assert(
      fc.asyncProperty(happenings, fc.nat(), async (steps, anywhere) => {
        const { recordSet, aborted, standing } = logOf(steps);
        fc.pre(recordSet.length > 0);
        const from = anywhere % recordSet.length;
        const abortedTransactions = aborted.filter(({ endOffset }) => endOffset >= from);
        const partition = aPartition(recordSet.slice(from), { abortedTransactions });

        const { records, lastOffset } = await seen(decodeFetchResponse, partition, from);

        expect(records.map(({ offset }) => offset)).toEqual(standing.filter((offset) => offset >= from));
        expect(lastOffset).toBe(String(recordSet.length - 1));
      }),
    );
  });
});
