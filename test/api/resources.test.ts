import { sql } from 'drizzle-orm';
import { purgeDeleted } from '../../src/ledger/resources/purge-deleted';
import { rows } from '../../src/ledger/ledger';
import { onEveryApi, refusal, type Answer } from './start-api';

interface Resource {
  id: string;
  version: number;
  state: string;
  name: string;
  broken?: string;
  config: Record<string, unknown>;
}
interface Lists {
  sources: Resource[];
  sinks: Resource[];
  versions: { number: number; change: string; author: string; reason: string | null; settings: Resource }[];
  nextAfterId?: string;
}

const url = 'https://example.com/hook';
const limits = { sources: 12, sinksPerSource: 3 };

onEveryApi(
  (api) => {
    beforeEach(() =>
      api().ledger.db.execute(sql`
      truncate sources, deleted_sources, deleted_sinks, secrets, versions, idempotency_keys, events, deliveries, attempts,
        statistics cascade`),
    );
    const call = <Body = Resource>(method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
      api().call<Body>(method, `/v1${path}`, body, headers);
    const list = async (path: string) => (await call<Lists>('GET', path)).body;
    const countOf = async (table: string) =>
      (await rows<{ n: number }>(api().ledger.db, sql`select count(*)::integer as n from ${sql.identifier(table)}`))[0]
        ?.n;
    const post = (path: string, body: unknown, headers?: Record<string, string>) => call('POST', path, body, headers);
    const source = (id: string) => api().source(id);
    const sink = (sourceId: string, id: string) => api().sink(sourceId, id);
    const statuses = (answers: Answer[]) => answers.map(({ status }) => status).sort();

    describe('ids', () => {
      it('are made of the name, and never twice the same', async () => {
        const named = { type: 'http', name: 'Café – Orders, 2nd!' };
        expect(await post('/sources', named)).toMatchObject({
          status: 201,
          body: { id: 'cafe-orders-2nd', version: 1 },
        });
        expect(await post('/sources', named)).toMatchObject({ body: { id: 'cafe-orders-2nd-2' } });
        await call('DELETE', '/sources/cafe-orders-2nd');
        expect(await post('/sources', named)).toMatchObject({ body: { id: 'cafe-orders-2nd-3' } });
        const hook = { type: 'webhook', name: '日本', config: { url } };
        expect(await post('/sources/cafe-orders-2nd-2/sinks', hook)).toMatchObject({
          body: { id: 'sink', name: '日本' },
        });
        expect(await post('/sources/cafe-orders-2nd-2/sinks', hook)).toMatchObject({ body: { id: 'sink-2' } });
      });

      it('have 1 to 48 characters, and need a name when they are left out', async () => {
        expect(await post('/sources', { type: 'http', id: 'a'.repeat(48) })).toMatchObject({ status: 201 });
        expect(await post('/sources', { type: 'http', id: 'a'.repeat(49) })).toMatchObject(
          refusal(400, 'badRequest', 'id: must be 1–48 letters'),
        );
        expect(await post('/sources', { type: 'http' })).toMatchObject(refusal(400, 'badRequest', 'id: must be given'));
        expect(await post('/sources', { type: 'http', id: 'deleted' })).toMatchObject(
          refusal(400, 'badRequest', 'id: '),
        );
        expect(await post('/sources', { type: 'http', name: 'Deleted' })).toMatchObject({ body: { id: 'deleted-1' } });
        await source('shop');
        const longName = { id: 'a', type: 'webhook', name: 'n'.repeat(41), config: { url } };
        expect(await post('/sources/shop/sinks', longName)).toMatchObject(
          refusal(400, 'badRequest', 'name: must be at most 40 characters long'),
        );
      });

      it('of what is deleted stay taken, and the answer says so', async () => {
        await source('shop');
        await sink('shop', 'hook');
        await call('DELETE', '/sources/shop/sinks/hook');
        expect(await post('/sources/shop/sinks', { id: 'hook', type: 'webhook', config: { url } })).toMatchObject(
          refusal(409, 'sinkAlreadyExists', 'is that of a deleted sink until it is purged'),
        );
        await call('DELETE', '/sources/shop');
        expect(await post('/sources', { id: 'shop', type: 'http' })).toMatchObject(
          refusal(409, 'sourceAlreadyExists', 'is that of a deleted source until it is purged'),
        );
      });
    });

    describe('limits', () => {
      it('hold when many create at once, and name themselves', async () => {
        const sources = Array.from({ length: limits.sources + 4 }, (_, n) =>
          post('/sources', { id: `s${n}`, type: 'http' }),
        );
        const made = await Promise.all(sources);
        expect(statuses(made)).toEqual([...Array<number>(limits.sources).fill(201), ...Array<number>(4).fill(422)]);
        expect(made.find(({ status }) => status === 422)).toMatchObject(
          refusal(
            422,
            'resourceLimitReached',
            `there are ${limits.sources} sources already, as many as PENSTOCK_MAX_SOURCES`,
          ),
        );
        const [first] = (await list('/sources')).sources;
        const sinks = Array.from({ length: limits.sinksPerSource + 2 }, (_, n) =>
          post(`/sources/${first?.id}/sinks`, { id: `k${n}`, type: 'webhook', config: { url } }),
        );
        expect(statuses(await Promise.all(sinks))).toEqual([201, 201, 201, 422, 422]);
      });

      it('count what comes back', async () => {
        await source('shop');
        for (const id of ['a', 'b', 'c']) await sink('shop', id);
        await call('DELETE', '/sources/shop/sinks/a');
        await sink('shop', 'd');
        expect(await post('/sources/shop/sinks/a/undelete', {})).toMatchObject(
          refusal(422, 'resourceLimitReached', 'PENSTOCK_MAX_SINKS_PER_SOURCE'),
        );
        expect((await list('/sources/shop/sinks/deleted')).sinks).toMatchObject([{ id: 'a' }]);
      });
    });

    describe('versions', () => {
      it('are made by every change, with author and reason', async () => {
        await source('shop');
        await sink('shop', 'hook');
        const one = '/sources/shop/sinks/hook';
        await call('PATCH', one, { config: { bodyTemplate: 'Body()' }, reason: 'as agreed' });
        await call('PATCH', one, { config: { bodyTemplate: null } }, { 'penstock-reason': 'not so' });
        await post(`${one}/disable`, { reason: 'moving house' });
        await post(`${one}/enable`, {});
        await call('DELETE', one);
        await post(`${one}/undelete`, {});

        const { versions } = await list(`${one}/versions`);
        expect(versions.map(({ number, change, author, reason }) => [number, change, author, reason])).toEqual([
          [7, 'undeleted', 'admin', null],
          [6, 'deleted', 'admin', null],
          [5, 'enabled', 'admin', null],
          [4, 'disabled', 'admin', 'moving house'],
          [3, 'updated', 'admin', 'not so'],
          [2, 'updated', 'admin', 'as agreed'],
          [1, 'created', 'admin', null],
        ]);
        expect(versions.at(-2)?.settings.config).toMatchObject({ bodyTemplate: 'Body()' });
        expect(versions.at(-3)?.settings.config).not.toHaveProperty('bodyTemplate');
        const page = await list(`${one}/versions?limit=2&afterId=6`);
        expect(page).toMatchObject({ versions: [{ number: 5 }, { number: 4 }], nextAfterId: '4' });
      });

      it('can be gone back to, which makes a new one, and leaves the secrets', async () => {
        const { path } = await source('shop');
        await call('PATCH', '/sources/shop', { name: 'Other', description: 'd', config: { maxBodyBytes: 10 } });
        const back = await post('/sources/shop/versions/1/rollback', { reason: 'was better' });

        expect(back).toMatchObject({ status: 200, body: { name: 'shop', description: '', version: 3 } });
        expect(back.body.config.maxBodyBytes).toBe(1_048_576);
        expect((await list('/sources/shop/versions')).versions[0]).toMatchObject({
          change: 'rolledBack',
          reason: 'was better',
        });
        expect(await api().send(path, { method: 'POST', body: '{}' })).toMatchObject({ status: 202 });
      });

      it('never hold a secret', async () => {
        await source('shop');
        const secrets = { 'header.authorization': 'nobody-may-see-this' };
        await post('/sources/shop/sinks', { id: 'hook', type: 'webhook', config: { url }, secrets });
        const { secret } = (await call<{ secret: string }>('GET', '/sources/shop/secret')).body;
        const kept = JSON.stringify(await rows(api().ledger.db, sql`select * from versions`));
        expect(kept).not.toContain('nobody-may-see-this');
        expect(kept).not.toContain(secret);
      });

      it('that no longer parse are refused by name and change nothing', async () => {
        await source('shop');
        await sink('shop', 'hook');
        await api().ledger.db.execute(
          sql`update versions set settings = jsonb_set(settings, '{config}', '{"uri": 1}')`,
        );

        expect(await post('/sources/shop/sinks/hook/versions/1/rollback', {})).toMatchObject(
          refusal(400, 'badRequest', 'version 1 no longer fits: config.url: must be a string'),
        );
        expect(await post('/sources/shop/versions/1/rollback', {})).toMatchObject(
          refusal(400, 'badRequest', 'version 1 no longer fits: config.uri: unknown field'),
        );
        expect(await call('GET', '/sources/shop/sinks/hook')).toMatchObject({ body: { version: 1, config: { url } } });
      });

      it('are told apart from sources and sinks when they are missing', async () => {
        await source('shop');
        await sink('shop', 'hook');
        expect(await call('GET', '/sources/shop/versions/9')).toMatchObject(
          refusal(404, 'versionNotFound', 'version 9'),
        );
        expect(await post('/sources/shop/sinks/hook/versions/9/rollback', {})).toMatchObject(
          refusal(404, 'versionNotFound', 'sink "hook" has no version 9'),
        );
        expect(await call('GET', '/sources/none/sinks/none/versions/9')).toMatchObject(
          refusal(404, 'sourceNotFound', '"none"'),
        );
      });
    });

    describe('an update', () => {
      it('takes one without a type, and refuses another type naming both', async () => {
        await source('shop');
        expect(await call('PATCH', '/sources/shop', {})).toMatchObject({ status: 200 });
        expect(await call('PATCH', '/sources/shop', { type: 'penstock' })).toMatchObject(
          refusal(400, 'badRequest', 'type: source "shop" is "http" and cannot become "penstock"'),
        );
      });

      it('of another version than the one named is refused, as is a deletion', async () => {
        await source('shop');
        await sink('shop', 'hook');
        for (const path of ['/sources/shop', '/sources/shop/sinks/hook']) {
          const tag = (await call('GET', path)).headers.get('etag') ?? '';
          const changed = await call('PATCH', path, { description: 'a' }, { 'if-match': tag });
          expect(changed).toMatchObject({ status: 200 });
          const stale = refusal(412, 'preconditionFailed', 'is at version 2, whose ETag is "2", got "1"');
          expect(await call('PATCH', path, { description: 'b' }, { 'if-match': tag })).toMatchObject(stale);
          expect(await call('DELETE', path, undefined, { 'if-match': tag })).toMatchObject(stale);
          expect(await call('GET', path)).toMatchObject({ body: { description: 'a' } });
          expect(await call('PATCH', path, {}, { 'if-match': `W/"1", ${changed.headers.get('etag')}` })).toMatchObject({
            status: 200,
          });
        }
        expect(await call('DELETE', '/sources/shop', undefined, { 'if-match': '*' })).toMatchObject({ status: 204 });
      });

      it('is made by one of many who name the same version', async () => {
        await source('shop');
        const change = (n: number) => call('PATCH', '/sources/shop', { description: `by ${n}` }, { 'if-match': '"1"' });
        expect(statuses(await Promise.all([1, 2, 3, 4].map(change)))).toEqual([200, 412, 412, 412]);
      });
    });

    describe('a creation with an Idempotency-Key', () => {
      it('counts once, however many send it, and is answered the same', async () => {
        const create = () => post('/sources', { type: 'http', name: 'Once' }, { 'idempotency-key': 'k' });
        const [first, ...others] = await Promise.all([create(), create(), create()]);
        for (const other of others) expect(other).toMatchObject({ status: 201, body: first?.body });
        expect(first?.body).toHaveProperty('ingest.secret');
        expect((await list('/sources')).sources).toHaveLength(1);
        const kept = JSON.stringify(await rows(api().ledger.db, sql`select * from idempotency_keys`));
        expect(kept).not.toContain((first?.body as unknown as { ingest: { secret: string } }).ingest.secret);
      });

      it('is refused with another body, and free after a failure', async () => {
        await source('shop');
        const hook = (body: object) => post('/sources/shop/sinks', body, { 'idempotency-key': 'k' });
        expect(await hook({ id: 'a', type: 'webhook' })).toMatchObject({ status: 400 });
        expect(await hook({ id: 'a', type: 'webhook', config: { url } })).toMatchObject({ status: 201 });
        expect(await hook({ id: 'b', type: 'webhook', config: { url } })).toMatchObject(
          refusal(422, 'idempotencyKeyReused', 'idempotency-key: "k" was sent with another body before'),
        );
      });
    });

    describe('lists', () => {
      it('are paged by id', async () => {
        for (const id of ['b', 'a', 'c']) await source(id);
        const first = await list('/sources?limit=2');
        expect(first).toMatchObject({ sources: [{ id: 'a' }, { id: 'b' }], nextAfterId: 'b' });
        const last = await list('/sources?limit=2&afterId=b');
        expect(last).toMatchObject({ sources: [{ id: 'c' }] });
        expect(last).not.toHaveProperty('nextAfterId');
        for (const limit of ['0', '101', 'x']) {
          expect(await call('GET', `/sources?limit=${limit}`)).toMatchObject(refusal(400, 'badRequest', 'limit: '));
        }
        for (const id of ['y', 'x']) await sink('a', id);
        expect(await list('/sources/a/sinks?limit=1')).toMatchObject({ sinks: [{ id: 'x' }], nextAfterId: 'x' });
      });
    });

    describe('disabling', () => {
      it('a source refuses events and parks those of its sinks; enabling brings back exactly those', async () => {
        const { path } = await source('shop');
        for (const id of ['on', 'off']) await sink('shop', id);
        await post('/sources/shop/sinks/off/disable', { reason: 'by hand' });
        const send = () => api().send(path, { method: 'POST', body: '{}' });
        expect(await send()).toMatchObject({ status: 202 });

        const disabled = await post('/sources/shop/disable', { reason: 'audit' });
        expect(disabled).toMatchObject({ status: 200, body: { state: 'paused', pausedBecause: 'audit' } });
        // Why is not for somebody who was not verified.
        const told = (await send()).body as { error: string; message: string };
        expect(told).toMatchObject({ error: 'penstock.sourceDisabled', message: 'source "shop" is disabled' });
        const standing = async () => (await list('/sources/shop/sinks')).sinks.map(({ id, state }) => `${id} ${state}`);
        expect(await standing()).toEqual(['off paused', 'on paused']);
        expect(await post('/sources/shop/sinks/on/enable', {})).toMatchObject(
          refusal(409, 'stateConflict', 'source "shop" is disabled'),
        );
        await sink('shop', 'new');

        expect(await post('/sources/shop/enable', {})).toMatchObject({ body: { state: 'enabled' } });
        expect(await standing()).toEqual(['new enabled', 'off paused', 'on enabled']);
        expect(await send()).toMatchObject({ status: 202 });
      });
    });

    describe('deleting', () => {
      it('a source takes its sinks along; undeleting brings back exactly those, with statistics and secrets', async () => {
        const { path } = await source('shop');
        for (const id of ['earlier', 'kept']) await sink('shop', id);
        await call('PATCH', '/sources/shop/sinks/kept', { secrets: { 'header.x-a': 'v' } });
        await call('DELETE', '/sources/shop/sinks/earlier');
        const send = () => api().send(path, { method: 'POST', body: '{}' });
        await send();
        expect(await call('DELETE', '/sources/shop')).toMatchObject({ status: 204 });

        expect(await send()).toMatchObject(refusal(404, 'sourceNotFound', '"shop"'));
        expect(await call('GET', '/sources/shop')).toMatchObject(
          refusal(404, 'sourceNotFound', 'is deleted; undelete it'),
        );
        expect((await list('/sources/deleted')).sources).toMatchObject([{ id: 'shop', type: 'http' }]);
        expect((await list('/sources')).sources).toEqual([]);
        expect(await post('/sources/shop/sinks/earlier/undelete', {})).toMatchObject({ status: 404 });

        expect(await post('/sources/shop/undelete', {})).toMatchObject({
          status: 200,
          body: { id: 'shop', version: 3 },
        });
        expect((await list('/sources/shop/sinks')).sinks).toMatchObject([{ id: 'kept', secretNames: ['header.x-a'] }]);
        expect((await list('/sources/shop/sinks/deleted')).sinks).toMatchObject([{ id: 'earlier', withSource: false }]);
        expect((await list('/sources/deleted')).sources).toEqual([]);
        expect(await send()).toMatchObject({ status: 202 });
        expect(await call('GET', '/sources/shop/sinks/kept/statistics')).toMatchObject({
          body: { accepted: 2, discarded: 1, open: 1 },
        });
        expect(await post('/sources/shop/sinks/earlier/undelete', {})).toMatchObject({ body: { id: 'earlier' } });
      });

      it('is undone only for what is deleted', async () => {
        await source('shop');
        await sink('shop', 'hook');
        expect(await post('/sources/shop/undelete', {})).toMatchObject(refusal(409, 'stateConflict', 'is not deleted'));
        expect(await post('/sources/shop/sinks/hook/undelete', {})).toMatchObject(
          refusal(409, 'stateConflict', 'is not deleted'),
        );
        expect(await post('/sources/none/undelete', {})).toMatchObject(refusal(404, 'sourceNotFound', '"none"'));
        expect(await post('/sources/shop/sinks/none/undelete', {})).toMatchObject(
          refusal(404, 'sinkNotFound', '"none"'),
        );
      });

      it('brings the source of Penstock’s own events back only to its one place', async () => {
        await post('/sources', { id: 'own', type: 'penstock' });
        await call('DELETE', '/sources/own');
        await post('/sources', { id: 'other', type: 'penstock' });
        expect(await post('/sources/own/undelete', {})).toMatchObject(
          refusal(409, 'sourceAlreadyExists', 'there is a source of type "penstock" already, "other"'),
        );
      });

      it('leaves nothing behind once it is purged, and the ids are free', async () => {
        const { path } = await source('shop');
        for (const id of ['a', 'b']) await sink('shop', id);
        await api().send(path, { method: 'POST', body: '{}' });
        await call('PATCH', '/sources/shop/sinks/a', { secrets: { 'header.x-a': 'v' } });
        await call('DELETE', '/sources/shop/sinks/a');
        const { db } = api().ledger;
        expect(await purgeDeleted(db, 60_000)).toBe(0);
        expect(await purgeDeleted(db, 0)).toBe(1);
        expect(await rows(db, sql`select sink_id from deliveries`)).toEqual([{ sink_id: 'b' }]);
        expect(await rows(db, sql`select sink_id from statistics`)).toEqual([{ sink_id: 'b' }]);

        await call('DELETE', '/sources/shop');
        expect(await purgeDeleted(db, 0)).toBe(1);
        const tables = ['sources', 'sinks', 'deleted_sources', 'deleted_sinks', 'secrets', 'versions', 'statistics'];
        for (const table of [...tables, 'events', 'deliveries', 'attempts', 'sink_flow']) {
          expect([table, await countOf(table)]).toEqual([table, 0]);
        }
        await source('shop');
      });

      it('waits with the purge while a workflow carries a delivery', async () => {
        const { path } = await source('shop');
        await sink('shop', 'a');
        await api().send(path, { method: 'POST', body: '{}' });
        const { db } = api().ledger;
        await db.execute(sql`update deliveries set state = 'running', run = 'r'`);
        await call('DELETE', '/sources/shop');
        expect(await purgeDeleted(db, 0)).toBe(0);
        await db.execute(sql`update deliveries set state = 'discarded'`);
        expect(await purgeDeleted(db, 0)).toBe(1);
      });
    });

    it('settings are shown with their defaults', async () => {
      await source('shop');
      await call('PATCH', '/sources/shop', { config: { maxBodyBytes: 10 } });
      await post('/sources/shop/sinks', { id: 'hook', type: 'webhook', config: { url }, policy: { maxAttempts: 3 } });
      const of = async (path: string, name: string) => {
        const { body } = await call<{ settings: { name: string }[] }>('GET', `${path}/settings`);
        return body.settings.find((one) => one.name === name);
      };
      const changed = { value: 10, default: 1_048_576, isDefault: false, isRequired: false };
      expect(await of('/sources/shop', 'config.maxBodyBytes')).toMatchObject(changed);
      expect(await of('/sources/shop', 'config.eventType')).toMatchObject({ value: 'http.request', isDefault: true });
      const hook = '/sources/shop/sinks/hook';
      expect(await of(hook, 'config.url')).toMatchObject({ value: url, default: null, isRequired: true });
      expect(await of(hook, 'config.bodyTemplate')).toMatchObject({ value: null, default: null, isDefault: true });
      expect(await of(hook, 'policy.maxAttempts')).toMatchObject({ value: 3, default: null, isDefault: false });
      expect(await of(hook, 'policy.jitter')).toMatchObject({ value: 0.2, default: 0.2, isDefault: true });
    });

    describe('a new secret', () => {
      it('of a source has 48 characters, and the former one opens as well until its time is over', async () => {
        const former = await source('shop');
        const { body } = await call<{ path: string; secret: string; formerUntil?: string }>(
          'POST',
          '/sources/shop/rotate-secret',
          { overlap: '1h', reason: 'it leaked' },
        );
        expect(body.secret).toMatch(/^[\w-]{48}$/);
        expect(Date.parse(body.formerUntil ?? '')).toBeGreaterThan(Date.now() + 3_500_000);
        const send = async (path: string) => (await api().send(path, { method: 'POST', body: '{}' })).status;
        expect([await send(former.path), await send(body.path)]).toEqual([202, 202]);

        await api().ledger.db.execute(sql`update secrets set expires_at = now() where expires_at is not null`);
        expect([await send(former.path), await send(body.path)]).toEqual([401, 202]);
        expect((await list('/sources/shop/versions')).versions[0]).toMatchObject({
          change: 'secretRotated',
          reason: 'it leaked',
        });
      });

      it('without an overlap, or set by an update, leaves the former one no time', async () => {
        const former = await source('shop');
        const refused = async () => (await api().send(former.path, { method: 'POST', body: '{}' })).status;
        await post('/sources/shop/rotate-secret', {});
        expect(await refused()).toBe(202);
        await call('PATCH', '/sources/shop', { secret: 'another-secret-of-ours' });
        expect(await refused()).toBe(401);
        const rotated = await post('/sources/shop/rotate-secret', { overlap: '0s' });
        expect(rotated.body).not.toHaveProperty('formerUntil');
        expect(await post('/sources/shop/rotate-secret', { overlap: '8d' })).toMatchObject(
          refusal(400, 'badRequest', 'overlap: must be at most 7d'),
        );
      });

      it('of a sink that signs is shown once, and both are there during the overlap', async () => {
        await source('shop');
        await sink('shop', 'hook');
        const path = '/sources/shop/sinks/hook/rotate-secret';
        const first = await call<{ secret: string; name: string; sink: object }>('POST', path);
        expect(first).toMatchObject({
          status: 200,
          body: { name: 'signingSecret', sink: { version: 2, secretNames: ['signingSecret'] } },
        });
        expect(first.body.secret).toMatch(/^whsec_/);
        const second = await call<{ formerUntil: string; sink: object }>('POST', path, { overlap: '1h' });
        expect(second.body).toMatchObject({ sink: { secretNames: ['formerSigningSecret', 'signingSecret'] } });
        await api().ledger.db.execute(sql`update secrets set expires_at = now() where expires_at is not null`);
        expect((await list('/sources/shop/sinks')).sinks[0]).toMatchObject({ secretNames: ['signingSecret'] });
        expect(await post(path, { secret: 'not-a-signing-secret' })).toMatchObject(
          refusal(400, 'badRequest', 'secret: must be "whsec_"'),
        );
      });
    });

    describe('what no longer parses', () => {
      it('is an explicit error, listed as broken, and keeps nothing else from working', async () => {
        const { path } = await source('sound');
        const broken = await source('broken');
        await source('sealed');
        for (const id of ['sound', 'config', 'filter']) await sink('sound', id);
        const { db } = api().ledger;
        await db.execute(sql`update sources set config = '{"maxBodyBytes": "many"}' where id = 'broken'`);
        await db.execute(sql`update secrets set key_id = 'lost' where source_id = 'sealed'`);
        await db.execute(sql`update sinks set config = '{"uri": 1}' where id = 'config'`);
        await db.execute(sql`update sinks set filter = '{"exakt": {}}' where id = 'filter'`);

        const sources = (await list('/sources')).sources;
        expect(sources.map(({ id, broken }) => [id, broken !== undefined])).toEqual([
          ['broken', true],
          ['sealed', false],
          ['sound', false],
        ]);
        expect(await call('GET', '/sources/broken')).toMatchObject(
          refusal(422, 'sourceBroken', 'config.maxBodyBytes: must be a number, got "many"'),
        );
        const sinks = (await list('/sources/sound/sinks')).sinks;
        expect(sinks.map(({ id, broken }) => [id, broken?.includes('do not parse') ?? false])).toEqual([
          ['config', true],
          ['filter', true],
          ['sound', false],
        ]);
        expect(await call('GET', '/sources/sound/sinks/config')).toMatchObject(
          refusal(422, 'sinkBroken', 'config.url'),
        );

        expect(await api().send(path, { method: 'POST', body: '{}' })).toMatchObject({ status: 202 });
        expect(await api().send(broken.path, { method: 'POST', body: '{}' })).toMatchObject(
          refusal(422, 'sourceBroken', '"broken"'),
        );
        expect(await api().send('/in/sealed/x', { method: 'POST', body: '{}' })).toMatchObject(
          refusal(500, 'secretUnreadable', 'was encrypted with key lost'),
        );
        expect(await call('PATCH', '/sources/broken', { config: { maxBodyBytes: 5 } })).toMatchObject({ status: 200 });
        expect(await call('PATCH', '/sources/sound/sinks/filter', { filter: null })).toMatchObject({ status: 200 });
        expect(await call('DELETE', '/sources/sound/sinks/config')).toMatchObject({ status: 204 });
        expect(await api().send(broken.path, { method: 'POST', body: '{}' })).toMatchObject({ status: 202 });
      });

      it('may be a secret of a sink, which is told as one', async () => {
        await source('shop');
        await post('/sources/shop/sinks', {
          id: 'hook',
          type: 'webhook',
          config: { url },
          secrets: { 'header.a': 'b' },
        });
        await api().ledger.db.execute(sql`update secrets set key_id = 'lost' where sink_id = 'hook'`);
        expect((await list('/sources/shop/sinks')).sinks[0]?.broken).toContain('was encrypted with key lost');
        expect(await call('GET', '/sources/shop/sinks/hook')).toMatchObject(
          refusal(500, 'secretUnreadable', 'key lost'),
        );
      });
    });
  },
  { limits },
);
