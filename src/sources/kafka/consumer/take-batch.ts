// What one fetch brought of a partition, into the ledger, and only then the group's offset.
import type { Batch, EachBatchPayload } from 'kafkajs';
import type KafkaBatch from 'kafkajs/src/consumer/batch';
import { PenstockError } from '../../../model/errors';
import { passed } from '../../../model/passed';
import { recordsOf, type KafkaRecord } from '../events/record';
import type { PartitionFlow } from './partition-flow';

/** Bytes of values that are given to the ledger together, at most, unless one alone is larger. */
const mostBytesTogether = 4 * 1024 * 1024;
/** A ledger that takes longer counts as away: what it does with these records later changes nothing. */
const longestTakeMs = 20_000;

export interface TakeBatch {
  flow: PartitionFlow;
  /** Takes the records in; see `TakeRecords`. */
  take: (records: KafkaRecord[]) => Promise<void>;
  maxInFlight: number;
  heartbeatMs: number;
  /** Whether the partition is still assigned as it was when the fetch began. */
  isOurs: () => boolean;
  /** Whether the consumer is to end: what is under way is finished, and no more begun. */
  isStopping: () => boolean;
  /** Lets a partition that was paused go on. */
  resume: () => void;
  /** Records from this offset on are left for later. */
  upTo?: number;
  /** Stores how far the group has come. */
  store: (payload: EachBatchPayload, flow: PartitionFlow) => Promise<void>;
}

/**
 * Takes in as much as it can, and returns: what the ledger did not take is fetched again after a wait, with the partition
 * paused meanwhile, so that the others go on and the session does not end. Throws what kafkajs is to know of, such as a
 * rebalance.
 */
export async function takeBatch(payload: EachBatchPayload, options: TakeBatch): Promise<void> {
  const { batch } = payload;
  const { flow, take, maxInFlight, isOurs, isStopping, upTo = Infinity } = options;
  flow.endsAt(Math.max(flow.end, Number(batch.highWatermark)));
  const before = flow.position;
  const end = Math.min(nextOffset(batch), upTo);
  // Batches are fetched whole, and one that was under way when the position was set brings what is taken in already.
  const records = recordsOf(batch).filter(({ offset }) => offset >= flow.position && offset < upTo);
  const advanceTo = (position: number) => {
    flow.advanceTo(position);
    payload.resolveOffset(String(position - 1));
  };
  // Those that were left of a batch may have been removed by compaction.
  if (records.length === 0 && end > flow.position && isOurs() && !payload.isStale()) advanceTo(end);
  let interruption: unknown;

  while (records.length > 0 && interruption === undefined && isOurs() && !isStopping() && !payload.isStale()) {
    const together = records.splice(0, countTogether(records, maxInFlight));
    const [first] = together;
    const last = together.at(-1);
    if (!first || !last) break;
    flow.sees(first.timestampMs);
    try {
      interruption = await whileBeating(payload, options.heartbeatMs, () => take(together));
    } catch (error) {
      if (!isOurs() || isStopping()) break;
      payload.pause();
      flow.waitFor(reasonOf(error), options.resume);
      break;
    }
    if (!isOurs()) return;
    advanceTo(records.length === 0 ? end : last.offset + 1);
  }
  if (flow.position > before) await options.store(payload, flow);
  if (interruption !== undefined) throw interruption as Error;
}

/** Beyond the last record there may be markers of transactions, which nobody is shown. */
export const nextOffset = (batch: Batch): number => Number(batch.lastOffset()) + 1;

/** The offset that was asked for, which kafkajs keeps and does not declare. */
export const fetchedFrom = (batch: Batch): number => Number((batch as KafkaBatch).fetchedOffset);

function countTogether(records: KafkaRecord[], most: number): number {
  let bytes = 0;
  let count = 0;
  for (const { value } of records.slice(0, most)) {
    bytes += value?.length ?? 0;
    if (count > 0 && bytes > mostBytesTogether) break;
    count += 1;
  }
  return count;
}

/** The group is where the flow is. */
export const storePosition = (payload: EachBatchPayload, { topic, partition, position }: PartitionFlow) =>
  payload.commitOffsetsIfNecessary({ topics: [{ topic, partitions: [{ partition, offset: String(position) }] }] });

/**
 * Beats for the group until the work is done. Answers what the group said instead of "all is well", when it did: the work
 * is waited for nevertheless, so that its offsets can be stored.
 */
async function whileBeating(payload: EachBatchPayload, everyMs: number, work: () => Promise<void>): Promise<unknown> {
  const done = new AbortController();
  const deadline = Date.now() + longestTakeMs;
  let interruption: unknown;
  const beat = async () => {
    while (!done.signal.aborted) {
      if (Date.now() > deadline) {
        throw new PenstockError('ledgerUnavailable', `the ledger did not answer within ${longestTakeMs / 1000} s`);
      }
      if (interruption === undefined) await payload.heartbeat().catch((error: unknown) => (interruption = error));
      await passed(everyMs, done.signal);
    }
  };
  const beating = beat();
  try {
    await Promise.race([work(), beating]);
  } finally {
    done.abort();
    beating.catch(() => undefined);
  }
  return interruption;
}

const reasonOf = (error: unknown): string =>
  error instanceof PenstockError ? `${error.code}: ${error.message}` : String(error);
