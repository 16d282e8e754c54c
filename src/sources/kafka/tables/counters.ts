// What tables took, as metrics: of every sink, and for those of the action log's columns under the names of its own
// pipeline as well.
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { TableSink } from '../../../model/table-append';
import type { KafkaStatus } from '../status';
import type { BatchReport } from './table-taker';

/** `statusOf`: how a source fares in this process, for what waits to be appended. */
export function tableCounters(
  registry: Registry,
  statusOf: (sourceId: string) => KafkaStatus | undefined,
): (sink: TableSink, batch: BatchReport) => void {
  const ofAll = family(registry, 'penstock_table', statusOf);
  const ofActionLog = family(registry, 'action_log_sink', statusOf);
  return (sink, batch) => {
    ofAll(sink, batch);
    if (batch.isActionLog) ofActionLog(sink, batch);
  };
}

function family(
  registry: Registry,
  prefix: string,
  statusOf: (sourceId: string) => KafkaStatus | undefined,
): (sink: TableSink, batch: BatchReport) => void {
  const registers = [registry];
  const labelNames = ['source', 'sink'];
  const newest = new Map<string, { sink: TableSink; timestampMs: number | undefined }>();
  const records = new Counter({
    name: `${prefix}_records_total`,
    help: 'Records taken: appended as rows, or set aside as poison',
    labelNames: [...labelNames, 'result'],
    registers,
  });
  const sizes = new Histogram({
    name: `${prefix}_batch_size_records`,
    help: 'Records of a batch',
    labelNames,
    buckets: [1, 10, 100, 1000, 10_000, 25_000, 50_000, 100_000, 250_000],
    registers,
  });
  const commits = new Counter({
    name: `${prefix}_commits_total`,
    help: 'Commits of batches by how they ended; failed ones are tried again',
    labelNames: [...labelNames, 'outcome'],
    registers,
  });
  new Gauge({
    name: `${prefix}_lag_seconds`,
    help: 'Age of the newest record in the table while others wait; 0 when none do',
    labelNames,
    registers,
    collect() {
      this.reset();
      for (const { sink, timestampMs } of newest.values()) {
        const lag = lagSeconds(statusOf(sink.sourceId), timestampMs);
        if (lag !== undefined) this.set({ source: sink.sourceId, sink: sink.sinkId }, lag);
      }
    },
  });

  return (sink, { outcome, rows, poison, lastTimestampMs }) => {
    const labels = { source: sink.sourceId, sink: sink.sinkId };
    commits.inc({ ...labels, outcome });
    const key = JSON.stringify(labels);
    if (!newest.has(key)) newest.set(key, { sink, timestampMs: undefined });
    if (outcome === 'failed') return;
    records.inc({ ...labels, result: 'appended' }, rows);
    records.inc({ ...labels, result: 'poison' }, poison);
    sizes.observe(labels, rows + poison);
    if (lastTimestampMs !== undefined) newest.set(key, { sink, timestampMs: lastTimestampMs });
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
