// What tables took, as metrics: by sink, and under the names of the action log's own pipeline for a sink of those columns.
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { TableSink } from '../../../model/table-append';
import type { BatchReport } from './table-taker';

export function tableCounters(registry: Registry): (sink: TableSink, batch: BatchReport) => void {
  const registers = [registry];
  const labelNames = ['source', 'sink'];
  const families = ['penstock_table', 'action_log_sink'].map((prefix) => ({
    records: new Counter({
      name: `${prefix}_records_total`,
      help: 'Records taken: appended as rows, or set aside as poison',
      labelNames: [...labelNames, 'result'],
      registers,
    }),
    sizes: new Histogram({
      name: `${prefix}_batch_size_records`,
      help: 'Records of a batch',
      labelNames,
      buckets: [1, 10, 100, 1000, 10_000, 25_000, 50_000, 100_000, 250_000],
      registers,
    }),
    commits: new Counter({
      name: `${prefix}_commits_total`,
      help: 'Commits of batches by how they ended; failed ones are tried again',
      labelNames: [...labelNames, 'outcome'],
      registers,
    }),
    lag: new Gauge({
      name: `${prefix}_lag_seconds`,
      help: 'Age of the newest record in the table when it was committed',
      labelNames,
      registers,
    }),
  }));

  return ({ sourceId, sinkId }, { outcome, rows, poison, lastTimestampMs }) => {
    const labels = { source: sourceId, sink: sinkId };
    for (const { records, sizes, commits, lag } of families) {
      commits.inc({ ...labels, outcome });
      if (outcome === 'failed') continue;
      records.inc({ ...labels, result: 'appended' }, rows);
      records.inc({ ...labels, result: 'poison' }, poison);
      sizes.observe(labels, rows + poison);
      if (lastTimestampMs !== undefined) lag.set(labels, Math.max(0, (Date.now() - lastTimestampMs) / 1000));
    }
  };
}
