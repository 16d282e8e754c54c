// `penstock action-log`: a topic into the table of applied actions, by nothing but its environment.
import { startCatalogProxy, type CatalogProxy, type Fate } from '../support/catalog-proxy';
import { describeWithIceberg, fileCatalog } from '../support/iceberg';
import { describeWithKafka, startKafka, type Broker } from '../support/kafka';
import { until } from '../support/until';
import { idsIn } from './support/actions';
import { aPlace, ask, penstock, ready, type Place, type Process } from './support/penstock';
import { topicsIntoTables } from './support/topics-into-tables';

const topic = 'ontology.actions.applied.v1';
const partitions = 2;
const graceMs = 90_000;

describeWithKafka('the action log, with Kafka', () => {
  describeWithIceberg('and a catalog', () => {
    let broker: Broker;
    let catalog: { url: string };
    let proxy: CatalogProxy;
    let place: Place;
    let running: Process | undefined;

    const start = async () => {
      running = penstock(['action-log'], place.env);
      await ready(place.url, running);
    };
    beforeAll(async () => {
      broker = await startKafka();
      await broker.topic(topic, partitions);
      catalog = await fileCatalog();
      proxy = await startCatalogProxy(catalog.url);
      place = await aPlace();
      Object.assign(place.env, {
        PENSTOCK_ALLOW_DIRECTORIES: '/tmp',
        ACTION_LOG_SINK_BROKERS: broker.address,
        ACTION_LOG_SINK_CATALOG_URL: proxy.url,
        ACTION_LOG_SINK_NAMESPACE: 'penstock_action_log',
        ACTION_LOG_SINK_MAX_RECORDS: '1000',
      });
      await start();
    });
    afterAll(async () => {
      await running?.end('SIGTERM');
      await proxy?.close();
      await broker?.close();
    });

    const actions = topicsIntoTables(() => ({ url: place.url, broker, catalog }), partitions);
    let sent = 0;
    /** Sends so many records to each partition. */
    const send = async (each: number) => {
      await actions.send(topic, sent, sent + each);
      sent += each;
    };
    const rowsExpected = () => actions.expected(0, sent);
    const untilTaken = () =>
      until('all records to be read', async () => {
        interface Shown {
          status?: { partitions: { position: number; end: number }[] };
        }
        const { status } = await ask<Shown>(place.url, 'GET', '/v1/sources/action-log');
        const positions = status?.partitions.map(({ position }) => position) ?? [];
        return positions.length === partitions && positions.reduce((sum, one) => sum + one, 0) === offsetsExpected();
      });
    let poison = 0;
    const offsetsExpected = () => sent * partitions + poison;
    const storedOffsets = async () => {
      const [offsets] = await broker.admin.fetchOffsets({ groupId: 'action-log-sink', topics: [topic] });
      return offsets?.partitions.reduce((sum, { offset }) => sum + Number(offset), 0);
    };
    const metrics = async (name: string) => {
      const text = await (await fetch(`${place.url}/metrics`)).text();
      const lines = text.split('\n').filter((line) => line.startsWith(`${name}{`));
      return Object.fromEntries(lines.map((line) => line.split(/ (?=[^ ]+$)/) as [string, string]));
    };
    const found = async () => (await idsIn(catalog.url, 'penstock_action_log.action_log')).sort();

    it('has the records of a full batch, and its four metrics', async () => {
      await send(500);
      const labels = 'source="action-log",sink="action-log"';
      await until('a batch to be appended', async () => {
        const records = await metrics('action_log_sink_records_total');
        return Number(records[`action_log_sink_records_total{${labels},result="appended"}`] ?? 0) > 0;
      });
      expect(await found()).toEqual(rowsExpected().sort());
      expect(await metrics('action_log_sink_records_total')).toMatchObject({
        [`action_log_sink_records_total{${labels},result="appended"}`]: '1000',
      });
      expect(await metrics('action_log_sink_commits_total')).toEqual({
        [`action_log_sink_commits_total{${labels},outcome="committed"}`]: '1',
        [`action_log_sink_commits_total{${labels},outcome="failed"}`]: '0',
      });
      expect(await metrics('action_log_sink_batch_size_records_sum')).toEqual({
        [`action_log_sink_batch_size_records_sum{${labels}}`]: '1000',
      });
      await until('the lag to be gone', async () =>
        Object.values(await metrics('action_log_sink_lag_seconds')).every((lag) => lag === '0'),
      );
    });

    it('appends what it has taken when it is told to stop, be the catalog slow, and stores the offsets', async () => {
      await send(300);
      await broker.send(topic, [{ partition: 0, value: '{"event_id": 7}' }]);
      poison += 1;
      await untilTaken();
      expect(await found()).toHaveLength(1000);
      let goOn: () => void = () => undefined;
      const isSlow = new Promise<void>((resolve) => (goOn = resolve));
      const before = proxy.commits;
      proxy.onCommit = async (): Promise<Fate> => {
        await isSlow;
        return 'pass';
      };

      const beganMs = Date.now();
      const stopped = running?.end('SIGTERM');
      await until('the last commit', () => proxy.commits > before);
      goOn();
      expect(await stopped).toBe(0);
      expect(Date.now() - beganMs).toBeLessThan(graceMs);
      running = undefined;

      expect(await found()).toEqual(rowsExpected().sort());
      expect(await storedOffsets()).toBe(offsetsExpected());
      const { groups } = await broker.admin.describeGroups(['action-log-sink']);
      expect(groups[0]?.members).toEqual([]);
    });

    it('goes on after a restart with nothing doubled', async () => {
      await start();
      await send(200);
      await untilTaken();
      const { deliveries } = await ask<{ deliveries: object[] }>(place.url, 'GET', '/v1/deliveries?state=dead');
      expect(deliveries).toHaveLength(poison);
      expect(await running?.end('SIGTERM')).toBe(0);
      running = undefined;

      expect(await found()).toEqual(rowsExpected().sort());
      expect(await storedOffsets()).toBe(offsetsExpected());
    });
  });
});
