import { sql } from 'drizzle-orm';
import type { AuditEntry } from '../../../src/ledger/audit';
import { onEveryApi, refusal } from '../start-api';
import { makeToken, password, person, withToken } from './people';

onEveryApi((api) => {
  beforeEach(() =>
    api().ledger.db.execute(sql`truncate users, login_attempts, audit, sources, sinks, versions cascade`),
  );

  const entriesOf = async (query = '') =>
    (await api().call<{ entries: AuditEntry[]; nextAfterId?: string }>('GET', `/v1/audit?${query}`)).body;
  const actions = async (query = '') => (await entriesOf(query)).entries.map(({ action }) => action);

  it('says who changed what, by what means, from where, why, and what it was before', async () => {
    const ada = await person(api(), 'ada', 'operator');
    await api().source('shop', { name: 'Shop' });
    const { id, token } = await makeToken(ada, ['operate']);
    await withToken(api(), token)('PATCH', '/v1/sources/shop', { name: 'New shop', reason: 'renamed' });
    const [entry] = (await entriesOf('target=source/shop')).entries;
    expect(entry).toEqual({
      id: expect.stringMatching(/^\d+$/) as string,
      madeAt: expect.any(String) as string,
      author: 'ada/ci',
      means: 'token',
      userName: 'ada',
      tokenId: id,
      address: '127.0.0.1',
      action: 'source.updated',
      target: 'source/shop',
      sourceId: 'shop',
      before: expect.objectContaining({ name: 'Shop' }) as object,
      after: expect.objectContaining({ name: 'New shop' }) as object,
      reason: 'renamed',
    });
  });

  it('has every change of sources, sinks, users, tokens and sessions', async () => {
    const ada = await person(api(), 'ada', 'owner');
    await api().source('shop');
    await api().sink('shop', 'hook');
    const sink = '/v1/sources/shop/sinks/hook';
    await ada.call('POST', `${sink}/pause`);
    await ada.call('POST', `${sink}/resume`);
    await ada.call('POST', `${sink}/versions/1/rollback`);
    await ada.call('POST', '/v1/sources/shop/rotate-secret');
    await ada.call('POST', '/v1/sources/shop/statistics/clear');
    await ada.call('DELETE', sink);
    await ada.call('POST', `${sink}/undelete`);
    await ada.call('POST', '/v1/encryption/rotate');
    await ada.call('DELETE', `/v1/tokens/${(await makeToken(ada, ['read'])).id}`);
    await ada.call('POST', '/v1/users', { name: 'bob', role: 'viewer', password });
    await ada.call('PATCH', '/v1/users/bob', { role: 'operator' });
    await ada.call('POST', '/v1/users/bob/password', { password: 'another password' });
    await ada.call('POST', '/v1/users/bob/deactivate');
    await ada.call('POST', '/v1/users/bob/reactivate');
    await ada.call('DELETE', '/v1/users/bob');
    await ada.call('DELETE', '/v1/session');
    expect((await actions('limit=100')).reverse()).toEqual([
      ...['user.created', 'session.began', 'source.created', 'sink.created', 'sink.disabled', 'sink.enabled'],
      ...['sink.rolledBack', 'source.secretRotated', 'statistics.cleared', 'sink.deleted', 'sink.undeleted'],
      ...['secrets.resealed', 'token.created', 'token.revoked', 'user.created', 'user.updated', 'user.passwordSet'],
      ...['user.deactivated', 'user.reactivated', 'user.removed', 'session.ended'],
    ]);
  });

  it('has nothing of what was refused', async () => {
    const before = await actions();
    await api().call('POST', '/v1/users', { name: 'bob', role: 'king', password });
    await api().call('PATCH', '/v1/sources/none', { name: 'x' });
    await api().call('PATCH', '/v1/users/none', { role: 'viewer' });
    expect(await actions()).toEqual(before);
  });

  it('has no secret', async () => {
    await person(api(), 'ada', 'owner');
    const { secret } = await api().source('shop', { secret: 'a-secret-of-the-source' });
    const signingSecret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
    await api().sink('shop', 'hook', { secrets: { signingSecret } });
    const text = JSON.stringify(await api().ledger.db.execute(sql`select * from audit`));
    for (const one of [password, secret, signingSecret, 'scrypt']) expect(text).not.toContain(one);
  });

  it('is filtered, and read by pages', async () => {
    const ada = await person(api(), 'ada', 'operator');
    await api().source('shop');
    await api().source('bank');
    await ada.call('POST', '/v1/sources/shop/disable');
    await withToken(api(), (await makeToken(ada, ['operate'])).token)('POST', '/v1/sources/bank/disable');
    expect(await actions('author=ada')).toEqual(['token.created', 'source.disabled', 'session.began']);
    expect(await actions('user=ada')).toEqual(['source.disabled', 'token.created', 'source.disabled', 'session.began']);
    expect(await actions('action=source.disabled&sourceId=bank')).toEqual(['source.disabled']);
    expect(await actions('to=2001-01-01T00:00:00Z')).toEqual([]);
    expect(await actions('from=2001-01-01T00:00:00Z&target=user/ada')).toEqual(['session.began', 'user.created']);

    const first = await entriesOf('limit=4');
    const second = await entriesOf(`limit=4&afterId=${first.nextAfterId}`);
    const all = (await entriesOf()).entries;
    expect([...first.entries, ...second.entries]).toEqual(all.slice(0, 8));
  });

  it.each([
    ['from=yesterday', 'from: must be RFC 3339'],
    ['afterId=x', 'afterId: must be the nextAfterId of an answer'],
    ['limit=0', 'limit: must be at least 1'],
    ['who=ada', 'who: unknown field'],
  ])('refuses %s', async (query, message) => {
    await expect(api().call('GET', `/v1/audit?${query}`)).resolves.toMatchObject(refusal(400, 'badRequest', message));
  });

  it('is written with the change or not at all', async () => {
    await api().source('shop');
    await api().ledger.db.execute(
      sql`alter table audit add constraint full_disk check (action <> 'source.disabled') not valid`,
    );
    try {
      expect((await api().call('POST', '/v1/sources/shop/disable')).status).toBe(500);
      expect((await api().call('GET', '/v1/sources/shop')).body).toMatchObject({ state: 'enabled', version: 1 });
    } finally {
      await api().ledger.db.execute(sql`alter table audit drop constraint full_disk`);
    }
  });
});
