import { noteTableUuid, tableStanding } from '../../src/ledger/tables/standings';
import { refusal, startApi, type RunningApi } from './start-api';

let api: RunningApi;
beforeAll(async () => {
  api = await startApi();
  await api.source('shop');
  await api.sink('shop', 'hook');
  await api.sink('shop', 'lake', {
    type: 'iceberg',
    config: {
      mode: 'native',
      catalog: { url: 'https://catalog.example' },
      namespace: 'n',
      table: 't',
      columns: [{ name: 'id', type: 'long', required: true }],
    },
  });
});
afterAll(() => api.close());

const path = (sink: string) => `/v1/sources/shop/sinks/${sink}/table`;

it('tells a sink without a table of its own from one that is not there', async () => {
  expect(await api.call('GET', path('hook'))).toMatchObject(refusal(404, 'sinkNotFound', 'has no table of its own'));
  expect(await api.call('GET', path('none'))).toMatchObject(refusal(404, 'sinkNotFound', 'has no sink "none"'));
});

it.each([
  ['go-on', {}, 'from'],
  ['go-on', { from: 'yesterday' }, 'from'],
  ['go-on', { from: [{ topic: 't', partition: 0, offset: -1 }] }, 'from'],
  ['orphans', { remove: 'yes' }, 'remove'],
  ['expire', { olderThan: 'long ago' }, 'olderThan'],
  ['expire', { keep: 0 }, 'keep'],
])('refuses %s with %j', async (what, body, field) => {
  expect(await api.call('POST', `${path('lake')}/${what}`, body)).toMatchObject(refusal(400, 'badRequest', field));
});

it('says that no catalog is set for the append endpoint', async () => {
  const schema = [{ id: 1, name: 'id', type: 'long', required: true }];
  const spec = { catalog: 'c', namespace: 'n', table: 't', partition_transform: '', sort_order: '', schema };
  const answer = await api.call('POST', '/openfoundry/iceberg/v1/append', { spec, rows: [{ id: 1 }] });
  expect(answer).toMatchObject(refusal(404, 'catalogNotFound', 'no catalogs are set'));
});

it('takes columns that Kafka fills at sources of Kafka only, when a sink is made and when it is changed', async () => {
  const config = { mode: 'jsonl', path: '-', columns: [{ name: 'id', type: 'long' }] };
  const columns = [...config.columns, { name: 'key', type: 'string', source: 'kafka.key' }];
  const make = (source: string, sink: object) => api.call('POST', `/v1/sources/${source}/sinks`, sink);
  const kafka = { brokers: ['127.0.0.1:1'], topics: ['t'], group: 'g' };
  await api.call('POST', '/v1/sources', { id: 'topics', type: 'kafka', config: kafka });
  const keyed = { id: 'keyed', type: 'iceberg', config: { ...config, columns } };
  const refused = refusal(
    400,
    'badRequest',
    'config.columns[1].source: must not be kafka.key at a source of type "http"',
  );

  expect(await make('topics', keyed)).toMatchObject({ status: 201 });
  expect(await make('shop', keyed)).toMatchObject(refused);
  await make('shop', { ...keyed, config });
  expect(await api.call('PATCH', '/v1/sources/shop/sinks/keyed', { config: { columns } })).toMatchObject(refused);
});

it('keeps to records or to deliveries once rows were appended, else its table would have some twice', async () => {
  const kafka = { brokers: ['127.0.0.1:1'], topics: ['t'], group: 'ways' };
  await api.call('POST', '/v1/sources', { id: 'ways', type: 'kafka', config: kafka });
  const config = { mode: 'native', catalog: { url: 'https://catalog.example' }, namespace: 'n', table: 't' };
  const columns = [{ name: 'id', type: 'long' }];
  await api.call('POST', '/v1/sources/ways/sinks', { id: 'lake', type: 'iceberg', config: { ...config, columns } });
  const change = (patch: object) => api.call('PATCH', '/v1/sources/ways/sinks/lake', patch);
  const filter = { exact: { type: 'a' } };
  expect(await change({ filter })).toMatchObject({ status: 200 });
  expect(await change({ filter: null })).toMatchObject({ status: 200 });

  await tableStanding(api.ledger.db, { sourceId: 'ways', sinkId: 'lake' });
  await noteTableUuid(api.ledger.db, { sourceId: 'ways', sinkId: 'lake' }, 'some uuid');
  expect(await change({ filter })).toMatchObject(
    refusal(400, 'badRequest', 'filter: sink "lake" has appended the records as they are'),
  );
  expect(await change({ config: { rowTemplate: '{ id: 1 }' } })).toMatchObject(
    refusal(400, 'badRequest', 'config.rowTemplate: sink "lake" has appended the records as they are'),
  );
});

it('shows the row that an event would be, or why it cannot be one, and appends nothing out of turn', async () => {
  const tryIt = (data: unknown, query = '') =>
    api.call<{ row?: string }>('POST', `/v1/sources/shop/sinks/lake/test${query}`, { event: { data } });
  expect((await tryIt({ id: 7, more: 1 })).body).toMatchObject({ wanted: true, sent: false, row: '{"id":7}' });
  expect((await tryIt({ id: 'seven' })).body).toMatchObject({
    failure: { code: 'rowRefused', message: expect.stringContaining('id') as string },
  });
  expect((await tryIt([7])).body).toMatchObject({ failure: { message: 'value: must be a JSON object' } });
  expect((await tryIt({ id: 7 }, '?send=true')).body).toMatchObject({ sent: false, failure: { code: 'badRequest' } });
});

it('shows the row that its template makes of an event, and checks the template when it is changed', async () => {
  const config = {
    ...{ mode: 'jsonl', path: '-', columns: [{ name: 'id', type: 'long', required: true }] },
    rowTemplate: '{ id: Body("order.id") }',
  };
  const made = await api.call('POST', '/v1/sources/shop/sinks', { id: 'templated', type: 'iceberg', config });
  expect(made).toMatchObject({ status: 201, body: { config } });
  const tryIt = async (data: unknown) => {
    const answer = await api.call('POST', '/v1/sources/shop/sinks/templated/test', { event: { data } });
    return answer.body;
  };
  expect(await tryIt({ order: { id: 7 } })).toMatchObject({ wanted: true, sent: false, row: '{"id":7}' });
  expect(await tryIt({ order: {} })).toMatchObject({
    failure: { code: 'templateFailed', message: expect.stringContaining('rowTemplate, line 1 column') as string },
  });
  expect(await tryIt({ order: { id: 'seven' } })).toMatchObject({
    failure: { code: 'rowRefused', message: 'field "id" must be a long, got "seven"' },
  });

  const change = (rowTemplate: string | null) =>
    api.call('PATCH', '/v1/sources/shop/sinks/templated', { config: { rowTemplate } });
  expect(await change('{ id: bdoy }')).toMatchObject(
    refusal(400, 'templateInvalid', 'rowTemplate, line 1 column 7: variable is not defined: bdoy'),
  );
  expect(await change('[Body("order.id")]')).toMatchObject({ status: 200 });
  expect(await tryIt({ order: { id: 7 } })).toMatchObject({
    failure: { code: 'templateFailed', message: 'rowTemplate: must give an object, the row, not [7]' },
  });
});
