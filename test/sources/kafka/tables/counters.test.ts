import { Registry } from 'prom-client';
import type { KafkaStatus } from '../../../../src/sources/kafka/status';
import { tableCounters } from '../../../../src/sources/kafka/tables/counters';
import type { BatchReport } from '../../../../src/sources/kafka/tables/table-taker';

const aBatch = (differences: Partial<BatchReport> = {}): BatchReport => ({
  outcome: 'committed',
  isActionLog: true,
  rows: 90,
  poison: 10,
  lastTimestampMs: Date.now() - 5000,
  ...differences,
});
const labels = 'source="topic",sink="lake"';

function counted(lagRecords: number, ...batches: BatchReport[]): Promise<string> {
  const registry = new Registry();
  const partition = { topic: 't', partition: 0, position: 100, end: 100 + lagRecords, lagRecords };
  const status: KafkaStatus = { state: 'running', since: '2026-11-01T00:00:00Z', partitions: [partition] };
  const count = tableCounters(registry, (id) => (id === 'topic' ? status : undefined));
  for (const batch of batches) count({ sourceId: 'topic', sinkId: 'lake' }, batch);
  return registry.metrics();
}

it.each(['penstock_table', 'action_log_sink'])('counts records and commits of an action log as %s', async (prefix) => {
  const text = await counted(3, aBatch({ outcome: 'failed' }), aBatch());
  expect(text).toContain(`${prefix}_records_total{${labels},result="appended"} 90`);
  expect(text).toContain(`${prefix}_records_total{${labels},result="poison"} 10`);
  expect(text).toContain(`${prefix}_batch_size_records_count{${labels}} 1`);
  expect(text).toContain(`${prefix}_commits_total{${labels},outcome="committed"} 1`);
  expect(text).toContain(`${prefix}_commits_total{${labels},outcome="failed"} 1`);
  const [, lag] = new RegExp(`${prefix}_lag_seconds\\{${labels}\\} ([\\d.]+)`).exec(text) ?? [];
  expect(Number(lag)).toBeGreaterThanOrEqual(5);
});

it('says that nothing is behind while nothing waits, however old the newest record is', async () => {
  expect(await counted(0, aBatch({ lastTimestampMs: 1 }))).toContain(`action_log_sink_lag_seconds{${labels}} 0`);
});

it('does not call another table an action log', async () => {
  const text = await counted(0, aBatch({ isActionLog: false }));
  expect(text).toContain(`penstock_table_commits_total{${labels},outcome="committed"} 1`);
  expect(text).not.toMatch(/^action_log_sink\w+\{/m);
});
