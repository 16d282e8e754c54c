import { kafkaSourceConfig } from '../../src/model/kafka-source';
import type { KafkaSource } from '../../src/model/source';
import { readRecord } from '../../src/sources/kafka/events/read-record';
import { rowOf } from '../../src/tables/record-row';
import { anEvent } from '../support/event';
import { aRecord } from '../sources/kafka/a-record';

const config = kafkaSourceConfig.parse({ brokers: ['b:1'], topics: ['t'], group: 'g', idFrom: { header: 'id' } });
const besideOf = (record: Parameters<typeof aRecord>[0]) =>
  rowOf(readRecord(aRecord(record), { id: 'orders', type: 'kafka', config } as KafkaSource));
const place = { topic: 'a.b', partition: 3, offset: 77, timestampMs: 1_700_000_000_000, key: 'K' };
const columns = {
  'kafka.topic': 'a.b',
  'kafka.partition': 3,
  'kafka.offset': 77,
  'kafka.timestamp': 1_700_000_000_000,
  'kafka.key': 'K',
};

it.each<[string, Record<string, string>]>([
  ['plain', {}],
  ['with an id of its own', { id: 'own' }],
  [
    'a CloudEvent with id, time and key of its own',
    {
      ce_specversion: '1.0',
      ce_id: 'own',
      ce_source: '/a',
      ce_type: 't',
      ce_time: '2001-01-01T00:00:00Z',
      ce_partitionkey: 'other',
    },
  ],
  [
    'that says to have been elsewhere',
    { 'kafka-topic': 'x', 'kafka-offset': '1', 'kafka-timestamp': '1', 'kafka-key': 'x' },
  ],
])('knows where a record %s was, and its key', (_what, headers) => {
  expect(besideOf({ ...place, headers })).toMatchObject({ beside: columns });
});

it.each([
  ['none, whatever its headers say', null, null],
  ['an empty one', '', ''],
  ['one with characters that no header keeps', 'a\0b', 'a\0b'],
  ['bytes that are no text', Buffer.from([0x61, 0xff]), 'a\uFFFD'],
])('has the key that a table of the records has: %s', (_what, key, expected) => {
  const headers = { 'kafka-key': 'x', 'kafka-key-base64': 'eA==' };
  expect(besideOf({ ...place, key, headers })).toMatchObject({ beside: { 'kafka.key': expected } });
});

it('knows no place of an event that comes from elsewhere', () => {
  const nowhere = Object.fromEntries(Object.keys(columns).map((name) => [name, null]));
  expect(rowOf(anEvent({ body: '{}' }))).toMatchObject({ beside: nowhere });
});
