import type { Column, Source } from '../../../../src/iceberg/table/columns';
import { kafkaSourceConfig } from '../../../../src/model/kafka-source';
import type { KafkaSource } from '../../../../src/model/source';
import { readRecord } from '../../../../src/sources/kafka/events/read-record';
import { keptBeside } from '../../../../src/sources/kafka/tables/kept-beside';
import { rowOf } from '../../../../src/tables/record-row';
import { aRecord } from '../a-record';

const aSource = (settings: object = {}) =>
  ({
    id: 'shop',
    type: 'kafka',
    config: kafkaSourceConfig.parse({ brokers: ['localhost:1'], topics: ['t'], group: 'g', ...settings }),
  }) as KafkaSource;
const columnsOf = (...sources: Source[]): Column[] =>
  sources.map((source) => ({ name: source, type: 'string', required: false, source }));
const attributes = columnsOf('event.id', 'event.type', 'event.time');
const linesOf = (source: KafkaSource, columns: Column[], record: Parameters<typeof aRecord>[0]) =>
  keptBeside(source, columns)?.lineOf(aRecord(record));

describe('a column with an attribute of the event', () => {
  const ce = { ce_specversion: '1.0', ce_source: '/a', ce_id: 'own', ce_type: 'order.paid' };

  it.each<[string, object, Parameters<typeof aRecord>[0]]>([
    ['a plain value', { eventType: 'order' }, {}],
    ['a CloudEvent', {}, { headers: { ...ce, ce_time: '2001-01-01T00:00:00Z' } }],
    ['a CloudEvent without a time', {}, { headers: ce }],
    ['a record with an id in a header', { idFrom: { header: 'order' } }, { headers: { order: 'o-1' } }],
    ['a record with an id in its value', { idFrom: { path: 'a.b' } }, { value: '{"a":{"b":17}}' }],
    [
      'a structured CloudEvent',
      {},
      {
        headers: { 'content-type': 'application/cloudevents+json' },
        value: '{"specversion":"1.0","id":"s","source":"/a","type":"t","time":"2001-01-01T00:00:00Z","data":{}}',
      },
    ],
  ])('has of %s what the row of its event has', (_what, settings, record) => {
    const source = aSource(settings);
    jest.useFakeTimers({ now: Date.UTC(2026, 0, 1) });
    const kept = linesOf(source, attributes, record);
    const row = rowOf(readRecord(aRecord(record), source));
    jest.useRealTimers();
    expect(kept && 'line' in kept && JSON.parse(kept.line)).toEqual('beside' in row && row.beside);
  });

  it('refuses a record that cannot be read as an event, and says why', () => {
    const [headers, idFrom] = [{ ...ce, ce_specversion: '0.1' }, { path: 'n.m' }];
    expect(linesOf(aSource(), attributes, { headers })).toMatchObject({
      refusal: { reason: expect.stringContaining('ce_specversion') as string },
    });
    expect(linesOf(aSource({ idFrom }), attributes, { value: '{"n":{"m":true}}' })).toMatchObject({
      refusal: { code: 'badRequest', reason: 'id from path n.m: must be a string or a number' },
    });
  });
});

it('has no time of a record that has none', () => {
  const record = { timestampMs: -1 };
  const kept = linesOf(aSource(), columnsOf('kafka.timestamp'), record);
  const row = rowOf(readRecord(aRecord(record), aSource()));
  expect(kept && 'line' in kept && JSON.parse(kept.line)).toMatchObject({ 'kafka.timestamp': null });
  expect('beside' in row && row.beside).toMatchObject({ 'kafka.timestamp': null });
});

it('takes no record for an event where columns have no more than its place', () => {
  const kept = linesOf(aSource(), columnsOf('kafka.offset'), { headers: { ce_specversion: '0.1' } });
  expect(kept && 'line' in kept && Object.keys(JSON.parse(kept.line) as object)).not.toContain('event.id');
  expect(keptBeside(aSource(), columnsOf('kafka.offset'))?.withHeaders).toBe(false);
  expect(keptBeside(aSource(), columnsOf('flushTime'))).toBeUndefined();
});
