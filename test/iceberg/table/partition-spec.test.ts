import { actionLog } from '../../../src/iceberg/table/action-log';
import { columnsSchema } from '../../../src/iceberg/table/columns';
import { readOrder, readPartitioning } from '../../../src/iceberg/table/partition-spec';
import { misfit, placeColumns, schemaOf, type Schema } from '../../../src/iceberg/table/schema';

const schema = schemaOf(actionLog.columns);

it('has the 16 columns of the action log', () => {
  expect(schema.fields).toHaveLength(16);
  expect(schema.fields.filter(({ required }) => required).map(({ id }) => id)).toEqual([1, 2, 3, 4, 6, 7, 10, 15]);
});

it('takes day on epoch milliseconds as truncate, with the same boundaries', () => {
  expect(readPartitioning('day(applied_at_ms), bucket[8](event_id), tenant', schema).fields).toEqual([
    { sourceId: 15, fieldId: 1000, name: 'applied_at_ms_trunc', transform: 'truncate[86400000]' },
    { sourceId: 1, fieldId: 1001, name: 'event_id_bucket', transform: 'bucket[8]' },
    { sourceId: 6, fieldId: 1002, name: 'tenant', transform: 'identity' },
  ]);
  expect(readPartitioning('', schema).fields).toEqual([]);
});

it('reads orders', () => {
  expect(readOrder('applied_at_ms ASC, truncate[4](tenant) desc nulls first', schema).fields).toEqual([
    { sourceId: 15, transform: 'identity', direction: 'asc', nullOrder: 'nulls-first' },
    { sourceId: 6, transform: 'truncate[4]', direction: 'desc', nullOrder: 'nulls-first' },
  ]);
  expect(readOrder('', schema)).toEqual({ orderId: 0, fields: [] });
});

it.each([
  ['dya(tenant)', 'partition: "dya" must be one of identity, truncate[N], bucket[N], year, month, day, hour'],
  ['day(tenant)', 'partition: "day(tenant)": day works on dates and timestamps, not on string'],
  ['nobody', 'partition: "nobody" is no column of the table'],
  ['tenant, tenant', 'partition: "tenant" is named twice'],
  ['day(', 'partition: "day(" must be like "name" or "day(name)"'],
])('says what is wrong with the partitioning %s', (text, message) => {
  expect(() => readPartitioning(text, schema)).toThrow(message);
});

it('says what is wrong with a list of columns', () => {
  const faults = columnsSchema.safeParse([
    { name: 'a', type: 'text' },
    { name: 'A', type: 'string', from: 'x..y' },
    { name: 'b', type: 'string', source: 'kafka.offset' },
  ]).error!.issues;
  expect(faults.map(({ path, message }) => `${path.join('.')}: ${message}`)).toEqual([
    '0.type: must be one of boolean, int, long, float, double, date, time, timestamp, timestamptz, string, uuid, binary, decimal(P,S)',
    '1.from: must be names joined by dots, such as user.email',
    '2.type: must be long for source kafka.offset',
  ]);
});

it('refuses columns that DuckDB could not tell apart, or would take for several', () => {
  const faults = columnsSchema.safeParse([
    { name: 'a', type: 'string', from: 'Value.x' },
    { name: 'b', type: 'string', from: 'value' },
    { name: 'c', type: 'string', from: 'n.*' },
  ]).error!.issues;
  expect(faults.map(({ path, message }) => `${path.join('.')}: ${message}`).sort()).toEqual([
    '1.from: must not begin with "value" where another column begins with "Value": they differ only in case',
    '2.from: must be names joined by dots, such as user.email',
  ]);
  const table: Schema = {
    schemaId: 1,
    fields: ['id', 'ID'].map((name, index) => ({ id: index + 1, name, type: 'string', required: false })),
  };
  expect(() => placeColumns(table, [{ name: 'id', type: 'string', required: false }])).toThrow(
    'columns "id" and "ID" of the table differ only in case',
  );
});

it('finds the columns in a table by their names, and says why they do not fit', () => {
  const table: Schema = {
    schemaId: 3,
    fields: [
      { id: 4, name: 'a', type: 'long', required: true },
      { id: 9, name: 'b', type: { type: 'list' }, required: false },
    ],
  };
  expect(placeColumns(table, [{ name: 'a', type: 'int', required: true }])).toMatchObject([{ id: 4, type: 'long' }]);
  expect(() => placeColumns(table, [{ name: 'b', type: 'string', required: false }])).toThrow(
    'column "b" must be {"type":"list"} as in the table, got string; the table requires "a", which is not among the columns',
  );
});

it('knows which changes of a schema files survive', () => {
  const one = (type: unknown, required = false): Schema => ({
    schemaId: 0,
    fields: [{ id: 1, name: 'a', type, required }],
  });
  expect(misfit(one('int'), one('long'))).toBeUndefined();
  expect(misfit(one('int'), { schemaId: 1, fields: [] })).toBeUndefined();
  expect(misfit({ schemaId: 0, fields: [] }, one('int'))).toBeUndefined();
  expect(misfit({ schemaId: 0, fields: [] }, one('int', true))).toBe('column "a" was added as required');
  expect(misfit(one('long'), one('int'))).toBe('column "a" changed from long to int');
  expect(misfit(one('int'), one('int', true))).toBe('column "a" became required');
});
