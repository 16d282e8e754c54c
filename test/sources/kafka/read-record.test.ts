import { kafkaSourceConfig } from '../../../src/model/kafka-source';
import type { KafkaSource } from '../../../src/model/source';
import { readRecord } from '../../../src/sources/kafka/events/read-record';
import { aRecord } from './a-record';

const aSource = (config: Record<string, unknown> = {}): KafkaSource => ({
  id: 'orders',
  type: 'kafka',
  name: 'orders',
  description: '',
  state: 'enabled',
  version: 1,
  createdAt: '2025-03-04T05:06:07.089Z',
  updatedAt: '2025-03-04T05:06:07.089Z',
  config: kafkaSourceConfig.parse({ brokers: ['127.0.0.1:9092'], topics: ['t'], group: 'g', ...config }),
});
const read = (record: Parameters<typeof aRecord>[0], config?: Record<string, unknown>) =>
  readRecord(aRecord(record), aSource(config));
const binary = { ce_specversion: '1.0', ce_id: 'e-1', ce_source: '/shop', ce_type: 'order.created' };
const structured = { 'content-type': 'application/cloudevents+json' };

describe('a plain record', () => {
  it('is an event named by its place, made when the record was', () => {
    expect(read({ topic: 'a.b', partition: 3, offset: 77, value: '{"n":1}' })).toMatchObject({
      id: 'a.b/3/77',
      source: '/sources/orders',
      type: 'kafka.record',
      time: '2025-03-04T00:00:00.000Z',
      datacontenttype: 'application/json',
      depth: 0,
      sourceId: 'orders',
      body: Buffer.from('{"n":1}'),
      headers: {
        'kafka-topic': 'a.b',
        'kafka-partition': '3',
        'kafka-offset': '77',
        'kafka-timestamp': '1741046400000',
      },
    });
  });

  it.each([
    ['text', 'hello', 'text/plain'],
    ['no text', Buffer.from([0xff, 0x00]), 'application/octet-stream'],
    ['nothing', '', 'text/plain'],
  ])('of %s says so in its content type', (_name, value, datacontenttype) => {
    expect(read({ value }).datacontenttype).toBe(datacontenttype);
  });

  it('without a value is a tombstone', () => {
    const event = read({ key: 'k', value: null });
    expect(event).toMatchObject({ extensions: { tombstone: 'true', partitionkey: 'k' }, body: Buffer.alloc(0) });
    expect(event.datacontenttype).toBeUndefined();
  });

  it('may state its place in a chain', () => {
    expect(read({ headers: { ce_rootid: 'r', ce_depth: '4' } })).toMatchObject({ rootid: 'r', depth: 4, id: 't/0/0' });
  });

  it('has no time when its timestamp is none', () => {
    expect(read({ timestampMs: -1 }).time).toBeUndefined();
  });
});

describe('a CloudEvent', () => {
  it('in binary mode keeps its attributes, its own partitionkey first', () => {
    const event = read({
      key: 'k',
      headers: { ...binary, CE_Region: 'eu', ce_partitionkey: 'own', 'content-type': 'a/b' },
    });
    expect(event).toMatchObject({
      id: 'e-1',
      source: '/shop',
      type: 'order.created',
      datacontenttype: 'a/b',
      extensions: { region: 'eu', partitionkey: 'own' },
    });
    expect(event.time).toBeUndefined();
  });

  it('in structured mode is read from the value', () => {
    const json = { specversion: '1.0', id: 's-1', source: '/shop', type: 'order.paid', depth: 2, data: { n: 1 } };
    expect(read({ value: JSON.stringify(json), headers: structured })).toMatchObject({
      id: 's-1',
      depth: 2,
      datacontenttype: 'application/json',
      body: Buffer.from('{"n":1}'),
    });
  });

  it.each<[string, Parameters<typeof aRecord>[0], string]>([
    ['without an id', { headers: { ...binary, ce_id: '' } }, 'ce_id: must be'],
    ['of another version', { headers: { ...binary, ce_specversion: '0.3' } }, 'ce_specversion: is "0.3"'],
    ['with data in a header', { headers: { ...binary, ce_data: 'x' } }, 'ce_data: is not a header'],
    ['that is cut off', { value: '{"specversion":"1.0"', headers: structured }, 'body: is not valid JSON'],
    ['without a value', { value: null, headers: structured }, 'body: is not valid JSON'],
    ['in avro', { headers: { 'content-type': 'application/cloudevents+avro' } }, 'is not taken'],
  ])('%s is refused', (_name, record, message) => {
    expect(() => read(record)).toThrow(message);
  });
});

describe('the id', () => {
  it('is found where the source says', () => {
    expect(read({ headers: { ...binary, 'X-Id': 'own' } }, { idFrom: { header: 'x-id' } }).id).toBe('own');
    const path = { idFrom: { path: 'order.id' } };
    expect(read({ value: '{"order":{"id":"o-1"}}' }, path).id).toBe('o-1');
    expect(read({ value: '{"order":{"id":12345678901234567890}}' }, path).id).toBe('12345678901234567890');
  });

  it('is the usual one when there is none', () => {
    const path = { idFrom: { path: 'order.id' } };
    for (const value of ['{"order":null}', '{"order":{"id":null}}', '[]', null]) {
      expect(read({ value }, path).id).toBe('t/0/0');
    }
  });

  it.each([
    ['an object', '{"order":{"id":{}}}', 'id from path order.id: must be a string or a number'],
    ['no JSON to look into', 'plain', 'body: is not valid JSON'],
  ])('is refused when there is %s', (_name, value, message) => {
    expect(() => read({ value }, { idFrom: { path: 'order.id' } })).toThrow(message);
  });
});

it('keeps headers as text, without credentials and attributes', () => {
  const headers = { ...binary, Trace: 'a\0b', Authorization: 'Bearer x', blob: Buffer.from([0xff]) };
  expect(read({ headers }).headers).toEqual({
    trace: 'a\uFFFDb',
    blob: '/w==',
    'kafka-topic': 't',
    'kafka-partition': '0',
    'kafka-offset': '0',
    'kafka-timestamp': '1741046400000',
  });
});

it('gives a key that is no text in base64', () => {
  expect(read({ key: Buffer.from([0, 1]) }).extensions).toEqual({ partitionkeybase64: 'AAE=' });
});

it('refuses what is too large, saying what would not be', () => {
  expect(() => read({ value: 'x'.repeat(11) }, { maxBodyBytes: 10 })).toThrow(
    'value is 11 bytes; source "orders" takes at most 10',
  );
  expect(() => read({ headers: { big: 'x'.repeat(20_000) } })).toThrow(
    'headers are 20003 bytes; at most 16384 are taken',
  );
});
