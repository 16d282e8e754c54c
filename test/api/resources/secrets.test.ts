import { sql } from 'drizzle-orm';
import { refusal } from '../start-api';
import { asking, onEveryEmptyApi, url } from './asking';

onEveryEmptyApi((api) => {
  const { call, list, post, source, sink } = asking(api);

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
      expect(await call('GET', '/sources/sound/sinks/config')).toMatchObject(refusal(422, 'sinkBroken', 'config.url'));

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
      expect(await call('GET', '/sources/shop/sinks/hook')).toMatchObject(refusal(500, 'secretUnreadable', 'key lost'));
    });
  });
});
