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

export interface TableCounters {
  /** A table is read for: its series begin, before it has taken anything. */
  beginTable: (sink: TableSink, isActionLog: boolean) => void;
  countTable: CountTable;
}

/** Every name once a registry: call it once for each. */
export function tableCounters(registry: Registry): TableCounters {
  const ofAll = family(registry, 'penstock_table');
  const ofActionLog = family(registry, 'action_log_sink');
  const familiesOf = (isActionLog: boolean) => (isActionLog ? [ofAll, ofActionLog] : [ofAll]);
  return {
    beginTable(sink, isActionLog) {
      for (const { begin } of familiesOf(isActionLog)) begin(sink);
    },
    countTable(sink, report) {
      for (const { count } of familiesOf(report.isActionLog)) count(sink, report);
    },
  };
}

interface Family {
  begin: (sink: TableSink) => void;
  count: CountTable;
}

function family(registry: Registry, prefix: string): Family {
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

  const begun = new Set<string>();
  const labelsOf = ({ sourceId, sinkId }: TableSink) => {
    const labels = { source: sourceId, sink: sinkId };
    const isNew = begun.size < begun.add(JSON.stringify(labels)).size;
    return { labels, isNew };
  };
  return {
    begin(sink) {
      const { labels, isNew } = labelsOf(sink);
      if (!isNew) return;
      for (const outcome of ['committed', 'failed']) commits.inc({ ...labels, outcome }, 0);
      for (const result of ['appended', 'poison']) records.inc({ ...labels, result }, 0);
      sizes.zero(labels);
    },
    count(sink, { outcome, rows, poison }) {
      const { labels } = labelsOf(sink);
      if (outcome) commits.inc({ ...labels, outcome });
      if (outcome === 'failed') return;
      records.inc({ ...labels, result: 'appended' }, rows);
      records.inc({ ...labels, result: 'poison' }, poison);
      if (outcome) sizes.observe(labels, rows + poison);
    },
  };
}
