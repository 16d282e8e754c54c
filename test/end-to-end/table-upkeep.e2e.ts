// What operators do about tables: look, decide where one goes on, relieve it of what it does not need.
import { Client, Connection } from '@temporalio/client';
import { randomUUID } from 'node:crypto';
import { utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCli } from '../cli/run-cli';
import { describeWithIceberg, fileCatalog } from '../support/iceberg';
import { describeWithKafka, startKafka, type Broker } from '../support/kafka';
import { until } from '../support/until';
import { anAction, tableSink } from './support/actions';
import { adminToken, aPlace, ask, up, type Place, type Process } from './support/penstock';
import { lakeOf, topicsIntoTables } from './support/topics-into-tables';

interface Status {
  uuid: string;
  location: string;
  halts: string[];
  rows?: number;
  partitions: { state: string; next?: number; inSnapshots?: number; lagRecords?: number }[];
  lastCommits: { snapshotId: string; addedRows: number }[];
}

describeWithKafka('operators of tables, with Kafka', () => {
  describeWithIceberg('and a catalog', () => {
    let broker: Broker;
    let place: Place;
    let running: Process;
    let catalog: { url: string };

    beforeAll(async () => {
      broker = await startKafka();
      catalog = await fileCatalog();
      place = await aPlace();
      place.env.PENSTOCK_ALLOW_DIRECTORIES = '/tmp';
      running = await up(place);
    });
    afterAll(async () => {
      await running?.end('SIGTERM');
      await broker?.close();
    });

    const { start, expected, send, ids, untilIn } = topicsIntoTables(() => ({ url: place.url, broker, catalog }));
    const status = (source: string) => ask<Status>(place.url, 'GET', `${lakeOf(source)}/table`);
    const cli = async (...args: string[]) => {
      const ran = await runCli(['iceberg', ...args], { PENSTOCK_URL: place.url, PENSTOCK_TOKEN: adminToken });
      return `${ran.stdout}${ran.stderr}`;
    };
    const inCatalog = (method: string, table: string, body?: string) =>
      fetch(`${catalog.url}/v1/namespaces/penstock_e2e/tables/${table}`, {
        method,
        headers: { 'content-type': 'application/json' },
        ...(body !== undefined && { body }),
      });

    const rollBack = async (table: string, snapshotId = '') => {
      const set = `{"action":"set-snapshot-ref","ref-name":"main","type":"branch","snapshot-id":${snapshotId}}`;
      expect((await inCatalog('POST', table, `{"requirements":[],"updates":[${set}]}`)).status).toBe(200);
    };

    it('goes on after the rows that are left when the table was rolled back', async () => {
      await start('rolled');
      await send('rolled', 0, 10);
      await untilIn('rolled', expected(0, 10));
      const kept = (await status('rolled')).lastCommits[0]?.snapshotId;
      await send('rolled', 10, 20);
      await untilIn('rolled', expected(0, 20));
      await rollBack('rolled', kept);
      await send('rolled', 20, 30);
      const { halts, partitions } = await until('the table to be halted', async () => {
        const now = await status('rolled');
        return now.halts.length > 0 && now;
      });
      expect(halts).toEqual(['tableRolledBack']);
      expect(partitions).toMatchObject([{ state: 'rolledBack', next: 20, inSnapshots: 10 }]);
      await until('the sink to be paused', async () => {
        const sink = await ask<{ state: string; pausedBecause?: string }>(place.url, 'GET', lakeOf('rolled'));
        return sink.state === 'paused' && sink.pausedBecause?.startsWith('tableRolledBack');
      });
      expect(await cli('status', 'lake', '--source', 'rolled')).toContain('it was rolled back behind appended rows');
      expect(await cli('expire', 'lake', '--source', 'rolled', '--older-than', '1ms', '--keep', '1')).toContain(
        'say where it goes on with "penstock iceberg go-on" first',
      );
      expect(await cli('go-on', 'lake', '--source', 'rolled', '--from', 'table')).toContain('rolled/0 at 10');
      await untilIn('rolled', expected(0, 30));
      expect(await status('rolled')).toMatchObject({ halts: [], partitions: [{ state: 'inStep', lagRecords: 0 }] });
    });

    it('refuses to move a table that goes on by itself, and offsets that there are not', async () => {
      expect(await cli('go-on', 'lake', '--source', 'rolled', '--from', 'earliest')).toContain('in step');
      expect(await cli('go-on', 'lake', '--source', 'rolled', '--from', 'rolled/0=3')).toContain('goes on by itself');
      expect(await cli('go-on', 'lake', '--source', 'rolled', '--from', 'rolled/0=99')).toContain(
        'has offsets 0 to 30',
      );
      expect(await cli('go-on', 'lake', '--source', 'rolled', '--from', 'rolled/7=0')).toContain(
        'no partition rolled/7',
      );
    });

    it('goes on with events after a rollback, and expires snapshots once that is decided', async () => {
      await ask(place.url, 'POST', '/v1/sources', {
        id: 'rolled_events',
        type: 'http',
        secret: 'a-secret-for-the-url',
      });
      await ask(place.url, 'POST', '/v1/sources/rolled_events/sinks', tableSink(catalog.url, 'rolled_events'));
      const post = (id: string) =>
        fetch(`${place.url}/in/rolled_events/a-secret-for-the-url`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(anAction(id)),
        });
      for (const id of ['0-0', '0-1']) {
        await post(id);
        await untilIn('rolled_events', id === '0-0' ? ['0-0'] : ['0-0', '0-1']);
      }
      const [, kept] = (await status('rolled_events')).lastCommits;
      await rollBack('rolled_events', kept?.snapshotId);
      const expire = () => cli('expire', 'lake', '--source', 'rolled_events', '--older-than', '1ms', '--keep', '1');
      expect(await expire()).toContain('say where it goes on with "penstock iceberg go-on" first');
      expect(await status('rolled_events')).toMatchObject({ halts: ['tableRolledBack'] });

      await cli('go-on', 'lake', '--source', 'rolled_events', '--from', 'table');
      expect(await expire()).toMatch(/[1-9]\d* snapshots are expired/);
      await post('0-2');
      await untilIn('rolled_events', ['0-0', '0-2']);
    });

    it('fills a table that was dropped and made anew', async () => {
      await start('recreated');
      await send('recreated', 0, 10);
      await untilIn('recreated', expected(0, 10));
      expect((await inCatalog('DELETE', 'recreated')).ok).toBe(true);
      await send('recreated', 10, 20);
      await until('the sink to be paused', async () => {
        const { state } = await ask<{ state: string }>(place.url, 'GET', lakeOf('recreated'));
        return state === 'paused';
      });
      expect(await cli('go-on', 'lake', '--source', 'recreated', '--from', 'earliest')).toContain('recreated/0 at 0');
      await untilIn('recreated', expected(0, 20));
    });

    it('goes on with what the log still has, once that is decided', async () => {
      await start('behind');
      await send('behind', 0, 10);
      await untilIn('behind', expected(0, 10));
      await ask(place.url, 'POST', `${lakeOf('behind')}/pause`);
      await until('its consumer to leave', async () => {
        const { status } = await ask<{ status?: object }>(place.url, 'GET', '/v1/sources/behind');
        return status === undefined;
      });
      await send('behind', 10, 20);
      const cut = { topic: 'behind', partitions: [{ partition: 0, offset: '15' }] };
      await until('the log to be cut', async () =>
        broker.admin.deleteTopicRecords(cut).then(
          () => true,
          () => false,
        ),
      );
      await ask(place.url, 'POST', `${lakeOf('behind')}/resume`);
      await until('the loss', async () => (await status('behind')).halts.includes('tableBehindLog'));
      await cli('go-on', 'lake', '--source', 'behind', '--from', 'earliest');
      await until('the source to notice', async () => {
        const { losses } = await ask<{ losses: object[] }>(place.url, 'GET', '/v1/sources/behind');
        return losses.length > 0;
      });
      await ask(place.url, 'POST', '/v1/sources/behind/go-on', { from: 'earliest' });
      await untilIn('behind', [...expected(0, 10), ...expected(15, 20)]);
    });

    it('reads a topic that was deleted and made anew only as is decided, for the group and for the table', async () => {
      await start('refilled');
      await send('refilled', 0, 10);
      const poison = () => broker.send('refilled', [{ value: 'poison', partition: 0 }]);
      await poison();
      await untilIn('refilled', expected(0, 10));
      const dead = async () =>
        (await ask<{ dead: number }>(place.url, 'GET', '/v1/sources/refilled/sinks/lake/statistics')).dead;
      await until('the poison to be set aside', async () => (await dead()) === 1);
      await ask(place.url, 'POST', `${lakeOf('refilled')}/pause`);
      const source = () =>
        ask<{ status?: { state: string }; losses: object[] }>(place.url, 'GET', '/v1/sources/refilled');
      await until('its consumer to leave', async () => (await source()).status === undefined);
      await broker.admin.deleteTopics({ topics: ['refilled'] });
      await until('the topic to be gone', async () => !(await broker.admin.listTopics()).includes('refilled'));
      await broker.topic('refilled');
      await send('refilled', 10, 20);
      await poison();
      await send('refilled', 20, 30);

      await ask(place.url, 'POST', `${lakeOf('refilled')}/resume`);
      await until('the source to notice', async () => (await source()).status?.state === 'offsetLost');
      expect(await status('refilled')).toMatchObject({
        halts: ['tableBehindLog'],
        partitions: [{ state: 'beyondLog', next: 11 }],
      });
      await ask(place.url, 'POST', '/v1/sources/refilled/go-on', { from: 'earliest' });
      await until('the group to go on', async () => (await source()).losses.length === 0);
      expect((await status('refilled')).halts).toEqual(['tableBehindLog']);
      expect(await cli('go-on', 'lake', '--source', 'refilled', '--from', 'table')).toContain('choose another place');
      expect(await cli('go-on', 'lake', '--source', 'refilled', '--from', 'earliest')).toContain('refilled/0 at 0');
      await untilIn('refilled', expected(0, 30));
      expect(await status('refilled')).toMatchObject({ halts: [], partitions: [{ state: 'inStep' }] });
      // One of each topic, though both were at one offset.
      await until('the poison of this topic, too', async () => (await dead()) === 2);
    });

    it('has a schedule that expires snapshots, as long as the sink says so', async () => {
      await start('expiring', { expireSnapshots: { olderThan: '1ms', keep: 1 } });
      await send('expiring', 0, 5);
      await untilIn('expiring', expected(0, 5));
      await send('expiring', 5, 10);
      await untilIn('expiring', expected(0, 10));
      expect(await cli('expire', 'lake', '--source', 'expiring', '--dry-run')).toMatch(/[1-9]\d* snapshots would be/);
      const connection = await Connection.connect({ address: place.temporal });
      try {
        const { schedule } = new Client({ connection });
        const handle = schedule.getHandle('expire-expiring/lake');
        await until('the schedule', async () => handle.describe().catch(() => undefined));
        await handle.trigger();
        await until('one snapshot to be left', async () => (await status('expiring')).lastCommits.length === 1);
        expect(await ids('expiring')).toEqual(expected(0, 10));
        await ask(place.url, 'PATCH', lakeOf('expiring'), { config: { expireSnapshots: null } });
        await until('the schedule to be gone', async () =>
          handle.describe().then(
            () => false,
            () => true,
          ),
        );
      } finally {
        await connection.close();
      }
    });

    it('removes files of its own that are old and in no commit, and nothing else', async () => {
      const { location, uuid } = await status('expiring');
      const lost = `penstock-${uuid}-${randomUUID()}.parquet`;
      const old = new Date(Date.now() - 4 * 24 * 3_600_000);
      const folder = fileURLToPath(location.replace(/^file:\/*/, 'file:///'));
      for (const name of [lost, 'another.parquet']) {
        await writeFile(join(folder, 'data', name), 'x');
        await utimes(join(folder, 'data', name), old, old);
      }
      expect(await cli('orphans', 'lake', '--source', 'expiring')).toContain(lost);
      expect(await cli('orphans', 'lake', '--source', 'expiring', '--remove')).toMatch(/1 files .* are removed/);
      expect(await cli('orphans', 'lake', '--source', 'expiring')).toContain('no files that no commit took');
      expect(await ids('expiring')).toEqual(expected(0, 10));
    });
  });
});
