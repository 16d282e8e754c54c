// How far tables are behind the topics whose records they take, as metrics; see src/tables/counters.ts for what they took.
import { Gauge, type Registry } from 'prom-client';
import type { TableSink } from '../../../model/table-append';
import type { KafkaStatus } from '../status';
import type { BatchReport } from './table-taker';

type NoteBatch = (
  sink: TableSink,
  batch: Pick<BatchReport, 'isActionLog' | 'lastTimestampMs'> & Partial<Pick<BatchReport, 'outcome'>>,
) => void;

export interface WhatIsRead {
  /** How a source fares in this process, for what waits to be appended. */
  statusOf: (sourceId: string) => KafkaStatus | undefined;
  /** Whether the sink is there, and takes the records themselves; be it paused. Rejects when nobody knows. */
  takesRecords: (sink: TableSink) => Promise<boolean>;
}

export interface TableLag {
  /** A table is read for. */
  beginLag: (sink: TableSink, isActionLog: boolean) => void;
  noteLag: NoteBatch;
}

export function tableLag(registry: Registry, whatIsRead: WhatIsRead): TableLag {
  const ofAll = gauge(registry, 'penstock_table', whatIsRead);
  const ofActionLog = gauge(registry, 'action_log_sink', whatIsRead);
  const noteLag: NoteBatch = (sink, batch) => {
    ofAll(sink, batch);
    if (batch.isActionLog) ofActionLog(sink, batch);
  };
  return {
    beginLag: (sink, isActionLog) => noteLag(sink, { isActionLog, lastTimestampMs: undefined }),
    noteLag,
  };
}

function gauge(registry: Registry, prefix: string, { statusOf, takesRecords }: WhatIsRead): NoteBatch {
  const newest = new Map<string, { sink: TableSink; timestampMs: number | undefined }>();
  new Gauge({
    name: `${prefix}_lag_seconds`,
    help: 'Age of the newest record in the table while others wait; 0 when none do',
    labelNames: ['source', 'sink'],
    registers: [registry],
    async collect() {
      const known = await Promise.all(
        [...newest.values()].map(async (one) => ({ ...one, isThere: await takesRecords(one.sink).catch(() => true) })),
      );
      this.reset();
      for (const { sink, timestampMs, isThere } of known) {
        // Its newest record gets older and older, and nothing of its source waits for it.
        if (!isThere) continue;
        const lag = lagSeconds(statusOf(sink.sourceId), timestampMs);
        if (lag !== undefined) this.set({ source: sink.sourceId, sink: sink.sinkId }, lag);
      }
    },
  });

  return (sink, { outcome, lastTimestampMs }) => {
    const key = JSON.stringify([sink.sourceId, sink.sinkId]);
    if (!newest.has(key)) newest.set(key, { sink, timestampMs: undefined });
    if (outcome === 'committed' && lastTimestampMs !== undefined)
      newest.set(key, { sink, timestampMs: lastTimestampMs });
  };
}

/** Undefined for a source that this process does not read, and where nothing is known. */
function lagSeconds(status: KafkaStatus | undefined, newestMs: number | undefined): number | undefined {
  if (!status || status.partitions.length === 0) return undefined;
  const waiting = status.partitions.filter(({ lagRecords }) => lagRecords > 0);
  if (waiting.length === 0) return 0;
  if (newestMs !== undefined) return Math.max(0, (Date.now() - newestMs) / 1000);
  const known = waiting.flatMap(({ lagSeconds: seconds }) => (seconds === undefined ? [] : [seconds]));
  return known.length > 0 ? Math.max(...known) : undefined;
}
