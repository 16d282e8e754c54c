import type { EachBatchPayload } from 'kafkajs';
import KafkaBatch from 'kafkajs/src/consumer/batch';
import { PartitionFlow } from '../../../src/sources/kafka/consumer/partition-flow';
import { takeBatch } from '../../../src/sources/kafka/consumer/take-batch';
import { takeForTables } from '../../../src/sources/kafka/consumer/take-for-tables';
import { giveEmptyBatches } from '../../../src/sources/kafka/log/empty-batches';
import { decodeFetchResponse } from '../../../src/sources/kafka/log/fetch-response';
import type { TablesOfSource } from '../../../src/sources/kafka/tables/tables-of-source';
import { aWrittenRecord, batchBytes, fetchResponseBytes, type WrittenBatch } from './log/encode-log';

/** What a fetch from an offset brings of one batch. */
async function fetched(written: WrittenBatch, position: number) {
  const response = (await decodeFetchResponse(
    fetchResponseBytes('t', [{ highWatermark: 100, recordSet: batchBytes(written) }]),
  )) as { responses: { partitions: unknown[] }[] };
  return new KafkaBatch('t', String(position), response.responses[0]?.partitions[0]);
}

async function take(written: WrittenBatch, position: number, { isStale = false } = {}) {
  const batch = await fetched(written, position);
  const flow = new PartitionFlow({ topic: 't', partition: 0 }, position, 100);
  const taken: number[] = [];
  const resolved: string[] = [];
  const stored: number[] = [];
  const payload = {
    batch,
    resolveOffset: (offset: string) => resolved.push(offset),
    heartbeat: () => Promise.resolve(),
    isStale: () => isStale,
  } as unknown as EachBatchPayload;
  await takeBatch(payload, {
    flow,
    take: (records) => Promise.resolve(void taken.push(...records.map(({ offset }) => offset))),
    maxInFlight: 2,
    heartbeatMs: 1000,
    isOurs: () => true,
    isStopping: () => false,
    resume: () => undefined,
    store: () => Promise.resolve(void stored.push(flow.position)),
  });
  return { taken, resolved, stored, position: flow.position };
}

const records = [0, 1, 2].map((delta) => aWrittenRecord(delta));

describe('what a fetch brings', () => {
  it('is taken from the position on, though a batch comes as a whole', async () => {
    expect(await take({ firstOffset: 10, records }, 11)).toEqual({
      taken: [11, 12],
      resolved: ['12'],
      stored: [13],
      position: 13,
    });
  });

  it('leads to the end of its batch when the last records of it are gone', async () => {
    const found = await take({ firstOffset: 10, lastOffsetDelta: 9, records }, 10);

    expect(found).toMatchObject({ taken: [10, 11, 12], stored: [20], position: 20 });
    expect(found.resolved.at(-1)).toBe('19');
  });

  it('leads on when all that is left of its batch was taken before', async () => {
    expect(await take({ firstOffset: 10, lastOffsetDelta: 9, records }, 15)).toEqual({
      taken: [],
      resolved: ['19'],
      stored: [20],
      position: 20,
    });
  });

  it('leads nowhere when the consumer has been sent to another offset meanwhile', async () => {
    const found = await take({ firstOffset: 10, lastOffsetDelta: 9, records }, 15, { isStale: true });

    expect(found).toEqual({ taken: [], resolved: [], stored: [], position: 15 });
  });

  const markers = { firstOffset: 10, isControl: true, inTransaction: true, records: [aWrittenRecord(0)] };

  it('leads on where it is nothing but markers of transactions, which kafkajs gives to consumers like others', async () => {
    giveEmptyBatches();
    const batch = await fetched(markers, 10);
    expect([batch.isEmptyDueToFiltering(), batch.isEmpty()]).toEqual([false, false]);
    expect(await take(markers, 10)).toEqual({ taken: [], resolved: ['10'], stored: [11], position: 11 });
    expect(await take(markers, 5, { isStale: true })).toEqual({ taken: [], resolved: [], stored: [], position: 5 });
  });

  it.each([
    { of: 'records', isStale: false, written: { firstOffset: 10, records }, added: [[10, 11, 12]], resolved: ['12'] },
    { of: 'records', isStale: true, written: { firstOffset: 10, records }, added: [], resolved: [] },
    { of: 'markers', isStale: false, written: markers, added: [[]], resolved: ['10'] },
    { of: 'markers', isStale: true, written: markers, added: [], resolved: [] },
  ])(
    'is given to tables unless reading was sent elsewhere meanwhile: $of, $isStale',
    async ({ isStale, written, added, resolved }) => {
      const given: number[][] = [];
      const told: string[] = [];
      const tables: Partial<TablesOfSource> = {
        add: (_partition, found, { next }) => (given.push(Array.from(found, ({ offset }) => offset)), next),
        readAgain: () => undefined,
      };
      const payload = {
        batch: await fetched(written, 10),
        isStale: () => isStale,
        resolveOffset: (offset: string) => told.push(offset),
      } as unknown as EachBatchPayload;

      await takeForTables(payload, {
        flow: new PartitionFlow({ topic: 't', partition: 0 }, 10, 100),
        tables: tables as TablesOfSource,
        isOurs: () => true,
        resume: () => undefined,
      });

      expect({ given, told }).toEqual({ given: added, told: resolved });
    },
  );
});
