import { Registry } from 'prom-client';
import { tableCounters, type TableReport } from '../../src/tables/counters';

const aReport = (differences: Partial<TableReport> = {}): TableReport => ({
  outcome: 'committed',
  isActionLog: true,
  rows: 90,
  poison: 10,
  ...differences,
});
const sink = { sourceId: 'topic', sinkId: 'lake' };
const labels = 'source="topic",sink="lake"';

function counted(...reports: TableReport[]): Promise<string> {
  const registry = new Registry();
  const { countTable } = tableCounters(registry);
  for (const report of reports) countTable(sink, report);
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

it.each(['penstock_table', 'action_log_sink'])('has all series of %s before anything was taken', async (prefix) => {
  const registry = new Registry();
  tableCounters(registry).beginTable(sink, true);
  const text = await registry.metrics();
  expect(text).toContain(`${prefix}_records_total{${labels},result="appended"} 0`);
  expect(text).toContain(`${prefix}_commits_total{${labels},outcome="failed"} 0`);
  expect(text).toContain(`${prefix}_batch_size_records_count{${labels}} 0`);
});

it('goes on counting when its table is read for anew, or only now', async () => {
  const registry = new Registry();
  const { beginTable, countTable } = tableCounters(registry);
  countTable(sink, aReport());
  for (let times = 0; times < 2; times += 1) beginTable(sink, true);
  expect(await registry.metrics()).toContain(`penstock_table_batch_size_records_count{${labels}} 1`);
});
