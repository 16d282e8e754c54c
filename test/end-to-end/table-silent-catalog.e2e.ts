// A catalog that does not answer holds up its own table alone, through rebalances too, and nothing is lost or doubled.
import { join } from 'node:path';
import { Kafka, logLevel } from 'kafkajs';
import { startCatalogProxy, type CatalogProxy } from '../support/catalog-proxy';
import { describeWithIceberg, fileCatalog } from '../support/iceberg';
import { describeWithKafka, startKafka, type Broker } from '../support/kafka';
import { startReceiver, type Receiver } from '../support/receiver';
import { until } from '../support/until';
import { anAction, idsIn, tableSink } from './support/actions';
import { aPlace, ask, penstockLike, ready, up, type Place, type Process } from './support/penstock';

describeWithKafka('a catalog that does not answer, with Kafka', () => {
  describeWithIceberg('and another that does', () => {
    let broker: Broker;
    let proxy: CatalogProxy;
    let catalog: { url: string };
    let receiver: Receiver;
    let place: Place;
    let running: Process;

    beforeAll(async () => {
      broker = await startKafka();
      catalog = await fileCatalog();
      proxy = await startCatalogProxy(catalog.url);
      receiver = await startReceiver({});
      place = await aPlace();
      place.env.PENSTOCK_ALLOW_DIRECTORIES = '/tmp';
      running = await up(place);
    });
    afterAll(async () => {
      proxy?.hang(false);
      await running?.end('SIGTERM');
      await proxy?.close();
      await receiver?.close();
      await broker?.close();
    });

    const send = (topic: string, from: number, to: number) =>
      broker.send(
        topic,
        Array.from({ length: to - from }, (_none, n) => ({
          partition: (from + n) % 2,
          value: JSON.stringify(anAction(`0-${from + n}`)),
        })),
      );
    const expected = (to: number) => Array.from({ length: to }, (_none, n) => `0-${n}`);
    const idsOfTable = async (table: string) =>
      (await idsIn(catalog.url, `penstock_e2e.${table}`)).sort((a, b) => Number(a.slice(2)) - Number(b.slice(2)));
    const untilIn = async (topic: string, sink: string, count: number) => {
      await until(`${count} rows of ${sink}`, async () => {
        const path = `/v1/sources/${topic}/sinks/${sink}/statistics`;
        return (await ask<{ delivered: number }>(place.url, 'GET', path)).delivered >= count;
      });
    };
    const untilReceived = (count: number) =>
      until(`${count} events`, () => {
        const ids = receiver.requests.map((request) => (request.json() as { event_id: string }).event_id);
        return new Set(ids).size >= count;
      });
    const stored = async (topic: string) => {
      const [offsets] = await broker.admin.fetchOffsets({ groupId: topic, topics: [topic] });
      return offsets?.partitions.reduce((sum, { offset }) => sum + Number(offset), 0);
    };
    /** Without partitions when the process does not read the source yet. */
    const status = async (topic: string) => {
      interface Shown {
        status?: { state: string; reason?: string; partitions: { position: number }[] };
      }
      const {
        state,
        reason,
        partitions = [],
      } = (await ask<Shown>(place.url, 'GET', `/v1/sources/${topic}`)).status ?? {};
      return { state, reason, partitions };
    };

    it('holds up neither the other table nor the events of its source, and has every record once when it is back', async () => {
      const topic = 'silent';
      await broker.topic(topic, 2);
      const config = { brokers: [broker.address], topics: [topic], group: topic, startFrom: 'earliest' };
      await ask(place.url, 'POST', '/v1/sources', { id: topic, type: 'kafka', config });
      const quick = { maxRecords: 20, maxAge: '200ms' };
      for (const sink of [
        tableSink(proxy.url, 'held_up', quick),
        { ...tableSink(catalog.url, 'free', quick), id: 'free' },
        { id: 'events', type: 'webhook', config: { url: receiver.url } },
      ])
        await ask(place.url, 'POST', `/v1/sources/${topic}/sinks`, sink);
      await send(topic, 0, 100);
      await untilIn(topic, 'lake', 100);
      await untilIn(topic, 'free', 100);

      proxy.hang(true);
      await send(topic, 100, 1000);
      await untilIn(topic, 'free', 1000);
      await untilReceived(1000);
      expect((await status(topic)).reason).toContain('table lake');

      // Another member comes and goes, while a commit is under way.
      const other = new Kafka({ brokers: [broker.address], logLevel: logLevel.NOTHING }).consumer({ groupId: topic });
      await other.connect();
      await other.subscribe({ topics: [topic] });
      const joined = new Promise((resolve) => other.on('consumer.group_join', resolve));
      await other.run({ autoCommit: false, eachBatch: () => Promise.resolve() });
      await joined;
      await until('the partitions to be shared', async () => (await status(topic)).partitions.length === 1);
      await other.disconnect();
      await until('the partitions to be back', async () => (await status(topic)).partitions.length === 2);
      await send(topic, 1000, 1100);
      await untilIn(topic, 'free', 1100);
      await untilReceived(1100);
      expect(await stored(topic)).toBeLessThan(1000);

      proxy.hang(false);
      await untilIn(topic, 'lake', 1100);
      await until('the offsets to be stored', async () => (await stored(topic)) === 1100);
      expect(await idsOfTable('held_up')).toEqual(expected(1100));
      expect(await idsOfTable('free')).toEqual(expected(1100));
      await until('no reason any more', async () => (await status(topic)).reason === undefined);
    });

    it('does not keep the program from ending as usual: it says what is not appended, and that is read again', async () => {
      const topic = 'unfinished';
      await broker.topic(topic, 2);
      const config = { brokers: [broker.address], topics: [topic], group: topic, startFrom: 'earliest' };
      await ask(place.url, 'POST', '/v1/sources', { id: topic, type: 'kafka', config });
      const quick = { maxRecords: 1000, maxAge: '200ms' };
      await ask(place.url, 'POST', `/v1/sources/${topic}/sinks`, tableSink(proxy.url, topic, quick));
      await send(topic, 0, 100);
      await untilIn(topic, 'lake', 100);
      expect(await running.end('SIGTERM')).toBe(0);
      running = penstockLike([join(__dirname, 'scripts/up-that-flushes-briefly.ts'), '1000'], place.env);
      await ready(place.url, running);
      await until('the source to be read', async () => (await status(topic)).state === 'running');

      proxy.hang(true);
      await send(topic, 100, 200);
      await until('all to be read', async () => {
        const positions = (await status(topic)).partitions.map(({ position }) => position);
        return positions.reduce((sum, position) => sum + position, 0) === 200;
      });
      const beganMs = Date.now();
      expect(await running.end('SIGTERM')).toBe(0);
      expect(Date.now() - beganMs).toBeLessThan(25_000);
      const lines = running.output().split('\n');
      const warned =
        lines.find((line) => line.includes(`"source":"${topic}"`) && line.includes('read again at the next start')) ??
        '{}';
      expect(JSON.parse(warned)).toMatchObject({
        source: topic,
        table: 'table lake',
        records: 100,
        partitions: expect.arrayContaining([`${topic}/0 from 50`, `${topic}/1 from 50`]) as string[],
      });
      expect(lines.filter((line) => line.startsWith('error'))).toEqual([]);

      proxy.hang(false);
      running = await up(place);
      await untilIn(topic, 'lake', 200);
      expect(await idsOfTable(topic)).toEqual(expected(200));
    });
  });
});
