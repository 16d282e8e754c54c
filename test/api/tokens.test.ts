import { sql } from 'drizzle-orm';
import { rows } from '../../src/ledger/ledger';
import { warnOfExpiringTokens } from '../../src/ledger/secrets/sink-tokens';
import { readNotices } from '../../src/ledger/flow/notices';
import { startReceiver, type Receiver } from '../support/receiver';
import { onEveryApi, refusal } from './start-api';

let stack: Receiver;
beforeAll(async () => {
  stack = await startReceiver();
});
afterAll(() => stack.close());

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

onEveryApi((api) => {
  beforeEach(async () => {
    await api().ledger.db.execute(sql`truncate sources, secrets, versions, deleted_sinks, notices cascade`);
    await api().source('shop');
    stack.requests.length = 0;
  });
  const path = '/v1/sources/shop/sinks';
  const aJob = () => ({
    id: 'job',
    type: 'jobTrigger',
    config: { stackUrl: stack.url, componentId: 'a' },
    secrets: { token: 'first' },
  });
  const create = () => api().call('POST', path, aJob());
  const says = (expires: string | null, more: object = {}) =>
    stack.script({ body: { description: 'of Penstock', expires, isExpired: false, isDisabled: false, ...more } });

  it('is asked about when a sink is created, and refused when the stack refuses it', async () => {
    stack.script({ status: 401, body: { error: 'Invalid access token' } });
    expect(await create()).toMatchObject(refusal(400, 'badRequest', 'secrets.token: is not taken by the stack'));
    says(null, { isDisabled: true });
    expect(await create()).toMatchObject(refusal(400, 'badRequest', 'the token is disabled'));
    says(inDays(30));
    expect(await create()).toMatchObject({
      status: 201,
      body: { token: { state: 'valid', description: 'of Penstock', expiresAt: expect.any(String) as string } },
    });
    expect(stack.requests.at(-1)).toMatchObject({
      path: '/v2/storage/tokens/verify',
      headers: { 'x-storageapi-token': 'first' },
    });
  });

  it('is unverified when the stack does not answer, until it is asked again', async () => {
    stack.script({ status: 503 });
    expect(await create()).toMatchObject({ status: 201, body: { token: { state: 'unverified' } } });
    says(null);
    expect(await api().call('POST', `${path}/job/verify-token`)).toMatchObject({ body: { state: 'valid' } });
    expect(await api().call('GET', `${path}/job`)).toMatchObject({ body: { token: { state: 'valid' } } });
    await api().sink('shop', 'hook');
    expect(await api().call('POST', `${path}/hook/verify-token`)).toMatchObject(
      refusal(400, 'badRequest', 'type "webhook" has no token'),
    );
  });

  it('is told of before it expires, once, and again for another', async () => {
    const { db } = api().ledger;
    says(inDays(3));
    await create();
    await warnOfExpiringTokens(db);
    await warnOfExpiringTokens(db);
    expect(await readNotices(db, 10)).toMatchObject([
      { sinkId: 'job', change: 'token_expiring', reason: expect.stringContaining('its token expires at') as string },
    ]);
    expect((await api().send('/metrics')).text).toMatch(
      /penstock_sink_token_expires_timestamp_seconds\{source="shop",sink="job"\} \d+/,
    );
    says(inDays(2));
    const changed = await api().call('PATCH', `${path}/job`, { secrets: { token: 'second' } });
    expect(changed).toMatchObject({ status: 200, body: { config: { componentId: 'a' } } });
    await warnOfExpiringTokens(db);
    expect(await readNotices(db, 10)).toHaveLength(2);
  });

  it('is removed when the sink is disabled, and a new one is taken when it is enabled', async () => {
    says(null);
    await create();
    expect(await api().call('POST', `${path}/job/disable`, {})).toMatchObject({
      body: { state: 'paused', secretNames: [] },
    });
    expect(await rows(api().ledger.db, sql`select from sink_tokens`)).toHaveLength(0);
    expect(await api().call('POST', `${path}/job/enable`, {})).toMatchObject(
      refusal(400, 'badRequest', 'token: must be given'),
    );
    stack.script({ status: 401 });
    expect(await api().call('POST', `${path}/job/enable`, { token: 'bad' })).toMatchObject({ status: 400 });
    says(null);
    expect(await api().call('POST', `${path}/job/enable`, { token: 'second' })).toMatchObject({
      body: { state: 'enabled', secretNames: ['token'], token: { state: 'valid' } },
    });
  });

  it('is kept when that is asked for, or the sink is only paused', async () => {
    says(null);
    await create();
    for (const [off, on, body] of [
      ['disable', 'enable', { keepToken: true }],
      ['pause', 'resume', undefined],
    ] as const) {
      expect(await api().call('POST', `${path}/job/${off}`, body)).toMatchObject({ body: { secretNames: ['token'] } });
      expect(await api().call('POST', `${path}/job/${on}`)).toMatchObject({ body: { state: 'enabled' } });
    }
  });
});
