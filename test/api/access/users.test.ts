import type { User } from '../../../src/model/user';
import { onEveryApi, refusal } from '../start-api';
import { callWith, loggedIn, login, makeToken, password, person, withToken } from './people';

onEveryApi((api) => {
  beforeEach(async () => {
    const { users } = (await api().call<{ users: User[] }>('GET', '/v1/users')).body;
    // The last owner cannot be removed; somebody else is one meanwhile.
    await api().call('POST', '/v1/users', { name: 'root', role: 'owner', password });
    for (const { name } of users.filter(({ name }) => name !== 'root')) await api().call('DELETE', `/v1/users/${name}`);
  });

  it('makes users with the admin token, and lists them by name', async () => {
    const made = await api().call<User>('POST', '/v1/users', { name: 'ada@example.com', role: 'operator', password });
    expect([made.status, made.body]).toEqual([
      201,
      {
        name: 'ada@example.com',
        role: 'operator',
        state: 'active',
        deactivatedAt: null,
        deactivatedBy: null,
        createdAt: expect.any(String) as string,
      },
    ]);
    await expect(
      api().call('POST', '/v1/users', { name: 'ada@example.com', role: 'viewer', password }),
    ).resolves.toMatchObject(refusal(409, 'userAlreadyExists', 'ada@example.com'));
    const page = await api().call<{ users: User[]; nextAfterId: string }>('GET', '/v1/users?limit=1');
    expect(page.body).toMatchObject({ users: [{ name: 'ada@example.com' }], nextAfterId: 'ada@example.com' });
    const next = await api().call('GET', `/v1/users?afterId=${encodeURIComponent(page.body.nextAfterId)}`);
    expect(next.body).toEqual({ users: [expect.objectContaining({ name: 'root' })] });
    expect((await api().call('GET', '/v1/users/ada@example.com')).body).toEqual(made.body);
  });

  it.each([
    [
      'a short password',
      { name: 'bob', role: 'viewer', password: 'short' },
      'password: must be at least 12 characters',
    ],
    ['a role there is not', { name: 'bob', role: 'king', password }, 'role: must be "owner" or "operator" or "viewer"'],
    ['a name in capitals', { name: 'Bob', role: 'viewer', password }, 'name: must be 1–100 lower-case letters'],
    ['a name of Penstock itself', { name: 'admin', role: 'viewer', password }, 'name: is a name of Penstock itself'],
    ['a field nobody knows', { name: 'bob', role: 'viewer', password, admin: true }, 'admin: unknown field'],
  ])('refuses %s', async (_, body, message) => {
    const refused = await api().call('POST', '/v1/users', body);
    expect(refused).toMatchObject(refusal(400, 'badRequest', message));
    expect(refused.text).not.toContain('short"');
  });

  it('gives a user another role, which counts at once', async () => {
    const ada = await person(api(), 'ada', 'viewer');
    await expect(ada.call('POST', '/v1/sources/none/disable')).resolves.toMatchObject(
      refusal(403, 'forbidden', 'operate'),
    );
    expect((await api().call('PATCH', '/v1/users/ada', { role: 'operator' })).body).toMatchObject({ role: 'operator' });
    await expect(ada.call('POST', '/v1/sources/none/disable')).resolves.toMatchObject(
      refusal(404, 'sourceNotFound', ''),
    );
    await expect(api().call('PATCH', '/v1/users/nobody', { role: 'viewer' })).resolves.toMatchObject(
      refusal(404, 'userNotFound', 'nobody'),
    );
  });

  it.each([
    ['removes', 'DELETE', '', undefined],
    ['demotes', 'PATCH', '', { role: 'viewer' }],
    ['deactivates', 'POST', '/deactivate', undefined],
  ])('never %s the last owner', async (_, method, path, body) => {
    await expect(api().call(method, `/v1/users/root${path}`, body)).resolves.toMatchObject(
      refusal(409, 'lastOwner', '"root"'),
    );
    expect((await api().call('GET', '/v1/users/root')).body).toMatchObject({ role: 'owner', state: 'active' });
  });

  it('leaves one owner when two are demoted at once', async () => {
    await person(api(), 'ada', 'owner');
    const demote = (name: string) => api().call('PATCH', `/v1/users/${name}`, { role: 'viewer' });
    const answers = await Promise.all([demote('ada'), demote('root')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { users } = (await api().call<{ users: User[] }>('GET', '/v1/users')).body;
    expect(users.filter(({ role }) => role === 'owner')).toHaveLength(1);
    await api().call('PATCH', '/v1/users/root', { role: 'owner' });
  });

  it('lets nobody deactivate or remove themselves, by session or by token', async () => {
    const ada = await person(api(), 'ada', 'owner');
    const { token } = await makeToken(ada, ['admin']);
    for (const call of [ada.call, withToken(api(), token)]) {
      await expect(call('POST', '/v1/users/ada/deactivate')).resolves.toMatchObject(
        refusal(409, 'stateConflict', 'nobody deactivates themselves'),
      );
      await expect(call('DELETE', '/v1/users/ada')).resolves.toMatchObject(refusal(409, 'stateConflict', 'themselves'));
    }
  });

  it('refuses sessions, tokens and logins of a user that was deactivated, and takes tokens again after', async () => {
    const ada = await person(api(), 'ada', 'operator');
    const { token } = await makeToken(ada, ['read']);
    const withIt = withToken(api(), token);
    expect((await api().call('POST', '/v1/users/ada/deactivate', { reason: 'left' })).body).toMatchObject({
      state: 'deactivated',
      deactivatedBy: 'admin',
    });

    const refused = refusal(401, 'userDeactivated', 'the user "ada" was deactivated at');
    await expect(ada.call('GET', '/v1/sources')).resolves.toMatchObject(refused);
    await expect(withIt('GET', '/v1/sources')).resolves.toMatchObject(refused);
    await expect(login(api(), 'ada')).resolves.toMatchObject(refused);
    await expect(login(api(), 'ada', 'not the password')).resolves.toMatchObject(refusal(401, 'loginRefused', ''));

    await api().call('POST', '/v1/users/ada/reactivate');
    expect((await withIt('GET', '/v1/sources')).status).toBe(200);
    await expect(ada.call('GET', '/v1/sources')).resolves.toMatchObject(
      refusal(401, 'unauthorized', 'unknown session'),
    );
    expect((await login(api(), 'ada')).status).toBe(201);
  });

  it('ends the sessions of a user whose password is set by another', async () => {
    const ada = await person(api(), 'ada', 'viewer');
    expect((await api().call('POST', '/v1/users/ada/password', { password: 'another password' })).status).toBe(204);
    expect((await ada.call('GET', '/v1/session')).status).toBe(401);
    expect((await login(api(), 'ada')).status).toBe(401);
    expect((await login(api(), 'ada', 'another password')).status).toBe(201);
  });

  it('lets a user set their own password, which ends their other sessions', async () => {
    const ada = await person(api(), 'ada', 'viewer');
    const elsewhere = await loggedIn(api(), 'ada');
    const change = (currentPassword: string) =>
      ada.call('POST', '/v1/session/password', { currentPassword, password: 'another password' });
    await expect(change('not the password')).resolves.toMatchObject(refusal(401, 'loginRefused', ''));
    expect((await change(password)).status).toBe(204);
    expect((await ada.call('GET', '/v1/session')).status).toBe(200);
    expect((await elsewhere.call('GET', '/v1/session')).status).toBe(401);
  });

  it('removes a user with sessions and tokens', async () => {
    const ada = await person(api(), 'ada', 'operator');
    const { token } = await makeToken(ada, ['read']);
    expect((await api().call('DELETE', '/v1/users/ada')).status).toBe(204);
    expect((await ada.call('GET', '/v1/session')).status).toBe(401);
    await expect(withToken(api(), token)('GET', '/v1/session')).resolves.toMatchObject(
      refusal(401, 'unauthorized', 'unknown token'),
    );
    await expect(callWith(api(), {})('GET', '/v1/users')).resolves.toMatchObject(
      refusal(401, 'unauthorized', 'no bearer'),
    );
  });

  it('takes a password typed in another normal form', async () => {
    await api().call('POST', '/v1/users', { name: 'zoe', role: 'viewer', password: 'cafe\u0301 au lait!' });
    expect((await login(api(), 'zoe', 'caf\u00e9 au lait!')).status).toBe(201);
  });
});
