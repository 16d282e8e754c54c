import { Registry } from 'prom-client';
import { tableCounters, type TableReport } from '../../src/tables/counters';

const aReport = (differences: Partial<TableReport> = {}): TableReport => ({
  outcome: 'committed',
  isActionLog: true,
  rows: 90,
  poison: 10,
  ...differences,
});
const labels = 'source="topic",sink="lake"';

function counted(...reports: TableReport[]): Promise<string> {
  const registry = new Registry();
  const count = tableCounters(registry);
  for (const report of reports) count({ sourceId: 'topic', sinkId: 'lake' }, report);
  return registry.metrics();
}

it.each(['penstock_table', 'action_log_sink'])('counts records and commits of an action log as %s', async (prefix) => {
  const text = await counted(aReport({ outcome: 'failed' }), aReport());
  expect(text).toContain(`${prefix}_records_total{${labels},result="appended"} 90`);
  expect(text).toContain(`${prefix}_records_total{${labels},result="poison"} 10`);
  expect(text).toContain(`${prefix}_batch_size_records_count{${labels}} 1`);
  expect(text).toContain(`${prefix}_batch_size_records_sum{${labels}} 100`);
  expect(text).toContain(`${prefix}_commits_total{${labels},outcome="committed"} 1`);
  expect(text).toContain(`${prefix}_commits_total{${labels},outcome="failed"} 1`);
});

it('counts what was refused before a commit as no batch', async () => {
  const text = await counted({ isActionLog: true, rows: 0, poison: 3 });
  expect(text).toContain(`action_log_sink_records_total{${labels},result="poison"} 3`);
  expect(text).not.toMatch(/^action_log_sink_(commits_total|batch_size_records_count)\{/m);
});

it('does not call another table an action log', async () => {
  const text = await counted(aReport({ isActionLog: false }));
  expect(text).toContain(`penstock_table_commits_total{${labels},outcome="committed"} 1`);
  expect(text).not.toMatch(/^action_log_sink\w+\{/m);
});
