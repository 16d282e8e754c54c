import { stringify } from 'lossless-json';
import { columnsSchema } from '../../src/iceberg/table/columns';
import { rowOf, type RecordRow } from '../../src/tables/record-row';
import { poisonOf, valuesOf } from '../../src/tables/row-values';
import { anEvent } from '../support/event';

type Listed = { name: string; type: string } & Record<string, unknown>;
const aRow = (body: string) => rowOf(anEvent({ body })) as RecordRow;
const columnsOf = (columns: Listed[]) => columnsSchema.parse(columns);
/** As it goes over the wire. */
const written = (body: string, ...columns: Listed[]) => stringify(valuesOf(aRow(body), columnsOf(columns), 1));

it.each([
  ['timestamptz', '2026-01-01T00:00:00Z', '1767225600000000'],
  ['timestamptz', '2026-01-01 00:00:00.000001+02:30', '1767216600000001'],
  ['timestamp', '2026-01-01T00:00:00.5', '1767225600500000'],
  ['timestamp', '1969-12-31T23:59:59.999999', '-1'],
  ['timestamptz', '9999-12-31T23:59:59.999999Z', '253402300799999999'],
  ['date', '2026-01-01', '"2026-01-01"'],
])('writes moments of the record in microseconds: %s %s', (type, text, expected) => {
  expect(written(`{"t":"${text}"}`, { name: 't', type })).toBe(`{"t":${expected}}`);
});

it('keeps the digits of numbers', () => {
  const record = '{"big":9007199254740993,"dec":1.50}';
  const columns = [
    { name: 'big', type: 'long' },
    { name: 'dec', type: 'decimal(20,2)' },
  ];
  expect(written(record, ...columns)).toBe(record);
});

it.each(['name.length', 'a.constructor.name', 'list.0', 'num.value'])(
  'finds nothing at %s that is not in the record',
  (from) => {
    const record = '{"name":"hello","a":{},"list":[1],"num":5}';
    expect(written(record, { name: 'x', type: 'string', from })).toBe('{"x":null}');
  },
);

it('takes the first of two fields of one name, as tables do', () => {
  expect(written('{"id":"a","id":"b"}', { name: 'id', type: 'string' })).toBe('{"id":"a"}');
});

it('refuses a row that leaves a required column with a source empty', () => {
  const columns = columnsOf([{ name: 'key', type: 'string', required: true, source: 'kafka.key' }]);
  const reason = 'column "key" must not be null, and the record has no kafka.key';
  expect(poisonOf([aRow('{}')], columns)).toEqual([{ place: 0, reason }]);
});

it('refuses a row of a time that no table has', () => {
  const columns = columnsOf([{ name: 'at', type: 'timestamptz', source: 'kafka.timestamp' }]);
  const row = rowOf(anEvent({ body: '{}', headers: { 'kafka-timestamp': '1790000000000000' } })) as RecordRow;
  const reason = 'column "at" must be of the years 1 to 9999, got kafka.timestamp of 1790000000000000 ms since 1970';
  expect(poisonOf([row], columns)).toEqual([{ place: 0, reason }]);
});

it('fills columns from what Kafka knows of the record', () => {
  const headers = { 'kafka-topic': 't', 'kafka-partition': '3', 'kafka-offset': '77', 'kafka-timestamp': '5' };
  const row = rowOf(anEvent({ body: '{}', headers })) as RecordRow;
  const columns = columnsOf([
    { name: 'topic', type: 'string', source: 'kafka.topic' },
    { name: 'part', type: 'int', source: 'kafka.partition' },
    { name: 'offset', type: 'long', source: 'kafka.offset' },
    { name: 'at', type: 'timestamptz', source: 'kafka.timestamp' },
    { name: 'key', type: 'string', source: 'kafka.key' },
  ]);
  expect(valuesOf(row, columns, 1)).toEqual({ topic: 't', part: 3, offset: 77, at: 5000, key: null });
});
