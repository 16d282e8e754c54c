import { sql } from 'drizzle-orm';
import { rows } from '../../../src/ledger/ledger';
import { refusal } from '../start-api';
import { asking, onEveryEmptyApi, url } from './asking';

onEveryEmptyApi((api) => {
  const { call, list, post, source, sink, statuses } = asking(api);

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
      await api().ledger.db.execute(sql`update versions set settings = jsonb_set(settings, '{config}', '{"uri": 1}')`);

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
      expect(await call('GET', '/sources/shop/versions/9')).toMatchObject(refusal(404, 'versionNotFound', 'version 9'));
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
});
