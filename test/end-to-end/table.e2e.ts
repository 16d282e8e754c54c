// Records of a topic and events of requests, in an Iceberg table once each, whatever dies on the way.
import { describeWithIceberg, fileCatalog } from '../support/iceberg';
import { describeWithKafka, startKafka, type Broker } from '../support/kafka';
import { startReceiver, type Receiver } from '../support/receiver';
import { until } from '../support/until';
import { anAction, idsIn, tableSink } from './support/actions';
import { aPlace, ask, up, type Place, type Process } from './support/penstock';
import { lakeOf, topicsIntoTables } from './support/topics-into-tables';

const partitions = 3;
const perPartition = 4000;

interface Statistics {
  accepted: number;
  delivered: number;
  dead: number;
}

describeWithKafka('tables, with Kafka', () => {
  describeWithIceberg('and a catalog', () => {
    let broker: Broker;
    let place: Place;
    let running: Process;
    let catalog: { url: string };
    let receiver: Receiver;

    beforeAll(async () => {
      broker = await startKafka();
      catalog = await fileCatalog();
      receiver = await startReceiver({});
      place = await aPlace();
      place.env.PENSTOCK_ALLOW_DIRECTORIES = '/tmp';
      running = await up(place);
    });
    afterAll(async () => {
      await running?.end('SIGTERM');
      await receiver?.close();
      await broker?.close();
    });

    const ids = (table: string) => idsIn(catalog.url, table);
    const statistics = (source: string) => ask<Statistics>(place.url, 'GET', `${lakeOf(source)}/statistics`);
    const { start, untilStored } = topicsIntoTables(() => ({ url: place.url, broker, catalog }), partitions);

    it('has every record of a topic once, poison set aside, when Penstock is killed in the middle', async () => {
      const topic = 'actions';
      await start(topic, { maxAge: '300ms' });
      const expected = new Set<string>();
      for (let partition = 0; partition < partitions; partition += 1) {
        const records = Array.from({ length: perPartition }, (_none, n) => {
          const id = `${partition}-${n}`;
          if (n % 1000 === 500) return { partition, value: `{"event_id": "${id}"` };
          expected.add(id);
          return { partition, value: JSON.stringify(anAction(id)) };
        });
        await broker.send(topic, records);
        if (partition === 0) {
          await until('the first commit', async () => (await statistics(topic)).delivered > 0);
          await running.end('SIGKILL');
          running = await up(place);
        }
      }
      const poison = partitions * (perPartition / 1000);
      await until('all rows to be counted', async () => {
        const { delivered, dead } = await statistics(topic);
        return delivered >= expected.size && dead >= poison;
      });
      const found = await ids(`penstock_e2e.${topic}`);
      expect(found.length).toBe(expected.size);
      expect(new Set(found)).toEqual(expected);
      expect(await statistics(topic)).toMatchObject({ delivered: expected.size, dead: poison });
      await untilStored(topic, perPartition);
    });

    it('has the poison as well, once it was amended and retried', async () => {
      const { deliveries } = await ask<{ deliveries: { id: string }[] }>(
        place.url,
        'GET',
        '/v1/deliveries?sourceId=actions&state=dead&limit=1',
      );
      const id = deliveries[0]?.id ?? '';
      await ask(place.url, 'POST', `/v1/deliveries/${id}/amend`, { data: anAction('mended-1') });
      await until('the amended row', async () => (await ids('penstock_e2e.actions')).includes('mended-1'));
      expect(await ask(place.url, 'GET', `/v1/deliveries/${id}`)).toMatchObject({ state: 'delivered', attempts: 2 });
    });

    it('is no obstacle to a webhook that comes later: each record is its event, poison too', async () => {
      const topic = 'both';
      await start(topic, { maxAge: '300ms' });
      await broker.send(topic, [{ partition: 0, value: JSON.stringify(anAction('before-1')) }]);
      await until('the table to be read for', async () => (await statistics(topic)).delivered === 1);
      const hook = { id: 'hook', type: 'webhook', config: { url: receiver.url } };
      await ask(place.url, 'POST', `/v1/sources/${topic}/sinks`, hook);
      const values = Array.from({ length: 100 }, (_none, n) =>
        n % 4 === 0 ? `poison ${n}` : JSON.stringify(anAction(`both-${n}`)),
      );
      await broker.send(
        topic,
        values.map((value, n) => ({ partition: n % partitions, value })),
      );
      const received = () => new Set(receiver.requests.map(({ body }) => body.toString()));
      await until('all events', () => values.every((value) => received().has(value)));
      await until('all poison', async () => (await statistics(topic)).dead === 25);
    });

    it('has the events of requests, many in one commit, and settles them together', async () => {
      await ask(place.url, 'POST', '/v1/sources', { id: 'web', type: 'http', secret: 'a-secret-for-the-url' });
      await ask(place.url, 'POST', '/v1/sources/web/sinks', tableSink(catalog.url, 'web'));
      const events = Array.from({ length: 50 }, (_none, n) => `web-${n}`);
      const posted = await Promise.all(
        [...events, 'bad'].map((id) =>
          fetch(`${place.url}/in/web/a-secret-for-the-url`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(id === 'bad' ? { event_id: 7 } : anAction(id)),
          }),
        ),
      );
      expect(posted.map(({ status }) => status)).toEqual(posted.map(() => 202));
      await until('all to be settled', async () => {
        const { delivered, dead } = await statistics('web');
        return delivered === 50 && dead === 1;
      });
      expect((await ids('penstock_e2e.web')).sort()).toEqual([...events].sort());
    });
  });
});
