import { sql } from 'drizzle-orm';
import { onEveryApi, refusal, startApi } from '../start-api';
import { callWith, login, password, person, type Person } from './people';

onEveryApi((api) => {
  let ada: Person;
  beforeEach(async () => {
    await api().ledger.db.execute(sql`truncate users, login_attempts cascade`);
    ada = await person(api(), 'ada', 'operator');
  });

  it('is kept in a cookie that no script reads and no other site sends', async () => {
    const answer = await login(api(), 'ada');
    const cookie = answer.headers.get('set-cookie');
    expect(cookie).toMatch(/^penstock_session=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Strict$/);
    expect(answer.body).toMatchObject({
      author: 'ada',
      means: 'session',
      user: { name: 'ada', role: 'operator' },
      project: 'default',
      projects: {},
      scopes: ['operate', 'read', 'ingest'],
    });
    expect(Date.parse(answer.body.expiresAt) - Date.now()).toBeGreaterThan(11.9 * 3_600_000);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('is sent over HTTPS only when its page came by HTTPS', async () => {
    const { host } = new URL(api().url);
    const answer = await login(api(), 'ada', password, { origin: `https://${host}` });
    expect(answer.headers.get('set-cookie')).toMatch(/; Secure$/);
  });

  it('keeps no token that would open it', async () => {
    const { cookie } = ada;
    const found = await api().ledger.db.execute(sql`select * from sessions`);
    expect(JSON.stringify(found)).not.toContain(cookie.split('=')[1]);
  });

  it('tells who it is, and the token that changes need', async () => {
    expect((await callWith(api(), { cookie: ada.cookie })('GET', '/v1/session')).body).toEqual({
      author: 'ada',
      means: 'session',
      user: { name: 'ada', role: 'operator' },
      project: 'default',
      projects: {},
      scopes: ['operate', 'read', 'ingest'],
      csrfToken: ada.csrfToken,
    });
    expect((await api().call('GET', '/v1/session')).body).toMatchObject({ author: 'admin', means: 'adminToken' });
  });

  it.each([
    ['without the token', {}, 'penstock-csrf: is missing'],
    ['with that of another session', { 'penstock-csrf': 'x'.repeat(43) }, 'penstock-csrf: is not the one'],
  ])('takes no change %s', async (_, headers, message) => {
    const call = callWith(api(), { cookie: ada.cookie, ...headers });
    const body = { id: 'evil', type: 'http' };
    await expect(call('POST', '/v1/sources', body)).resolves.toMatchObject(refusal(403, 'crossSiteRefused', message));
    await expect(call('DELETE', '/v1/session')).resolves.toMatchObject(refusal(403, 'crossSiteRefused', message));
    expect((await call('GET', '/v1/sources')).status).toBe(200);
  });

  it.each(['https://evil.example', 'null', 'http://127.0.0.1:1', 'http://127.0.0.1.evil.example'])(
    'takes no change and no login of a page of %s',
    async (origin) => {
      const refused = refusal(403, 'crossSiteRefused', `origin: "${origin}"`);
      const body = { id: 'evil', type: 'http' };
      await expect(ada.call('POST', '/v1/sources', body, { origin })).resolves.toMatchObject(refused);
      await expect(login(api(), 'ada', password, { origin })).resolves.toMatchObject(refused);
    },
  );

  it('takes a change of a page of its own', async () => {
    const made = await ada.call('POST', '/v1/sources', { name: 'Mine', type: 'http' }, { origin: api().url });
    expect(made.status).toBe(201);
  });

  it('ends when its user logs out', async () => {
    const out = await ada.call('DELETE', '/v1/session');
    expect([out.status, out.headers.get('set-cookie')]).toEqual([
      204,
      expect.stringMatching(/^penstock_session=; .*Max-Age=0/),
    ]);
    await expect(ada.call('GET', '/v1/session')).resolves.toMatchObject(
      refusal(401, 'unauthorized', 'unknown session'),
    );
  });

  it('expires, and says so', async () => {
    await api().ledger.db.execute(sql`update sessions set expires_at = now() - interval '1 second'`);
    await expect(ada.call('GET', '/v1/session')).resolves.toMatchObject(
      refusal(401, 'sessionExpired', 'the session of "ada" expired at'),
    );
  });

  it('reads no more than a name and a password can be', async () => {
    const answer = await api().call('POST', '/v1/session', { user: 'ada', password: 'x'.repeat(5000) });
    expect(answer).toMatchObject(refusal(413, 'payloadTooLarge', 'body is larger'));
  });

  it('refuses a wrong password and an unknown user alike', async () => {
    const [wrong, unknown] = [await login(api(), 'ada', 'not the password'), await login(api(), 'nobody')];
    expect(wrong).toMatchObject(refusal(401, 'loginRefused', 'no such user with this password'));
    expect(unknown.body).toEqual(wrong.body);
  });

  it('throttles logins of a user from an address, the right password too, and says how long', async () => {
    for (let tries = 0; tries < 5; tries += 1) await login(api(), 'ada', 'not the password');
    const refused = await login(api(), 'ada');
    expect(refused).toMatchObject(refusal(429, 'loginThrottled', 'too many logins'));
    const seconds = Number(refused.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(600);
    expect(seconds).toBeLessThanOrEqual(900);

    await api().ledger.db.execute(sql`update login_attempts set since = since - interval '16 minutes'`);
    expect((await login(api(), 'ada')).status).toBe(201);
  });

  it('throttles logins from an address, whoever they are for', async () => {
    for (let tries = 0; tries < 30; tries += 1) await login(api(), `user-${tries}`, 'guessed password');
    expect((await login(api(), 'ada')).status).toBe(429);
  });

  it('does not throttle who logs in rightly', async () => {
    for (let tries = 0; tries < 8; tries += 1) expect((await login(api(), 'ada')).status).toBe(201);
  });
});

describe('behind a reverse proxy', () => {
  const addressSeen = async (trustedProxies: string[]) => {
    const api = await startApi({ trustedProxies });
    try {
      await person(api, 'ada', 'viewer');
      const forwarded = { 'x-forwarded-for': '198.51.100.1, 192.0.2.9', 'x-forwarded-proto': 'https' };
      const cookie = (await login(api, 'ada', password, forwarded)).headers.get('set-cookie');
      const { body } = await api.call<{ entries: { address: string }[] }>('GET', '/v1/audit?action=session.began');
      return [body.entries[0]?.address, cookie?.includes('Secure')];
    } finally {
      await api.close();
    }
  };

  it('believes a proxy that is trusted, and what that says of no other', async () => {
    expect(await addressSeen(['127.0.0.0/8'])).toEqual(['192.0.2.9', true]);
  });

  it('believes nobody else', async () => {
    expect(await addressSeen(['10.0.0.0/8'])).toEqual(['127.0.0.1', false]);
    expect(await addressSeen([])).toEqual(['127.0.0.1', false]);
  });
});
