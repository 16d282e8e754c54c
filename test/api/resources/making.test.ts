import { sql } from 'drizzle-orm';
import { rows } from '../../../src/ledger/ledger';
import { refusal } from '../start-api';
import { asking, limits, onEveryEmptyApi, url } from './asking';

onEveryEmptyApi((api) => {
  const { call, list, post, source, sink, statuses } = asking(api);

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
      expect(await post('/sources', { type: 'http', id: 'deleted' })).toMatchObject(refusal(400, 'badRequest', 'id: '));
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
});
