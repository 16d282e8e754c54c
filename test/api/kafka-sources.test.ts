import { noteLoss } from '../../src/ledger/kafka/losses';
import { keepRejected } from '../../src/ledger/kafka/rejected-records';
import type { KafkaStatus } from '../../src/sources/kafka/status';
import { dumpOf } from '../support/ledger-faults';
import { refusal, startApi, type RunningApi } from './start-api';

const status: KafkaStatus = {
  state: 'running',
  since: '2025-03-04T05:06:07.089Z',
  partitions: [{ topic: 't', partition: 2, position: 5, end: 9, lagRecords: 4, lagSeconds: 1.5 }],
};

let api: RunningApi;
beforeAll(async () => {
  const statuses = new Map([['reading', status]]);
  api = await startApi({ kafka: { statuses: () => statuses, statusOf: (id) => statuses.get(id) } });
});
afterAll(() => api.close());

const config = { brokers: ['kafka-1:9092'], topics: ['t'], group: 'g' };
const create = (id: string, more: object = {}, ofConfig: object = {}) =>
  api.call<object>('POST', '/v1/sources', { id, type: 'kafka', config: { ...config, ...ofConfig }, ...more });
const sasl = { mechanism: 'plain', username: 'penstock' };

describe('a kafka source', () => {
  it('is created with its defaults and changed key by key', async () => {
    expect(await create('plain')).toMatchObject({
      status: 201,
      body: {
        id: 'plain',
        type: 'kafka',
        config: { ...config, startFrom: 'latest', eventType: 'kafka.record', maxInFlight: 200, clientId: 'penstock' },
        secretNames: [],
        losses: [],
      },
    });
    const patch = { config: { topics: ['t', 'u'], eventType: 'order' } };
    expect(await api.call('PATCH', '/v1/sources/plain', patch)).toMatchObject({
      status: 200,
      body: { config: { ...config, topics: ['t', 'u'], eventType: 'order' } },
    });
    expect((await api.call('DELETE', '/v1/sources/plain')).status).toBe(204);
  });

  it('says how it fares, and so do the metrics', async () => {
    await create('reading');
    expect((await api.call('GET', '/v1/sources/reading')).body).toMatchObject({ status });
    const { text } = await api.send('/metrics');
    expect(text).toContain('penstock_source_state{source="reading",state="running"} 1');
    expect(text).toContain('penstock_source_state{source="reading",state="failed"} 0');
    expect(text).toContain('penstock_source_lag_records{source="reading",topic="t",partition="2"} 4');
    expect(text).toContain('penstock_source_lag_seconds{source="reading",topic="t",partition="2"} 1.5');
  });

  it('never shows its secrets, and keeps them sealed', async () => {
    const secrets = { saslPassword: 'correct horse battery' };
    const made = await create('secured', { secrets }, { sasl });
    const read = await api.call('GET', '/v1/sources/secured');
    const list = await api.call('GET', '/v1/sources');

    expect(made).toMatchObject({ status: 201, body: { secretNames: ['saslPassword'] } });
    for (const text of [made.text, read.text, list.text, await dumpOf(api.ledger)]) {
      expect(text).not.toContain('correct horse');
    }
  });

  it.each([
    ['a password that is missing', {}, { sasl }, 'secrets.saslPassword: is missing; config.sasl needs it'],
    ['a password without a use', { secrets: { saslPassword: 'x' } }, {}, 'secrets.saslPassword: is of no use without'],
    ['an unknown secret', { secrets: { password: 'x' } }, {}, 'secrets.password: unknown field'],
    ['no port', {}, { brokers: ['kafka-1'] }, 'config.brokers[0]: must be host:port'],
    ['a topic twice', {}, { topics: ['t', 't'] }, 'config.topics: must name each topic once'],
    ['an unknown mechanism', {}, { sasl: { ...sasl, mechanism: 'oauth' } }, 'config.sasl.mechanism'],
    ['a certificate without its key', {}, { tls: { certificate: '-----BEGIN CERTIFICATE-----' } }, 'secrets.clientKey'],
  ])('is refused with %s', async (_name, more, ofConfig, message) => {
    expect(await create('bad', more, ofConfig)).toMatchObject(refusal(400, 'badRequest', message));
  });

  it('keeps the rules when it is changed', async () => {
    await create('changed', { secrets: { saslPassword: 'first' } }, { sasl });
    const patch = (body: object) => api.call('PATCH', '/v1/sources/changed', body);
    expect(await patch({ secrets: { saslPassword: null } })).toMatchObject(
      refusal(400, 'badRequest', 'secrets.saslPassword: is missing'),
    );
    expect(await patch({ secret: 'a-secret-of-our-own' })).toMatchObject(
      refusal(400, 'badRequest', 'secret: a source'),
    );
    expect(await patch({ secrets: { saslPassword: 'second' } })).toMatchObject({ status: 200 });
    expect(await patch({ secrets: { saslPassword: null }, config: { sasl: null } })).toMatchObject({
      status: 200,
      body: { secretNames: [] },
    });
  });

  it('is rolled back to settings that its secrets still fit, and disabled, and brought back', async () => {
    await create('kept', { secrets: { saslPassword: 'first' } }, { sasl });
    const patch = (body: object) => api.call('PATCH', '/v1/sources/kept', body);
    await patch({ config: { eventType: 'order' } });
    const rollBack = (number: number) => api.call('POST', `/v1/sources/kept/versions/${number}/rollback`, {});
    expect(await rollBack(1)).toMatchObject({
      status: 200,
      body: { config: { eventType: 'kafka.record' }, secretNames: ['saslPassword'], losses: [] },
    });
    await patch({ secrets: { saslPassword: null }, config: { sasl: null } });
    expect(await rollBack(1)).toMatchObject(
      refusal(400, 'badRequest', 'version 1 no longer fits: secrets.saslPassword: is missing'),
    );

    const disabled = await api.call('POST', '/v1/sources/kept/disable', { reason: 'maintenance' });
    expect(disabled).toMatchObject({ status: 200, body: { state: 'paused', secretNames: [] } });
    await api.call('DELETE', '/v1/sources/kept');
    expect(await api.call('POST', '/v1/sources/kept/undelete', {})).toMatchObject({
      status: 200,
      body: { state: 'paused', config, losses: [] },
    });
  });

  it('is created once by requests with one Idempotency-Key', async () => {
    const body = { id: 'once', type: 'kafka', config: { ...config, sasl }, secrets: { saslPassword: 'correct horse' } };
    const post = () => api.call('POST', '/v1/sources', body, { 'idempotency-key': 'k' });
    const [first, second] = [await post(), await post()];
    expect(first).toMatchObject({ status: 201, body: { secretNames: ['saslPassword'] } });
    expect(second).toMatchObject({ status: 201, body: first.body });
    expect(await dumpOf(api.ledger)).not.toContain('correct horse');
  });

  it('shows its settings with their defaults', async () => {
    await create('shown');
    const { body } = await api.call<{ settings: { name: string }[] }>('GET', '/v1/sources/shown/settings');
    const settingOf = (name: string) => body.settings.find((one) => one.name === name);
    expect(settingOf('config.startFrom')).toMatchObject({ value: 'latest', default: 'latest', isDefault: true });
    expect(settingOf('config.brokers')).toMatchObject({ value: config.brokers, isRequired: true });
  });

  it('takes no requests', async () => {
    await create('silent');
    for (const answer of [
      await api.send('/in/silent', { method: 'POST' }),
      await api.call('GET', '/v1/sources/silent/secret'),
    ]) {
      expect(answer).toMatchObject(refusal(404, 'sourceNotFound', 'source "silent" takes no requests'));
    }
  });
});

describe('rejected records', () => {
  it('are listed page by page as they came', async () => {
    await create('rejecting');
    const record = { sourceId: 'rejecting', topic: 'a.b', timestampMs: 0, code: 'badRequest', reason: 'body: is bad' };
    const at = (partition: number, offset: number) => ({ ...record, partition, offset });
    await keepRejected(api.ledger.db, [
      { ...at(0, 10), headers: [['h', Buffer.from([0xff])]], key: Buffer.from('k'), value: Buffer.from('{') },
      { ...at(0, 9), headers: [], key: null, value: null },
      { ...at(1, 1), headers: [], key: null, value: Buffer.alloc(5_000_000) },
    ]);
    const page = (query: string) =>
      api.call<{ records: object[]; nextAfter?: string }>('GET', `/v1/sources/rejecting/rejected-records?${query}`);

    const first = (await page('limit=2')).body;
    expect(first).toMatchObject({
      records: [
        { topic: 'a.b', partition: 0, offset: 9, key: null, value: null, bytes: null },
        {
          offset: 10,
          code: 'badRequest',
          reason: 'body: is bad',
          recordAt: '1970-01-01T00:00:00.000Z',
          headers: [{ name: 'h', value: { base64: '/w==' } }],
          key: { text: 'k' },
          value: { text: '{' },
          bytes: 1,
        },
      ],
      nextAfter: 'a.b/0/10',
    });
    const second = (await page(`limit=2&after=${first.nextAfter}`)).body;
    expect(second).toMatchObject({ records: [{ partition: 1, offset: 1, value: null, bytes: 5_000_000 }] });
    expect(second.nextAfter).toBeUndefined();
    expect(await page('after=x')).toMatchObject(
      refusal(400, 'badRequest', 'after: must be topic/partition/offset, not "x"'),
    );
    expect((await api.send('/metrics')).text).toContain('penstock_source_rejected_records{source="rejecting"} 3');
  });

  it('are of kafka sources only', async () => {
    await api.source('web');
    expect(await api.call('GET', '/v1/sources/web/rejected-records')).toMatchObject(
      refusal(404, 'sourceNotFound', 'source "web" is of type "http"'),
    );
  });
});

describe('going on', () => {
  it('is decided for all losses of a source, which then counts as changed', async () => {
    const { body } = await create('lost');
    const loss = { topic: 't', partition: 0, lostOffset: 3, firstOffset: 7, endOffset: 9 };
    await noteLoss(api.ledger.db, { sourceId: 'lost', group: 'g' }, loss);

    const answer = await api.call<{ updatedAt: string }>('POST', '/v1/sources/lost/go-on', { from: 'earliest' });

    expect(answer).toMatchObject({ status: 200, body: { losses: [{ ...loss, group: 'g', goOnFrom: 'earliest' }] } });
    const { updatedAt } = (await api.call<{ updatedAt: string }>('GET', '/v1/sources/lost')).body;
    expect(updatedAt).not.toBe((body as { updatedAt: string }).updatedAt);
  });

  it('is refused when nothing is lost', async () => {
    await create('whole');
    expect(await api.call('POST', '/v1/sources/whole/go-on', { from: 'latest' })).toMatchObject(
      refusal(409, 'stateConflict', 'source "whole" has lost no records'),
    );
  });
});
