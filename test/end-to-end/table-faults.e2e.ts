// What goes wrong around a table that takes the records of a topic: every row is in it once, whatever it was.
import { once } from 'node:events';
import { startCatalogProxy, type CatalogProxy, type Fate } from '../support/catalog-proxy';
import { describeWithIceberg, fileCatalog } from '../support/iceberg';
import { describeWithKafka, startKafka, type Broker } from '../support/kafka';
import { until } from '../support/until';
import { aPlace, up, type Place, type Process } from './support/penstock';
import { topicsIntoTables } from './support/topics-into-tables';

describeWithKafka('faults around tables, with Kafka', () => {
  describeWithIceberg('and a catalog', () => {
    let broker: Broker;
    let proxy: CatalogProxy;
    let catalog: { url: string };
    let place: Place;
    let running: Process;

    beforeAll(async () => {
      broker = await startKafka();
      catalog = await fileCatalog();
      proxy = await startCatalogProxy(catalog.url);
      place = await aPlace();
      place.env.PENSTOCK_ALLOW_DIRECTORIES = '/tmp';
      running = await up(place);
    });
    afterAll(async () => {
      await running?.end('SIGTERM');
      await proxy?.close();
      await broker?.close();
    });

    const tables = topicsIntoTables(() => ({ url: place.url, broker, catalog }));
    const { expected, send, ids, untilIn, untilStored } = tables;
    const start = (topic: string) => tables.start(topic, { catalog: { url: proxy.url } });

    it.each<[string, string, Fate]>([
      ['when its files and manifests are written, and the commit is not made', 'before', 'lose request'],
      ['when the commit is made, and the offsets are not stored', 'after', 'lose answer'],
    ])(
      'has every record once when Penstock is killed %s',
      async (_when, which, fate) => {
        const topic = `killed-${which}`;
        await start(topic);
        await send(topic, 0, 100);
        await untilIn(topic, expected(0, 100));
        const before = proxy.commits;
        const { child } = running;
        proxy.onCommit = async () => {
          // The commit is lost together with who made it; where its answer is lost, the catalog has made it by then.
          if (fate === 'lose request') {
            child.kill('SIGKILL');
            await once(child, 'exit');
          }
          return fate;
        };
        await send(topic, 100, 200);
        await until('the commit', () => proxy.commits > before);
        if (fate === 'lose answer') await until('the rows', async () => (await ids(topic)).length === 200);
        await running.end('SIGKILL');
        proxy.onCommit = () => 'pass';
        running = await up(place);
        await send(topic, 200, 300);
        await untilIn(topic, expected(0, 300));
        await untilStored(topic, 300);
      },
      240_000,
    );

    it('goes on when the catalog has been away for a while', async () => {
      await start('outage');
      await send('outage', 0, 100);
      await untilIn('outage', expected(0, 100));
      const before = proxy.commits;
      proxy.onCommit = () => 'lose request';
      await send('outage', 100, 200);
      await until('some commits to be lost', () => proxy.commits >= before + 5);
      expect(await ids('outage')).toEqual(expected(0, 100));
      proxy.onCommit = () => 'pass';
      await untilIn('outage', expected(0, 200));
    });

    it('goes on when the broker was killed and is there again', async () => {
      await start('broker');
      await send('broker', 0, 100);
      await untilIn('broker', expected(0, 100));
      await broker.kill();
      await broker.start();
      await send('broker', 100, 200);
      await untilIn('broker', expected(0, 200));
    });
  });
});
