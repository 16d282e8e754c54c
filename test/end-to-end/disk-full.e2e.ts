// Disks that are full: of the table, of what waits to be encoded, and of the ledger. Real ones, small, of their own.
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describeWithIceberg, fileCatalog } from '../support/iceberg';
import { describeWithKafka, startKafka, type Broker } from '../support/kafka';
import { smallDisk, type SmallDisk } from '../support/small-disk';
import { until } from '../support/until';
import { anAction } from './support/actions';
import { aPlace, ask, configure, up, type Place, type Process } from './support/penstock';
import { topicsIntoTables } from './support/topics-into-tables';

describeWithKafka('full disks under tables, with Kafka', () => {
  describeWithIceberg('and a catalog', () => {
    let broker: Broker;
    let catalog: { url: string };
    let disk: SmallDisk;
    let place: Place;
    let running: Process;

    beforeAll(async () => {
      broker = await startKafka();
      catalog = await fileCatalog();
    });
    afterAll(() => broker?.close());
    beforeEach(async () => {
      disk = await smallDisk(48);
      place = await aPlace();
    });
    afterEach(async () => {
      await running?.end('SIGTERM');
      await disk?.close();
    });

    const tables = topicsIntoTables(() => ({ url: place.url, broker, catalog }));
    const { expected, send, ids, untilIn } = tables;
    /** Batches of a hundred however slowly they come: a small one might find room. */
    const start = (topic: string, config: object = {}) =>
      tables.start(topic, { maxRecords: 100, maxAge: '1h', ...config });
    /** What no compression makes smaller; a broker takes a megabyte at once. */
    const sendLarge = async (topic: string, from: number, to: number) => {
      const large = (id: string) => ({ ...anAction(id), new_state: randomBytes(20_000).toString('base64') });
      for (let at = from; at < to; at += 20) await send(topic, at, at + 20, large);
    };
    const status = async (topic: string) =>
      (await ask<{ status?: { state: string; reason?: string } }>(place.url, 'GET', `/v1/sources/${topic}`)).status;
    const untilItSaysSo = (topic: string) =>
      until(`${topic} to say that the disk is full`, async () => {
        const { state, reason } = (await status(topic)) ?? {};
        return state === 'failed' && /ENOSPC|No space left/.test(reason ?? '') && reason;
      });
    const filesIn = async (folder: string) =>
      (await readdir(folder, { recursive: true, withFileTypes: true }))
        .filter((entry) => entry.isFile() && entry.name !== 'ballast')
        .map(({ name }) => name)
        .sort();

    it("goes on when there is room again on the table's disk, with nothing half-written and nothing left over", async () => {
      place.env.PENSTOCK_ALLOW_DIRECTORIES = `/tmp,${disk.folder}`;
      running = await up(place);
      await start('storage', { location: `file://${disk.folder}/table` });
      await send('storage', 0, 100);
      await untilIn('storage', expected(0, 100));
      const before = await filesIn(disk.folder);

      await disk.leave(1_000_000);
      await sendLarge('storage', 100, 300);
      expect(await untilItSaysSo('storage')).toContain(disk.folder);
      expect(await ids('storage')).toEqual(expected(0, 100));
      // Some tries later as well.
      await until('no file of a try to be left', async () => (await filesIn(disk.folder)).join() === before.join());

      await disk.leave();
      await untilIn('storage', expected(0, 300));
      await until('no reason any more', async () => (await status('storage'))?.reason === undefined);
    });

    it('goes on when there is room again on the disk of what waits to be encoded', async () => {
      place.env.PENSTOCK_ALLOW_DIRECTORIES = '/tmp';
      await mkdir(place.env.PENSTOCK_STATE_DIR!, { recursive: true, mode: 0o700 });
      await mkdir(join(disk.folder, 'scratch'));
      await symlink(join(disk.folder, 'scratch'), join(place.env.PENSTOCK_STATE_DIR!, 'scratch'));
      running = await up(place);
      await start('spool');
      await send('spool', 0, 100);
      await untilIn('spool', expected(0, 100));

      await disk.leave(1_000_000);
      await sendLarge('spool', 100, 300);
      expect(await untilItSaysSo('spool')).toContain('cannot spool records in');
      expect(await ids('spool')).toEqual(expected(0, 100));

      await disk.leave();
      await untilIn('spool', expected(0, 300));
      await until('the files to be removed', async () => (await filesIn(disk.folder)).length === 0);
    });

    it("goes on when there is room again on the ledger's disk, with every record once", async () => {
      place.env.PENSTOCK_ALLOW_DIRECTORIES = '/tmp';
      await disk.close();
      disk = await smallDisk(256);
      const state = join(disk.folder, 'state');
      await mkdir(state, { mode: 0o700 });
      // What waits to be encoded is elsewhere, so that it is the ledger that cannot note a batch.
      await mkdir(place.env.PENSTOCK_STATE_DIR!, { recursive: true });
      await symlink(place.env.PENSTOCK_STATE_DIR!, join(state, 'scratch'));
      place.env.PENSTOCK_STATE_DIR = state;
      running = await up(place);
      await start('ledger');
      const path = await configure(place.url);
      await send('ledger', 0, 100);
      await untilIn('ledger', expected(0, 100));

      await disk.leave(20_000_000);
      await until('the ledger to refuse an event', async () => {
        const headers = { 'content-type': 'text/plain' };
        const body = randomBytes(200_000).toString('hex');
        return (await fetch(`${place.url}${path}`, { method: 'POST', headers, body })).status === 503;
      });
      await send('ledger', 100, 300);
      await until('the full ledger to be told of', () => /"level":50.*No space left on device/.test(running.output()));

      await disk.leave();
      await untilIn('ledger', expected(0, 300));
      expect(running.output()).toContain('has room on its disk again, and goes on');
      expect(running.child.exitCode).toBe(null);
    });
  });
});
