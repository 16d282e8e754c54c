import { sql } from 'drizzle-orm';
import { forgetKeys } from '../../src/ledger/idempotency-keys';
import type { BulkOrder } from '../../src/model/bulk';
import { accept } from '../support/world';
import { makeToken, person, withToken } from './access/people';
import { refusal, startApi, type RunningApi } from './start-api';

let api: RunningApi;
let begun: BulkOrder[];
const progress = { state: 'running' as const, done: 1, failed: 0, skipped: 0, failures: [] };

beforeEach(async () => {
  begun = [];
  const find = (id: string) => Promise.resolve({ order: begun.find((one) => one.id === id)!, progress });
  api = await startApi({
    bulk: {
      begin: (order) => {
        begun.push(order);
        return Promise.resolve();
      },
      list: (_limit, isMeant) => Promise.resolve(begun.filter(({ filter }) => isMeant(filter.sourceId))),
      find,
      cancel: find,
    },
  });
  await api.source('shop');
  await api.sink('shop', 'target');
});
afterEach(() => api.close());

const dead = async (count: number) => {
  for (let n = 0; n < count; n++) await accept(api.ledger);
  await api.ledger.db.execute(sql`update deliveries set state = 'dead'`);
};
const ask = (body: object, headers?: Record<string, string>) =>
  api.call<BulkOrder & { message: string }>('POST', '/v1/bulk', body, headers);

describe('one request for many deliveries', () => {
  it('counts them, and begins nothing, when it is dry', async () => {
    await dead(3);
    const { status, body } = await ask({ verb: 'retry', filter: { sourceId: 'shop' }, dryRun: true });
    expect([status, body, begun]).toEqual([200, { matches: 3 }, []]);
  });

  it.each([
    [{ sinkId: 'target' }, 2],
    [{ eventType: 'other' }, 0],
    [{ state: 'delivered' }, 0],
    [{ acceptedBefore: '2020-01-01T00:00:00Z' }, 0],
    [{ acceptedFrom: '2020-01-01T00:00:00Z', acceptedBefore: '2999-01-01T00:00:00+01:00' }, 2],
  ])('means those that %j says', async (filter, matches) => {
    await dead(2);
    const { body } = await ask({ verb: 'discard', filter: { sourceId: 'shop', ...filter }, dryRun: true });
    expect(body).toEqual({ matches });
  });

  it('begins, is listed, told about and cancelled', async () => {
    await dead(1);
    const { status, body } = await ask({ verb: 'discard', filter: { sourceId: 'shop' }, perSecond: 5, reason: 'old' });
    expect(status).toBe(202);
    expect(begun).toEqual([body]);
    expect(body).toMatchObject({ verb: 'discard', perSecond: 5, reason: 'old', matches: 1 });
    expect((await api.call('GET', '/v1/bulk')).body).toMatchObject({ operations: [{ id: body.id, matches: 1 }] });
    expect((await api.call('GET', `/v1/bulk/${body.id}`)).body).toEqual({ order: body, progress });
    expect((await api.call('POST', `/v1/bulk/${body.id}/cancel`)).status).toBe(200);
  });

  it('is one operation under one key', async () => {
    const headers = { 'idempotency-key': 'monday' };
    const answers = [1, 2].map(() => ask({ verb: 'retry', filter: { sourceId: 'shop' } }, headers));
    const [first, second] = await Promise.all(answers);
    expect(first?.body.id).toBe(second?.body.id);
  });

  it('is answered as the first time under the same key, and refused with another body', async () => {
    await dead(1);
    const headers = { 'idempotency-key': 'monday' };
    const first = await ask({ verb: 'retry', filter: { sourceId: 'shop' } }, headers);
    expect(await ask({ verb: 'retry', filter: { sourceId: 'shop' } }, headers)).toMatchObject({ body: first.body });
    expect(await ask({ verb: 'discard', filter: { sourceId: 'shop' } }, headers)).toMatchObject(
      refusal(422, 'idempotencyKeyReused', '"monday" was sent with another body'),
    );
    expect(begun).toHaveLength(1);
  });

  it('is another operation under the same key when that has counted for a day', async () => {
    const headers = { 'idempotency-key': 'monday' };
    const first = await ask({ verb: 'retry', filter: { sourceId: 'shop' } }, headers);
    await api.ledger.db.execute(sql`update idempotency_keys set made_at = now() - interval '25 hours'`);
    await forgetKeys(api.ledger.db);
    const second = await ask({ verb: 'retry', filter: { sourceId: 'shop' } }, headers);
    expect(second.body.id).not.toBe(first.body.id);
    expect(begun).toEqual([first.body, second.body]);
  });

  it.each([
    ['retry', 'retried with others'],
    ['discard', 'discarded with others'],
  ])('has a reason of its own when none is given: %s', async (verb, reason) => {
    expect((await ask({ verb, filter: { sourceId: 'shop' } })).body).toMatchObject({ verb, reason });
  });

  it('is recorded once, with who began and who cancelled it', async () => {
    const headers = { 'idempotency-key': 'monday' };
    const { body } = await ask({ verb: 'retry', filter: { sourceId: 'shop' } }, headers);
    await ask({ verb: 'retry', filter: { sourceId: 'shop' } }, headers);
    await ask({ verb: 'retry', filter: { sourceId: 'shop' }, dryRun: true });
    await api.call('POST', `/v1/bulk/${body.id}/cancel`);
    const found = await api.call<{ entries: object[] }>('GET', `/v1/audit?target=bulk/${body.id}`);
    expect(found.body.entries).toMatchObject([
      { action: 'bulk.cancelled', author: 'admin', sourceId: 'shop' },
      { action: 'bulk.begun', author: 'admin', sourceId: 'shop', after: { verb: 'retry', matches: 0 } },
    ]);
  });

  it('is nothing to a token that is limited to other sources', async () => {
    await api.source('bank');
    const { body } = await ask({ verb: 'retry', filter: { sourceId: 'shop' } });
    const ada = await person(api, 'ada', 'operator');
    const call = withToken(api, (await makeToken(ada, ['operate'], { sourceIds: ['bank'] })).token);
    const begin = (sourceId: string) => call('POST', '/v1/bulk', { verb: 'retry', filter: { sourceId } });
    expect(await begin('shop')).toMatchObject(refusal(403, 'forbidden', '"shop"'));
    expect(await call('GET', `/v1/bulk/${body.id}`)).toMatchObject(refusal(404, 'bulkNotFound', body.id));
    expect(await call('POST', `/v1/bulk/${body.id}/cancel`)).toMatchObject(refusal(404, 'bulkNotFound', body.id));
    expect((await begin('bank')).status).toBe(202);
    expect((await call('GET', '/v1/bulk')).body).toMatchObject({ operations: [{ filter: { sourceId: 'bank' } }] });
  });

  it.each([
    [{ verb: 'retry', filter: {} }, 400, 'filter.sourceId'],
    [{ verb: 'again', filter: { sourceId: 'shop' } }, 400, 'verb'],
    [
      { verb: 'replay', filter: { sourceId: 'shop' } },
      400,
      'filter.sinkId: must say to which sink events are replayed',
    ],
    [{ verb: 'replay', filter: { sourceId: 'shop', sinkId: 'target', state: 'dead' } }, 400, 'filter.state'],
    [{ verb: 'retry', filter: { sourceId: 'shop' }, perSecond: 0 }, 400, 'perSecond'],
    [{ verb: 'retry', filter: { sourceId: 'none' } }, 404, 'there is no source "none"'],
    [{ verb: 'retry', filter: { sourceId: 'shop', sinkId: 'none' } }, 404, 'source "shop" has no sink "none"'],
  ])('refuses %j', async (body, status, message) => {
    const answer = await ask(body);
    expect([answer.status, answer.body.message]).toEqual([status, expect.stringContaining(message)]);
    expect(begun).toEqual([]);
  });
});
