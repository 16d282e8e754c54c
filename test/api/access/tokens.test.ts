import { sql } from 'drizzle-orm';
import type { AuditEntry } from '../../../src/ledger/audit';
import { noteTokenUse } from '../../../src/ledger/access/access-tokens';
import type { AccessToken } from '../../../src/model/user';
import { onEveryApi, refusal } from '../start-api';
import { makeToken, person, withToken, type Person } from './people';

onEveryApi((api) => {
  let ada: Person;
  let root: Person;
  beforeAll(async () => {
    root = await person(api(), 'root', 'owner');
    ada = await person(api(), 'ada', 'operator');
    await api().source('shop');
    await api().source('bank');
    await api().sink('shop', 'hook');
    await api().sink('bank', 'hook');
  });

  it('is shown once, and kept as a hash', async () => {
    const { token, ...made } = await makeToken(ada, ['operate', 'read', 'read'], { name: 'CI', expiresInDays: 30 });
    expect(token).toMatch(/^pst_[\w-]{43}$/);
    expect(made).toEqual({
      id: expect.any(String) as string,
      name: 'CI',
      user: 'ada',
      begins: token.slice(0, 8),
      scopes: ['operate', 'read'],
      project: null,
      sourceIds: null,
      state: 'active',
      createdAt: expect.any(String) as string,
      expiresAt: expect.any(String) as string,
      revokedAt: null,
      revokedBy: null,
      lastUsedAt: null,
      lastUsedAddress: null,
    });
    expect(Date.parse(made.expiresAt ?? '') - Date.now()).toBeGreaterThan(29.9 * 86_400_000);
    expect((await ada.call('GET', `/v1/tokens/${made.id}`)).body).toEqual(made);
    expect(JSON.stringify(await api().ledger.db.execute(sql`select * from access_tokens`))).not.toContain(token);
    expect(JSON.stringify(await api().ledger.db.execute(sql`select * from audit`))).not.toContain(token);
  });

  it('expires after 90 days unless something else is asked for, or never', async () => {
    const byDefault = await makeToken(ada, ['read']);
    expect(Date.parse(byDefault.expiresAt ?? '') - Date.now()).toBeGreaterThan(89.9 * 86_400_000);
    expect(await makeToken(ada, ['read'], { expiresInDays: null })).toMatchObject({ expiresAt: null });
    expect(await makeToken(ada, ['read'], { expiresInDays: 3650 })).toMatchObject({ state: 'active' });
  });

  it.each([
    [{ expiresInDays: 0 }, 'expiresInDays: must be at least 1'],
    [{ expiresInDays: 3651 }, 'expiresInDays: must be at most 3650'],
    [{ expiresInDays: 1.5 }, 'expiresInDays: must be an integer'],
    [{ expiresInDays: 1e300 }, 'expiresInDays: '],
    [{ name: '' }, 'name: must be at least 1 characters'],
    [{ name: 'a\nb' }, 'name: must be printable text'],
    [{ scopes: [] }, 'scopes: must have at least 1 entries'],
    [{ scopes: ['everything'] }, 'scopes[0]: must be "ingest" or "read" or "operate" or "admin"'],
    [{ scopes: ['admin'] }, 'scopes: "admin" is more than the role "operator" may do'],
    [{ sourceIds: ['nowhere'] }, 'sourceIds[0]: there is no source "nowhere"'],
    [{ sourceIds: [] }, 'sourceIds: must have at least 1 entries'],
    [{ owner: 'root' }, 'owner: unknown field'],
  ])('is not made with %j', async (differences, message) => {
    const body = { name: 'ci', scopes: ['read'], ...differences };
    await expect(ada.call('POST', '/v1/tokens', body)).resolves.toMatchObject(refusal(400, 'badRequest', message));
  });

  it('is made in a session only: not with a token, and not with the admin token', async () => {
    const { token } = await makeToken(root, ['admin']);
    const body = { name: 'child', scopes: ['read'] };
    for (const call of [withToken(api(), token), api().call]) {
      await expect(call('POST', '/v1/tokens', body)).resolves.toMatchObject(
        refusal(403, 'sessionRequired', 'is a token'),
      );
    }
  });

  it('lists and revokes the tokens of its own user', async () => {
    const [one, other] = [await makeToken(ada, ['read']), await makeToken(ada, ['read'], { name: 'other' })];
    const call = withToken(api(), one.token);
    const { tokens } = (await call<{ tokens: AccessToken[] }>('GET', '/v1/tokens?limit=2')).body;
    expect(tokens.map(({ id }) => id)).toEqual([other.id, one.id]);
    expect((await call('DELETE', `/v1/tokens/${other.id}`)).status).toBe(204);
    expect((await call('DELETE', `/v1/tokens/${other.id}`)).status).toBe(204);
    await expect(withToken(api(), other.token)('GET', '/v1/sources')).resolves.toMatchObject(
      refusal(401, 'tokenRevoked', 'the token "other" of "ada" was revoked at'),
    );
    expect((await ada.call('GET', `/v1/tokens/${other.id}`)).body).toMatchObject({
      state: 'revoked',
      revokedBy: 'ada/ci',
    });
  });

  it('shows nothing of the tokens of others but to an admin', async () => {
    const { id } = await makeToken(root, ['read']);
    const { token } = await makeToken(ada, ['operate']);
    for (const call of [ada.call, withToken(api(), token)]) {
      await expect(call('GET', `/v1/tokens/${id}`)).resolves.toMatchObject(refusal(404, 'tokenNotFound', id));
      await expect(call('DELETE', `/v1/tokens/${id}`)).resolves.toMatchObject(refusal(404, 'tokenNotFound', id));
      for (const query of ['user=root', 'everyone=true']) {
        await expect(call('GET', `/v1/tokens?${query}`)).resolves.toMatchObject(refusal(403, 'forbidden', 'owners'));
      }
    }
    const listed = async (query: string) =>
      new Set(
        (await root.call<{ tokens: AccessToken[] }>('GET', `/v1/tokens?${query}`)).body.tokens.map(({ user }) => user),
      );
    expect(await listed('')).toEqual(new Set(['root']));
    expect(await listed('user=ada')).toEqual(new Set(['ada']));
    expect(await listed('everyone=true')).toEqual(new Set(['ada', 'root']));
    const anybodys = (await api().call<{ tokens: AccessToken[] }>('GET', '/v1/tokens')).body.tokens;
    expect(new Set(anybodys.map(({ user }) => user))).toEqual(new Set(['ada', 'root']));
    const adas = await makeToken(ada, ['read']);
    expect((await root.call('DELETE', `/v1/tokens/${adas.id}`)).status).toBe(204);
    expect((await withToken(api(), adas.token)('GET', '/v1/sources')).status).toBe(401);
  });

  it('is refused after it has expired, and says so', async () => {
    const { id, token } = await makeToken(ada, ['read'], { expiresInDays: 1 });
    await api().ledger.db.execute(
      sql`update access_tokens set expires_at = now() - interval '1 second' where id = ${id}`,
    );
    await expect(withToken(api(), token)('GET', '/v1/sources')).resolves.toMatchObject(
      refusal(401, 'tokenExpired', 'the token "ci" of "ada" expired at'),
    );
    expect((await ada.call('GET', `/v1/tokens/${id}`)).body).toMatchObject({ state: 'expired' });
  });

  it('goes no further than its user: a demotion counts at once', async () => {
    const eve = await person(api(), 'eve', 'operator');
    const { token } = await makeToken(eve, ['operate', 'ingest']);
    const scopes = async () => (await withToken(api(), token)<{ scopes: string[] }>('GET', '/v1/session')).body.scopes;
    expect(await scopes()).toEqual(['operate', 'read', 'ingest']);
    await api().call('PATCH', '/v1/users/eve', { role: 'viewer' });
    expect(await scopes()).toEqual(['read']);
  });

  it('says when and from where it was used last', async () => {
    const { id, token } = await makeToken(ada, ['read']);
    await withToken(api(), token)('GET', '/v1/sources');
    expect((await ada.call('GET', `/v1/tokens/${id}`)).body).toMatchObject({
      lastUsedAt: expect.any(String) as string,
      lastUsedAddress: '127.0.0.1',
    });
  });

  it('has its first use from a new address recorded, and no other', async () => {
    const { id, token } = await makeToken(ada, ['read']);
    const entries = async () =>
      (
        await api().call<{ entries: AuditEntry[] }>(
          'GET',
          `/v1/audit?action=token.usedFromNewAddress&target=token/${id}`,
        )
      ).body.entries;
    // Its very first use is from nowhere it had been before, and means nothing.
    expect(await api().ledger.db.transaction((transaction) => noteTokenUse(transaction, id, '192.0.2.7'))).toBe(false);
    await withToken(api(), token)('GET', '/v1/sources');
    await api().ledger.db.execute(sql`update access_tokens set last_used_address = '192.0.2.7' where id = ${id}`);
    await withToken(api(), token)('GET', '/v1/sources');
    expect(await entries()).toEqual([
      expect.objectContaining({
        author: 'ada/ci',
        userName: 'ada',
        address: '127.0.0.1',
        after: { address: '127.0.0.1' },
      }),
    ]);
  });

  describe('limited to a source', () => {
    const limited = (scopes: Parameters<typeof makeToken>[1] = ['operate']) =>
      makeToken(ada, scopes, { sourceIds: ['shop'] }).then(({ token }) => withToken(api(), token));

    it('is good for that one and no other', async () => {
      const call = await limited();
      expect((await call('GET', '/v1/sources/shop')).status).toBe(200);
      expect((await call('POST', '/v1/sources/shop/sinks/hook/pause')).status).toBe(200);
      const refused = refusal(403, 'forbidden', 'limited to the sources shop: source "bank" is not among them');
      await expect(call('GET', '/v1/sources/bank')).resolves.toMatchObject(refused);
      await expect(call('POST', '/v1/sources/bank/sinks/hook/pause')).resolves.toMatchObject(refused);
      await expect(call('POST', '/v1/sources', { type: 'http', name: 'x' })).resolves.toMatchObject(
        refusal(403, 'forbidden', 'POST /v1/sources is about more than sources'),
      );
    });

    it('lists only what is of that one', async () => {
      const call = await limited();
      const seen = async (path: string) =>
        (await call<Record<string, { id?: string; sourceId?: string }[]>>('GET', path)).body;
      expect((await seen('/v1/sources')).sources).toEqual([expect.objectContaining({ id: 'shop' })]);
      for (const source of ['shop', 'bank']) {
        const { path } = (await api().call<{ path: string }>('GET', `/v1/sources/${source}/secret`)).body;
        await api().send(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
      }
      for (const what of ['events', 'deliveries']) {
        const all = (
          await api().call<Record<string, { id: string; uid?: string; sourceId: string }[]>>('GET', `/v1/${what}`)
        ).body[what];
        expect(new Set(all?.map(({ sourceId }) => sourceId))).toEqual(new Set(['shop', 'bank']));
        const mine = (await seen(`/v1/${what}`))[what] ?? [];
        expect(new Set(mine.map(({ sourceId }) => sourceId))).toEqual(new Set(['shop']));
        expect((await seen(`/v1/${what}?sourceId=bank`))[what]).toEqual([]);
        const others = all?.find(({ sourceId }) => sourceId === 'bank');
        expect((await call('GET', `/v1/${what}/${others?.uid ?? others?.id}`)).status).toBe(404);
        if (what === 'deliveries') {
          for (const [verb, body] of [['retry'], ['amend', { data: 1 }], ['discard']] as const) {
            expect((await call('POST', `/v1/deliveries/${others?.id}/${verb}`, body)).status).toBe(404);
          }
        }
      }
      const accepted = async (as: typeof call) =>
        (await as<{ accepted: number }>('GET', '/v1/statistics')).body.accepted;
      expect([await accepted(api().call), await accepted(call)]).toEqual([2, 1]);
      const hours = (await call<{ hours: { accepted: number }[] }>('GET', '/v1/statistics/series')).body.hours;
      expect(hours.map(({ accepted }) => accepted)).toEqual([1]);
      await api().source('gone');
      await api().call('DELETE', '/v1/sources/gone');
      expect((await seen('/v1/sources/deleted')).sources).toEqual([]);
      expect(api().takenUp).toEqual([]);
    });

    it('is never one of an admin', async () => {
      const body = { name: 'x', scopes: ['admin'], sourceIds: ['shop'] };
      await expect(root.call('POST', '/v1/tokens', body)).resolves.toMatchObject(
        refusal(400, 'badRequest', 'sourceIds: '),
      );
    });

    it('sends events without the secret of the source, which keep nothing of it', async () => {
      const { token } = await makeToken(ada, ['ingest'], { sourceIds: ['shop'] });
      const call = withToken(api(), token);
      const event = { specversion: '1.0', id: 'by-token', source: '/x', type: 'order.created', data: {} };
      const send = (source: string) =>
        call<{ event: { uid: string } }>('POST', `/v1/sources/${source}/in`, event, {
          'content-type': 'application/cloudevents+json',
        });
      const accepted = await send('shop');
      expect(accepted).toMatchObject({ status: 202, body: { event: { id: 'by-token' }, duplicate: false } });
      expect((await send('shop')).status).toBe(200);
      const stored = await api().call('GET', `/v1/events/${accepted.body.event.uid}`);
      expect(stored.status).toBe(200);
      expect(stored.text).not.toContain(token);
      await expect(send('bank')).resolves.toMatchObject(refusal(403, 'forbidden', '"bank"'));
      await expect(call('GET', '/v1/sources/shop')).resolves.toMatchObject(refusal(403, 'forbidden', '"read"'));
      const unknown = withToken(api(), 'pst_unknown');
      expect((await unknown('POST', '/v1/sources/shop/in', event)).status).toBe(401);
    });
  });
});
