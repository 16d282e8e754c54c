import { configurationReader } from '../../src/ledger/configuration';
import { mostTypesNoted } from '../../src/ledger/event-types';
import { listRejected } from '../../src/ledger/kafka/rejected-records';
import { createKeyring } from '../../src/ledger/secrets/keyring';
import { closeSchemaPool } from '../../src/schemas';
import { createAccept } from '../../src/sources/accept';
import { createTakeRecords } from '../../src/sources/kafka/take-records';
import { runCli } from '../cli/run-cli';
import { aRecord } from '../sources/kafka/a-record';
import { silent } from '../support/silent';
import { refusal, startApi, type RunningApi } from './start-api';

const order = { type: 'object', required: ['total'], properties: { total: { type: 'number', minimum: 0 } } };

describe('types of events', () => {
  let api: RunningApi;
  beforeEach(async () => {
    api = await startApi();
  });
  afterEach(() => api.close());
  afterAll(closeSchemaPool);

  const typePath = (type: string, source = 'shop') => `/v1/sources/${source}/types/${encodeURIComponent(type)}`;
  const set = (type: string, body: object, source?: string) => api.call('PUT', typePath(type, source), body);
  const sender = async () => {
    const { path } = await api.source('shop');
    const post = (contentType: string) => (body: unknown) =>
      api.send<{ event: { uid: string } }>(path, {
        method: 'POST',
        headers: { 'content-type': contentType },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
    const event = (id: string, data: unknown, type = 'order.created') => ({
      ...{ specversion: '1.0', id, source: '/s', type, data },
    });
    const send = (id: string, data: unknown, type?: string) =>
      post('application/cloudevents+json')(event(id, data, type));
    return { send, event, sendBatch: post('application/cloudevents-batch+json'), sendPlain: post('text/plain') };
  };

  it('are listed as they were seen, with an example', async () => {
    const { send } = await sender();
    const { body } = await send('1', { total: 1 });
    await send('2', { total: 2 }, 'order/paid');
    const { body: page } = await api.call<{ types: object[] }>('GET', '/v1/sources/shop/types');
    expect(page.types).toMatchObject([
      { type: 'order.created', mode: 'ignore', exampleUid: body.event.uid },
      { type: 'order/paid', mode: 'ignore' },
    ]);
    expect((await api.call('GET', typePath('order/paid'))).body).toMatchObject({ example: { text: '{"total":2}' } });
    const next = await api.call('GET', '/v1/sources/shop/types?limit=1');
    expect(next.body).toMatchObject({ types: [{ type: 'order.created' }], nextAfterId: 'order.created' });
  });

  it('are no more than a thousand a source, however many names are made up', async () => {
    const { event, sendBatch } = await sender();
    const many = Array.from({ length: mostTypesNoted }, (_, n) => event(`${n}`, {}, `made.up.${n}`));
    await sendBatch(many);
    await sendBatch([event('last', {}, 'one.more')]);
    expect(await api.call('GET', typePath('one.more'))).toMatchObject(refusal(404, 'eventTypeNotFound', 'no type'));
  });

  it('enforced: refuse what does not match, naming each field', async () => {
    const { send, sendBatch, event } = await sender();
    expect((await set('order.created', { mode: 'enforce', schema: order })).status).toBe(200);
    expect(await send('1', { total: -1 })).toMatchObject(
      refusal(
        422,
        'schemaViolation',
        'event "1" does not match the schema of "order.created": data.total: must be >= 0',
      ),
    );
    expect(await send('1', {})).toMatchObject(
      refusal(422, 'schemaViolation', "data: must have required property 'total'"),
    );
    expect(await sendBatch([event('1', { total: 1 }), event('2', { total: 'x' })])).toMatchObject(
      refusal(422, 'schemaViolation', 'event 1 of the batch: event "2" does not match'),
    );
    expect((await api.call<{ events: object[] }>('GET', '/v1/events')).body.events).toEqual([]);
    expect((await send('1', { total: 1 })).status).toBe(202);
    expect((await send('2', {}, 'order.paid')).status).toBe(202);
  });

  it('flagged: take in what does not match, and say so', async () => {
    const { send } = await sender();
    await set('order.created', { mode: 'flag', schema: order });
    await send('1', { total: 1 });
    const { body } = await send('2', { total: 'two' });
    const violation = 'data.total: must be number';
    expect((await api.call('GET', `/v1/events/${body.event.uid}`)).body).toMatchObject({ violation });
    const flagged = await api.call<{ events: object[] }>('GET', '/v1/events?flagged=true');
    expect(flagged.body.events).toMatchObject([{ id: '2', violation }]);
    expect((await api.call<{ events: object[] }>('GET', '/v1/events')).body.events).toHaveLength(2);
  });

  it('of data that is not JSON do not match', async () => {
    const { sendPlain } = await sender();
    await set('http.request', { mode: 'enforce', schema: {} });
    expect(await sendPlain('total=1')).toMatchObject(refusal(422, 'schemaViolation', 'data: must be JSON'));
  });

  it('count as soon as they are set, and no more when they are ignored or deleted', async () => {
    const { send } = await sender();
    expect((await send('1', {})).status).toBe(202);
    await set('order.created', { mode: 'enforce', schema: order });
    expect((await send('2', {})).status).toBe(422);
    await set('order.created', { mode: 'ignore', schema: order });
    expect((await send('2', {})).status).toBe(202);
    await set('order.created', { mode: 'enforce', schema: order });
    expect((await api.call('DELETE', typePath('order.created'))).status).toBe(204);
    expect((await send('3', {})).status).toBe(202);
  });

  it('take draft-07 and 2020-12, and say what is wrong with a schema', async () => {
    const { send } = await sender();
    const tuple = { type: 'array', items: [{ type: 'string' }], additionalItems: false };
    await set('seven', { mode: 'enforce', schema: { $schema: 'http://json-schema.org/draft-07/schema#', ...tuple } });
    expect((await send('1', ['a', 'b'], 'seven')).status).toBe(422);
    await set('new', { mode: 'enforce', schema: { prefixItems: [{ type: 'string' }], items: false } });
    expect((await send('1', ['a', 'b'], 'new')).status).toBe(422);
    expect(await set('wrong', { mode: 'flag', schema: { type: 'strin' } })).toMatchObject(
      refusal(400, 'schemaInvalid', 'schema: schema is invalid: data/type must be'),
    );
    expect(await set('wrong', { mode: 'flag', schema: { $ref: 'https://example.com/other' } })).toMatchObject(
      refusal(400, 'schemaInvalid', "can't resolve reference https://example.com/other"),
    );
    expect(await set('wrong', { mode: 'enforce', schema: { $async: true, type: 'string' } })).toMatchObject(
      refusal(400, 'schemaInvalid', '$async is not taken'),
    );
    expect(await set('all', { mode: 'enforce', schema: true })).toMatchObject({ status: 200 });
    expect((await send('1', 5, 'all')).status).toBe(202);
    expect(await set('wrong', { mode: 'enforce' })).toMatchObject(refusal(400, 'badRequest', 'schema: must be given'));
  });

  it('may have the same `$id` in two sources', async () => {
    const { send } = await sender();
    await api.source('other');
    const schema = (type: string) => ({ $id: 'https://example.com/order', type });
    expect((await set('order.created', { mode: 'enforce', schema: schema('object') })).status).toBe(200);
    expect((await set('order.created', { mode: 'enforce', schema: schema('string') }, 'other')).status).toBe(200);
    expect((await send('1', {})).status).toBe(202);
    expect((await send('2', 'text')).status).toBe(422);
  });

  it.each([
    ['is', { $id: 'https://json-schema.org/draft/2020-12/schema' }],
    [
      'is, in draft 7,',
      { $schema: 'http://json-schema.org/draft-07/schema#', $id: 'http://json-schema.org/draft-07/schema' },
    ],
    ['has', { $defs: { one: { $id: 'https://json-schema.org/draft/2020-12/meta/core' } } }],
  ])(
    'whose schema %s a schema of schemas by its `$id` are refused, and others go on being checked',
    async (_what, schema) => {
      const { send } = await sender();
      for (let time = 0; time < 6; time += 1) {
        const refused = await set('evil', { mode: 'enforce', schema });
        expect(refused).toMatchObject(refusal(400, 'schemaInvalid', 'schema: '));
      }
      await set('order.created', { mode: 'enforce', schema: { ...order, title: JSON.stringify(schema) } });
      expect((await send('1', { total: 1 })).status).toBe(202);
      expect((await send('2', { total: -1 })).status).toBe(422);
    },
  );

  it('may have an `$id` that is within a schema of another source', async () => {
    const { send } = await sender();
    await api.source('other');
    const id = 'https://example.com/within';
    for (let time = 0; time < 4; time += 1) {
      await set('theirs', { mode: 'enforce', schema: { title: `${time}`, properties: { a: { $id: id } } } }, 'other');
    }
    expect((await set('order.created', { mode: 'enforce', schema: { $id: id, ...order } })).status).toBe(200);
    expect((await send('1', { total: -1 })).status).toBe(422);
  });

  it('whose check takes for ever refuse that event, and hold nothing else up', async () => {
    const { event, sendBatch } = await sender();
    await set('slow', { mode: 'flag', schema: { pattern: '^(a+)+$' } });
    const batch = [event('1', `${'a'.repeat(40)}!`, 'slow'), event('2', 'aaa', 'slow')];
    expect((await sendBatch(batch)).status).toBe(202);
    const { body } = await api.call<{ events: object[] }>('GET', '/v1/events?flagged=true');
    expect(body.events).toMatchObject([{ id: '1', violation: 'data: the check took longer than 1 s' }]);
  });

  it('set records of Kafka aside that do not match', async () => {
    const config = { brokers: ['127.0.0.1:1'], topics: ['t'], group: 'g', eventType: 'order.created' };
    expect((await api.call('POST', '/v1/sources', { id: 'stream', type: 'kafka', config })).status).toBe(201);
    await set('order.created', { mode: 'enforce', schema: order }, 'stream');
    const { db } = api.ledger;
    const configuration = configurationReader(db, createKeyring(Buffer.alloc(32).toString('base64')));
    const take = createTakeRecords({ db, configuration, accept: createAccept(db, silent) });
    const record = (offset: number, value: string) => aRecord({ topic: 't', offset, value: Buffer.from(value) });
    await take('stream', [record(0, '{"total":1}'), record(1, '{}'), record(2, '{"total":2}')]);
    expect(await listRejected(db, 'stream', { limit: 10 })).toMatchObject([{ offset: 1, code: 'schemaViolation' }]);
    expect((await api.call<{ events: object[] }>('GET', '/v1/events')).body.events).toHaveLength(2);
  });

  it('are not checked where nobody sends', async () => {
    await api.call('POST', '/v1/sources', { id: 'store', type: 'kv' });
    expect(await set('kv.insert', { mode: 'enforce', schema: order }, 'store')).toMatchObject(
      refusal(400, 'badRequest', 'mode: must be "ignore": events of a source of type "kv" are not checked'),
    );
  });

  it('are handled by the command line', async () => {
    const { send } = await sender();
    await send('1', { total: 1 });
    const env = { PENSTOCK_URL: api.url, PENSTOCK_TOKEN: 'test-token' };
    const types = (args: string[], stdin?: string) => runCli(['types', ...args, '--source', 'shop'], env, stdin);
    expect((await types(['list'])).stdout).toMatch(/order\.created/);
    expect(await types(['set', 'order.created', '--schema', '-'], JSON.stringify(order))).toMatchObject({
      exitCode: 0,
    });
    expect((await types(['get', 'order.created'])).stdout).toMatch(
      /mode +enforce[^]*"minimum":0[^]*example +\{"total":1\}/,
    );
    expect((await types(['delete', 'order.created'])).stdout).toContain('Type order.created is forgotten.');
    expect((await types(['list'])).stdout).toContain('No types were seen');
  });
});
