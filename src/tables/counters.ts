// What tables took, as metrics: of every sink, and for those of the action log's columns under the names of its own
// pipeline as well.
import { Counter, Histogram, type Registry } from 'prom-client';
import type { TableSink } from '../model/table-append';

export interface TableReport {
  /** How a try to commit ended; absent where rows were refused and nothing was tried. */
  outcome?: 'committed' | 'failed';
  /** Whether the table has the columns of the action log. */
  isActionLog: boolean;
  rows: number;
  poison: number;
}

export type CountTable = (sink: TableSink, report: TableReport) => void;

/** Every name once a registry: call it once for each. */
export function tableCounters(registry: Registry): CountTable {
  const ofAll = family(registry, 'penstock_table');
  const ofActionLog = family(registry, 'action_log_sink');
  return (sink, report) => {
    ofAll(sink, report);
    if (report.isActionLog) ofActionLog(sink, report);
  };
}

function family(registry: Registry, prefix: string): CountTable {
  const registers = [registry];
  const labelNames = ['source', 'sink'];
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

  return ({ sourceId, sinkId }, { outcome, rows, poison }) => {
    const labels = { source: sourceId, sink: sinkId };
    if (outcome) commits.inc({ ...labels, outcome });
    if (outcome === 'failed') return;
    records.inc({ ...labels, result: 'appended' }, rows);
    records.inc({ ...labels, result: 'poison' }, poison);
    if (outcome) sizes.observe(labels, rows + poison);
  };
}
