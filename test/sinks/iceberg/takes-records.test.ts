import type { Sink } from '../../../src/model/sink';
import { recordTable } from '../../../src/sinks/iceberg/takes-records';

const native = {
  mode: 'native',
  catalog: { url: 'https://catalog.example' },
  namespace: 'n',
  table: 't',
  columns: [{ name: 'id', type: 'long' }],
};
const aSink = (differences: Partial<Sink> = {}) => ({ type: 'iceberg', config: native, ...differences }) as Sink;

it('is the table of a topic, as it is', () => {
  expect(recordTable('kafka', aSink())).toMatchObject({ table: 't' });
});

it.each<[string, Parameters<typeof recordTable>]>([
  ['of another source', ['http', aSink()]],
  ['with a filter', ['kafka', aSink({ filter: { exact: { type: 'a' } } })]],
  ['with a template', ['kafka', aSink({ config: { ...native, rowTemplate: '{ id: Body("id") }' } })]],
  ['that is a file', ['kafka', aSink({ config: { mode: 'jsonl', path: '-', columns: native.columns } })]],
])('is none %s: its rows are made of events', (_what, of) => {
  expect(recordTable(...of)).toBeUndefined();
});
