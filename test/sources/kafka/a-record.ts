import type { KafkaRecord } from '../../../src/sources/kafka/events/record';

interface Differences extends Partial<Omit<KafkaRecord, 'value' | 'key' | 'headers'>> {
  key?: string | Buffer | null;
  value?: string | Buffer | null;
  headers?: Record<string, string | Buffer>;
}

/** A record of `t/0` with a small JSON object; name only what matters to the test. */
export function aRecord({
  key = null,
  value = '{"n":1}',
  headers = {},
  ...differences
}: Differences = {}): KafkaRecord {
  return {
    topic: 't',
    partition: 0,
    offset: 0,
    timestampMs: Date.UTC(2025, 2, 4),
    ...differences,
    key: key === null ? null : Buffer.from(key),
    value: value === null ? null : Buffer.from(value),
    headers: Object.entries(headers).map(([name, text]) => [name, Buffer.from(text)]),
  };
}
