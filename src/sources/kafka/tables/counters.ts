// What tables took, as metrics: of every sink, and for those of the action log's columns under the names of its own
// pipeline as well.
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { TableSink } from '../../../model/table-append';
import type { KafkaStatus } from '../status';
import type { BatchReport } from './table-taker';

export interface TableCounters {
  /** A table is read for: its series begin, before it has taken anything. */
  onTable: (sink: TableSink, isActionLog: boolean) => void;
  onBatch: (sink: TableSink, batch: BatchReport) => void;
}

/** `statusOf`: how a source fares in this process, for what waits to be appended. */
export function tableCounters(
  registry: Registry,
  statusOf: (sourceId: string) => KafkaStatus | undefined,
): TableCounters {
  const ofAll = family(registry, 'penstock_table', statusOf);
  const ofActionLog = family(registry, 'action_log_sink', statusOf);
  const familiesOf = (isActionLog: boolean) => (isActionLog ? [ofAll, ofActionLog] : [ofAll]);
  return {
    onTable(sink, isActionLog) {
      for (const { begin } of familiesOf(isActionLog)) begin(sink);
    },
    onBatch(sink, batch) {
      for (const { count } of familiesOf(batch.isActionLog)) count(sink, batch);
    },
  };
}

interface Family {
  begin: (sink: TableSink) => void;
  count: (sink: TableSink, batch: BatchReport) => void;
}

function family(registry: Registry, prefix: string, statusOf: (sourceId: string) => KafkaStatus | undefined): Family {
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
        if (lag !== undefined) this.set(labelsOf(sink), lag);
      }
    },
  });

  return {
    begin(sink) {
      const labels = labelsOf(sink);
      const key = JSON.stringify(labels);
      if (newest.has(key)) return;
      newest.set(key, { sink, timestampMs: undefined });
      for (const outcome of ['committed', 'failed']) commits.inc({ ...labels, outcome }, 0);
      for (const result of ['appended', 'poison']) records.inc({ ...labels, result }, 0);
      sizes.zero(labels);
    },
    count(sink, { outcome, rows, poison, lastTimestampMs }) {
      const labels = labelsOf(sink);
      commits.inc({ ...labels, outcome });
      if (outcome === 'failed') return;
      records.inc({ ...labels, result: 'appended' }, rows);
      records.inc({ ...labels, result: 'poison' }, poison);
      sizes.observe(labels, rows + poison);
      if (lastTimestampMs !== undefined) newest.set(JSON.stringify(labels), { sink, timestampMs: lastTimestampMs });
    },
  };
}

const labelsOf = ({ sourceId, sinkId }: TableSink) => ({ source: sourceId, sink: sinkId });

/** Undefined for a source that this process does not read, and where nothing is known. */
function lagSeconds(status: KafkaStatus | undefined, newestMs: number | undefined): number | undefined {
  if (!status || status.partitions.length === 0) return undefined;
  const waiting = status.partitions.filter(({ lagRecords }) => lagRecords > 0);
  if (waiting.length === 0) return 0;
  if (newestMs !== undefined) return Math.max(0, (Date.now() - newestMs) / 1000);
  const known = waiting.flatMap(({ lagSeconds: seconds }) => (seconds === undefined ? [] : [seconds]));
  return known.length > 0 ? Math.max(...known) : undefined;
}
