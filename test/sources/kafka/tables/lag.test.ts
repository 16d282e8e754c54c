import { Registry } from 'prom-client';
import type { KafkaStatus } from '../../../../src/sources/kafka/status';
import { tableLag } from '../../../../src/sources/kafka/tables/lag';

const sink = { sourceId: 'topic', sinkId: 'lake' };
const labels = 'source="topic",sink="lake"';

function told(lagRecords: number, { agoMs, isActionLog }: { agoMs: number; isActionLog: boolean }): Promise<string> {
  const { noteLag, metrics } = lagOf({ lagRecords });
  noteLag(sink, { outcome: 'failed', isActionLog, lastTimestampMs: Date.now() });
  noteLag(sink, { outcome: 'committed', isActionLog, lastTimestampMs: Date.now() - agoMs });
  return metrics();
}

function lagOf(known: { lagRecords: number; lagSeconds?: number }) {
  const registry = new Registry();
  const partition = { topic: 't', partition: 0, position: 100, end: 100 + known.lagRecords, ...known };
  const status: KafkaStatus = { state: 'running', since: '2026-11-01T00:00:00Z', partitions: [partition] };
  const takes = { records: true };
  const lag = tableLag(registry, {
    statusOf: (id) => (id === 'topic' ? status : undefined),
    takesRecords: () => Promise.resolve(takes.records),
  });
  return { ...lag, takes, metrics: () => registry.metrics() };
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

it.each(['penstock_table', 'action_log_sink'])('is known before anything was taken: %s', async (prefix) => {
  const { beginLag, metrics } = lagOf({ lagRecords: 3, lagSeconds: 40 });
  beginLag(sink, true);
  expect(await metrics()).toContain(`${prefix}_lag_seconds{${labels}} 40`);
});

it.each(['penstock_table', 'action_log_sink'])(
  'is not said of a sink that is gone, while others wait: %s',
  async (prefix) => {
    const { beginLag, takes, metrics } = lagOf({ lagRecords: 3, lagSeconds: 40 });
    beginLag(sink, true);
    takes.records = false;
    expect(await metrics()).not.toContain(`${prefix}_lag_seconds{`);
  },
);
