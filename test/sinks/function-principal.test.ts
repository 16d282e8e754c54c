// Whom a function works for: whoever set its sink last, with what they may do when it runs.
import { configurationReader } from '../../src/ledger/configuration';
import type { Scope } from '../../src/model/access';
import { functionSink } from '../../src/sinks/function';
import { createAccept } from '../../src/sources/accept';
import { createInward } from '../../src/sources/inward';
import { createMutate } from '../../src/sources/kv/mutate';
import { makeToken, person, withToken, type Person } from '../api/access/people';
import { onEveryApi, type RunningApi } from '../api/start-api';
import { anEvent } from '../support/event';
import { silent } from '../support/silent';
import { anAttempt, endAttempts } from '../support/sink-attempt';
import { functionsDirectory, keyring } from '../support/world';

afterAll(endAttempts);

onEveryApi((api: () => RunningApi) => {
  let ada: Person;
  let made = 0;
  let sourceId: string;
  beforeEach(async () => {
    made += 1;
    sourceId = `shop-${made}`;
    // It has no secret, which would take the key of the API to read.
    await api().call('POST', '/v1/sources', { id: sourceId, type: 'kv' });
    ada = await person(api(), `ada-${made}`, 'operator');
  });

  const sink = { id: 'count', type: 'function', config: { function: 'principals' } };
  const path = () => `/v1/sources/${sourceId}/sinks`;
  const created = async (call: Person['call'], body: object = sink) => {
    const answer = await call<{ principal: string }>('POST', path(), body);
    expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
    return answer.body.principal;
  };
  /** Runs the function for one delivery of the sink; answers what it could do. */
  const run = async (): Promise<unknown> => {
    const { db } = api().ledger;
    const emitted = await api().call<{ deliveries: { id: string; sinkId: string }[] }>(
      'POST',
      `/v1/sources/${sourceId}/events`,
      { type: 'order.created' },
    );
    const deliveryId = emitted.body.deliveries.find(({ sinkId }) => sinkId === 'count')?.id ?? '';
    const [request, context] = anAttempt(functionSink, {
      config: { function: 'principals', memoryMb: 64 },
      event: anEvent({ sourceId, body: '{}' }),
      deliveryId,
    });
    const configuration = configurationReader(db, keyring);
    const ways = { db, configuration, accept: createAccept(db, silent), mutate: createMutate(db, silent) };
    const { receipt } = await functionSink.perform(request, {
      ...context,
      inward: createInward(ways),
      functionsDirectory,
    });
    return receipt.data?.['answer'];
  };
  const refused = (message: string) => ({
    code: 'principalRefused',
    message: expect.stringContaining(message) as string,
  });

  it('is whoever created it, and then whoever changed it', async () => {
    expect(await created(ada.call)).toBe(ada.name);
    expect(await run()).toEqual({ get: 'done', put: 'done', delete: 'done', emit: 'done' });
    const bob = await person(api(), `bob-${made}`, 'owner');
    const changed = await bob.call<{ principal: string }>('PATCH', `${path()}/count`, { description: 'mine now' });
    expect(changed.body.principal).toBe(bob.name);
    await api().call('POST', `/v1/users/${ada.name}/deactivate`, {});
    expect(await run()).toMatchObject({ put: 'done' });
  });

  it('is nobody who was deactivated, demoted or removed: the delivery fails for good, saying so', async () => {
    await created(ada.call);
    await api().call('PATCH', `/v1/users/${ada.name}`, { role: 'viewer' });
    await expect(run()).rejects.toMatchObject(refused('who needs the scope "operate" and has read'));
    await api().call('PATCH', `/v1/users/${ada.name}`, { role: 'operator' });
    await api().call('POST', `/v1/users/${ada.name}/deactivate`, {});
    await expect(run()).rejects.toMatchObject(refused(`"${ada.name}", whose user was deactivated at 20`));
    await api().call('POST', `/v1/users/${ada.name}/reactivate`, {});
    expect(await run()).toMatchObject({ put: 'done' });
    await api().call('DELETE', `/v1/users/${ada.name}`);
    await expect(run()).rejects.toMatchObject(refused('whose user was removed'));
    // Another user of the same name is somebody else.
    await person(api(), ada.name, 'operator');
    await expect(run()).rejects.toMatchObject(refused('whose user was removed'));
    await api().call('DELETE', `/v1/users/${ada.name}`);
  });

  it('may do no more than the token that it was set with', async () => {
    const { token } = await makeToken(ada, ['operate'] satisfies Scope[], { sourceIds: [sourceId] });
    expect(await created(withToken(api(), token))).toBe(`${ada.name}/ci`);
    expect(await run()).toEqual({
      get: expect.stringMatching(/^kv.get: .* is limited to the sources/) as string,
      put: expect.stringContaining('is limited to the sources') as string,
      delete: expect.stringContaining('is limited to the sources') as string,
      emit: 'done',
    });
  });

  it('is the admin token, which may do everything, for sinks that it has set', async () => {
    expect(await created(api().call)).toBe('admin');
    expect(await run()).toMatchObject({ put: 'done', emit: 'done' });
  });

  it('stays who it was while the sink is deleted and comes back', async () => {
    await created(ada.call);
    await api().call('DELETE', `${path()}/count`);
    await api().call('POST', `${path()}/count/undelete`, {});
    await api().call('POST', `/v1/users/${ada.name}/deactivate`, {});
    await expect(run()).rejects.toMatchObject(refused('deactivated'));
  });
});
