import { Registry } from 'prom-client';
import type { KafkaStatus } from '../../../../src/sources/kafka/status';
import { tableLag } from '../../../../src/sources/kafka/tables/lag';

const labels = 'source="topic",sink="lake"';

function told(lagRecords: number, { agoMs, isActionLog }: { agoMs: number; isActionLog: boolean }): Promise<string> {
  const registry = new Registry();
  const partition = { topic: 't', partition: 0, position: 100, end: 100 + lagRecords, lagRecords };
  const status: KafkaStatus = { state: 'running', since: '2026-11-01T00:00:00Z', partitions: [partition] };
  const note = tableLag(registry, (id) => (id === 'topic' ? status : undefined));
  const sink = { sourceId: 'topic', sinkId: 'lake' };
  note(sink, { outcome: 'failed', isActionLog, lastTimestampMs: Date.now() });
  note(sink, { outcome: 'committed', isActionLog, lastTimestampMs: Date.now() - agoMs });
  return registry.metrics();
}

it.each(['penstock_table', 'action_log_sink'])(
  'is the age of the newest record while others wait: %s',
  async (prefix) => {
    const text = await told(3, { agoMs: 5000, isActionLog: true });
    const [, lag] = new RegExp(`${prefix}_lag_seconds\\{${labels}\\} ([\\d.]+)`).exec(text) ?? [];
    expect(Number(lag)).toBeGreaterThanOrEqual(5);
  },
);

it('is nothing while nothing waits, however old the newest record is', async () => {
  const text = await told(0, { agoMs: Date.now() - 1, isActionLog: true });
  expect(text).toContain(`action_log_sink_lag_seconds{${labels}} 0`);
});

it('is not said of another table as of an action log', async () => {
  const text = await told(3, { agoMs: 5000, isActionLog: false });
  expect(text).toMatch(/^penstock_table_lag_seconds\{/m);
  expect(text).not.toMatch(/^action_log_sink\w+\{/m);
});
