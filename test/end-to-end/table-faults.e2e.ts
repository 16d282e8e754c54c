// What goes wrong around a table that takes the records of a topic: every row is in it once, whatever it was.
import { once } from 'node:events';
import { startCatalogProxy, type CatalogProxy, type Fate } from '../support/catalog-proxy';
import { describeWithIceberg, fileCatalog } from '../support/iceberg';
import { describeWithKafka, startKafka, type Broker } from '../support/kafka';
import { until } from '../support/until';
import { anAction, idsIn, tableSink } from './support/actions';
import { aPlace, ask, up, type Place, type Process } from './support/penstock';

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

    const start = async (topic: string) => {
      await broker.topic(topic);
      const config = { brokers: [broker.address], topics: [topic], group: topic, startFrom: 'earliest' };
      await ask(place.url, 'POST', '/v1/sources', { id: topic, type: 'kafka', config });
      const sink = tableSink(proxy.url, topic, { maxRecords: 1000, maxAge: '200ms' });
      await ask(place.url, 'POST', `/v1/sources/${topic}/sinks`, sink);
    };
    const send = (topic: string, from: number, to: number) =>
      broker.send(
        topic,
        Array.from({ length: to - from }, (_none, n) => ({ value: JSON.stringify(anAction(`0-${from + n}`)) })),
      );
    const expected = (to: number) => Array.from({ length: to }, (_none, n) => `0-${n}`);
    const ids = async (topic: string) =>
      (await idsIn(catalog.url, `penstock_e2e.${topic}`)).sort((a, b) => Number(a.slice(2)) - Number(b.slice(2)));
    const untilCommitted = async (topic: string, count: number) => {
      await until(`${count} rows of ${topic}`, async () => {
        const path = `/v1/sources/${topic}/sinks/lake/table`;
        const { rows = 0 } = await ask<{ rows?: number }>(place.url, 'GET', path).catch(() => ({ rows: 0 }));
        return rows >= count;
      });
      expect(await ids(topic)).toEqual(expected(count));
    };

    it.each<[string, string, Fate]>([
      ['when its files and manifests are written, and the commit is not made', 'before', 'lose request'],
      ['when the commit is made, and the offsets are not stored', 'after', 'lose answer'],
    ])(
      'has every record once when Penstock is killed %s',
      async (_when, which, fate) => {
        const topic = `killed-${which}`;
        await start(topic);
        await send(topic, 0, 100);
        await untilCommitted(topic, 100);
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
        await untilCommitted(topic, 300);
        await until('the offsets to be stored', async () => {
          const [offsets] = await broker.admin.fetchOffsets({ groupId: topic, topics: [topic] });
          return offsets?.partitions.every(({ offset }) => Number(offset) === 300);
        });
      },
      240_000,
    );

    it('goes on when the catalog has been away for a while', async () => {
      await start('outage');
      await send('outage', 0, 100);
      await untilCommitted('outage', 100);
      const before = proxy.commits;
      proxy.onCommit = () => 'lose request';
      await send('outage', 100, 200);
      await until('some commits to be lost', () => proxy.commits >= before + 5);
      expect(await ids('outage')).toEqual(expected(100));
      proxy.onCommit = () => 'pass';
      await untilCommitted('outage', 200);
    });

    it('goes on when the broker was killed and is there again', async () => {
      await start('broker');
      await send('broker', 0, 100);
      await untilCommitted('broker', 100);
      await broker.kill();
      await broker.start();
      await send('broker', 100, 200);
      await untilCommitted('broker', 200);
    });
  });
});
