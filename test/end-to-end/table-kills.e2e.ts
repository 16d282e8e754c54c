// kill -9 between the steps of an append that the ledger takes part in; those around the commit are in table-faults.
import { freePort } from '../../src/engine/embedded-server/ports';
import { startCatalogProxy, type CatalogProxy, type Fate } from '../support/catalog-proxy';
import { describeWithIceberg, fileCatalog } from '../support/iceberg';
import { describeWithKafka, startKafka, type Broker } from '../support/kafka';
import { describeWithPostgres } from '../support/postgres';
import { until } from '../support/until';
import { ask, penstock, ready, type Process, type Statistics } from './support/penstock';
import { startSharedServers, type HeldBatches, type SharedServers } from './support/shared-servers';
import { lakeOf, topicsIntoTables } from './support/topics-into-tables';

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

      const tables = topicsIntoTables(() => ({ url, broker, catalog }));
      const { expected, send, ids, rowsOf, untilIn, untilStored } = tables;
      const begin = async (topic: string) => {
        await tables.start(topic, { catalog: { url: proxy.url } });
        await send(topic, 0, each);
        await untilIn(topic, expected(0, each));
      };
      const countOf = async (topic: string) =>
        (await ask<Statistics>(url, 'GET', `${lakeOf(topic)}/statistics`)).delivered;
      const openBatches = async (topic: string) =>
        (await ask<{ openBatches: object[] }>(url, 'GET', `${lakeOf(topic)}/table`)).openBatches.length;

      /** Starts again; every record that was sent must be in once, and be counted once. */
      const mendsItself = async (topic: string) => {
        await start();
        await send(topic, 2 * each, 3 * each);
        await until('all rows to be counted', async () => (await countOf(topic)) >= 3 * each);
        expect(await ids(topic)).toEqual(expected(0, 3 * each));
        expect(await countOf(topic)).toBe(3 * each);
        await untilStored(topic, 3 * each);
      };

      it('when its data files are written and not noted, has every record in once', async () => {
        await begin('written');
        const held = await servers.holdBatches();
        await send('written', each, 2 * each);
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
        await send('noted', each, 2 * each);
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
        await send('committed', each, 2 * each);
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
