// What one fetch brought of a partition, to the tables of its source, and to the ledger where it has other sinks.
import type { EachBatchPayload } from 'kafkajs';
import { lastTimestampMs, recordsInPlace } from '../log/records-in-place';
import type { TablesOfSource } from '../tables/tables-of-source';
import { fetchedFrom, nextOffset } from './take-batch';
import type { PartitionFlow } from './partition-flow';

export interface TakeForTables {
  flow: PartitionFlow;
  tables: TablesOfSource;
  /** Takes the records up to before an offset as events, and answers the offset it has come to; absent where none are wanted. */
  takeEvents?: (upTo: number) => Promise<number>;
  /** Whether the partition is still assigned as it was when the fetch began. */
  isOurs: () => boolean;
  /** Lets a partition that was paused go on. */
  resume: () => void;
}

/** Takes what the tables have room for, and returns: the rest is fetched again when there is room. */
export async function takeForTables(
  payload: EachBatchPayload,
  { flow, tables, takeEvents, isOurs, resume }: TakeForTables,
): Promise<void> {
  // Fetched before reading was sent elsewhere: to a table it would seem to follow on what it has.
  if (payload.isStale()) return;
  const { batch } = payload;
  flow.endsAt(Math.max(flow.end, Number(batch.highWatermark)));
  const next = nextOffset(batch);
  const newestMs = lastTimestampMs(batch);
  if (newestMs !== undefined) flow.sees(newestMs);
  const taken = tables.add(flow, recordsInPlace(batch), { from: fetchedFrom(batch), next });
  if (taken < next) {
    payload.pause();
    void tables.room().then(resume);
  }
  const reached = takeEvents ? Math.min(taken, await takeEvents(taken)) : taken;
  if (!isOurs() || payload.isStale()) return;
  tables.readAgain(flow, reached);
  if (!takeEvents) flow.advanceTo(reached);
  payload.resolveOffset(String(reached - 1));
}
