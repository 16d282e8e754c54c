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
const sink = { sourceId: 'topic', sinkId: 'lake' };
const labels = 'source="topic",sink="lake"';

function counted(lagRecords: number, ...batches: BatchReport[]): Promise<string> {
  const { onTable, onBatch, metrics } = counters(lagRecords);
  onTable(
    sink,
    batches.some(({ isActionLog }) => isActionLog),
  );
  for (const batch of batches) onBatch(sink, batch);
  return metrics();
}

function counters(lagRecords: number, lagSeconds?: number) {
  const registry = new Registry();
  const partition = { topic: 't', partition: 0, position: 100, end: 100 + lagRecords, lagRecords };
  const lag = lagSeconds === undefined ? {} : { lagSeconds };
  const status: KafkaStatus = {
    state: 'running',
    since: '2026-11-01T00:00:00Z',
    partitions: [{ ...partition, ...lag }],
  };
  const of = tableCounters(registry, (id) => (id === 'topic' ? status : undefined));
  return { ...of, metrics: () => registry.metrics() };
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

it.each(['penstock_table', 'action_log_sink'])('has all series of %s before anything was taken', async (prefix) => {
  const { onTable, metrics } = counters(3, 40);
  onTable(sink, true);
  const text = await metrics();
  expect(text).toContain(`${prefix}_lag_seconds{${labels}} 40`);
  expect(text).toContain(`${prefix}_records_total{${labels},result="appended"} 0`);
  expect(text).toContain(`${prefix}_commits_total{${labels},outcome="failed"} 0`);
  expect(text).toContain(`${prefix}_batch_size_records_count{${labels}} 0`);
});

it('goes on counting when its table is read for anew', async () => {
  const { onTable, onBatch, metrics } = counters(0);
  onTable(sink, false);
  onBatch(sink, aBatch({ isActionLog: false }));
  onTable(sink, false);
  expect(await metrics()).toContain(`penstock_table_batch_size_records_count{${labels}} 1`);
});

it('does not call another table an action log', async () => {
  const text = await counted(0, aBatch({ isActionLog: false }));
  expect(text).toContain(`penstock_table_commits_total{${labels},outcome="committed"} 1`);
  expect(text).not.toMatch(/^action_log_sink\w+\{/m);
});
