import { sql } from 'drizzle-orm';
import { purgeDeleted } from '../../../src/ledger/resources/purge-deleted';
import { rows } from '../../../src/ledger/ledger';
import { refusal } from '../start-api';
import { asking, onEveryEmptyApi, url } from './asking';

onEveryEmptyApi((api) => {
  const { call, list, countOf, post, source, sink } = asking(api);

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
      expect(await post('/sources/shop/sinks/none/undelete', {})).toMatchObject(refusal(404, 'sinkNotFound', '"none"'));
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
});
