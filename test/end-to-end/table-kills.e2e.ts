// kill -9 between the steps of an append that the ledger takes part in; those around the commit are in table-faults.
import { freePort } from '../../src/engine/embedded-server/ports';
import { startCatalogProxy, type CatalogProxy, type Fate } from '../support/catalog-proxy';
import { describeWithIceberg, fileCatalog } from '../support/iceberg';
import { describeWithKafka, startKafka, type Broker } from '../support/kafka';
import { describeWithPostgres } from '../support/postgres';
import { until } from '../support/until';
import { anAction, idsIn, tableSink } from './support/actions';
import { ask, penstock, ready, type Process, type Statistics } from './support/penstock';
import { startSharedServers, type HeldBatches, type SharedServers } from './support/shared-servers';

const each = 200;

describeWithPostgres('a Penstock that is killed while it appends', () => {
  describeWithKafka('from Kafka', () => {
    describeWithIceberg('to a catalog', () => {
      let broker: Broker;
      let servers: SharedServers;
      let catalog: { url: string };
      let proxy: CatalogProxy;
      let url: string;
      let running: Process;

      const start = async () => {
        const port = await freePort();
        url = `http://127.0.0.1:${port}`;
        running = penstock(['up'], { ...servers.env, PENSTOCK_PORT: String(port) });
        await ready(url, running);
      };

      beforeAll(async () => {
        broker = await startKafka();
        catalog = await fileCatalog();
        proxy = await startCatalogProxy(catalog.url);
        servers = await startSharedServers();
        await start();
      });
      afterAll(async () => {
        await running?.end('SIGTERM');
        await proxy?.close();
        await broker?.close();
        await servers?.close();
      });

      const table = (topic: string) => `/v1/sources/${topic}/sinks/lake/table`;
      const begin = async (topic: string) => {
        await broker.topic(topic);
        const config = { brokers: [broker.address], topics: [topic], group: topic, startFrom: 'earliest' };
        await ask(url, 'POST', '/v1/sources', { id: topic, type: 'kafka', config });
        const sink = tableSink(proxy.url, topic, { maxRecords: 1000, maxAge: '200ms' });
        await ask(url, 'POST', `/v1/sources/${topic}/sinks`, sink);
        await send(topic, 0);
        await until('the first rows', async () => (await rowsOf(topic)) === each);
      };
      const send = (topic: string, from: number) =>
        broker.send(
          topic,
          Array.from({ length: each }, (_none, n) => ({ value: JSON.stringify(anAction(`0-${from + n}`)) })),
        );
      const rowsOf = async (topic: string) => {
        const found = await ask<{ rows?: number }>(url, 'GET', table(topic)).catch(() => undefined);
        return found?.rows ?? 0;
      };
      const countOf = async (topic: string) =>
        (await ask<Statistics>(url, 'GET', `/v1/sources/${topic}/sinks/lake/statistics`)).delivered;
      const openBatches = async (topic: string) =>
        (await ask<{ openBatches: object[] }>(url, 'GET', table(topic))).openBatches.length;

      /** Starts again; every record that was sent must be in once, and be counted once. */
      const mendsItself = async (topic: string) => {
        await start();
        await send(topic, 2 * each);
        await until('all rows to be counted', async () => (await countOf(topic)) >= 3 * each);
        const found = await idsIn(catalog.url, `penstock_e2e.${topic}`);
        expect(found.length).toBe(3 * each);
        expect(new Set(found).size).toBe(3 * each);
        expect(await countOf(topic)).toBe(3 * each);
        await until('the offset to be stored', async () => {
          const [offsets] = await broker.admin.fetchOffsets({ groupId: topic, topics: [topic] });
          return Number(offsets?.partitions[0]?.offset) === 3 * each;
        });
      };

      it('when its data files are written and not noted, has every record in once', async () => {
        await begin('written');
        const held = await servers.holdBatches();
        await send('written', each);
        await held.waiting('insert into table_batches', 1);
        await running.end('SIGKILL');
        await held.cut();
        await held.letGo();
        await mendsItself('written');
        expect(await openBatches('written')).toBe(0);
      });

      it('when its batch is noted and not handed over, has every record in once', async () => {
        await begin('noted');
        const held = await servers.holdBatches();
        await send('noted', each);
        await held.waiting('insert into table_batches', 1);
        await running.end('SIGKILL');
        await held.letGo();
        await mendsItself('noted');
        expect(await openBatches('noted')).toBe(1);
      });

      it('when its commit is made and the batch not settled, has every record in once, and counted once', async () => {
        await begin('committed');
        let held: HeldBatches | undefined;
        proxy.onCommit = async (): Promise<Fate> => {
          held ??= await servers.holdBatches();
          return 'pass';
        };
        await send('committed', each);
        await until('the commit', () => held);
        await held?.waiting('update table_batches', 1);
        expect(await rowsOf('committed')).toBe(2 * each);
        await running.end('SIGKILL');
        await held?.cut();
        await held?.letGo();
        await mendsItself('committed');
      });
    });
  });
});
