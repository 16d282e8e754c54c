// A whole Penstock that reads from Kafka, killed in the middle.
import { describeWithKafka, startKafka, type Broker } from '../support/kafka';
import { until } from '../support/until';
import { aPlace, ask, up, type Place, type Process } from './support/penstock';
import { startTarget, type Target } from './support/target';

const topic = 'orders';
const partitions = 4;
const perPartition = 2500;

interface Statistics {
  accepted: number;
  delivered: number;
}

describeWithKafka('a Penstock that reads from Kafka', () => {
  let broker: Broker;
  let place: Place;
  let target: Target;
  let running: Process;

  beforeAll(async () => {
    // One after the other: both are slow to start where there are few cores.
    broker = await startKafka();
    await broker.topic(topic, partitions);
    [place, target] = [await aPlace(), await startTarget(200)];
    running = await up(place);
  });
  afterAll(async () => {
    await running?.end('SIGTERM');
    await Promise.all([broker?.close(), target?.close()]);
  });

  it('makes each record one event, exactly once, when it is killed and starts again', async () => {
    for (let partition = 0; partition < partitions; partition += 1) {
      const records = Array.from({ length: perPartition }, (_none, n) => ({ partition, value: `{"n":${n}}` }));
      await broker.send(topic, records);
    }
    const config = {
      brokers: [broker.address],
      topics: [topic],
      group: 'penstock',
      startFrom: 'earliest',
      maxInFlight: 50,
    };
    await ask(place.url, 'POST', '/v1/sources', { id: topic, type: 'kafka', config });
    const sink = {
      id: 'nothing',
      type: 'webhook',
      config: { url: target.url },
      filter: { exact: { type: 'nothing' } },
    };
    await ask(place.url, 'POST', `/v1/sources/${topic}/sinks`, sink);
    await until('the first events', async () => (await listed(1)).length > 0);
    await running.end('SIGKILL');

    running = await up(place);
    const all = partitions * perPartition;
    const stored = () =>
      until('all offsets to be stored', async () => {
        const [offsets] = await broker.admin.fetchOffsets({ groupId: 'penstock', topics: [topic] });
        return offsets?.partitions.every(({ offset }) => Number(offset) === perPartition);
      });
    // A member that was killed is missed by its group only when its session ends.
    await stored().catch(stored);
    const metrics = await (await fetch(`${place.url}/metrics`)).text();
    expect(metrics).toContain(`penstock_source_state{source="${topic}",state="running"} 1`);
    for (let partition = 0; partition < partitions; partition += 1) {
      expect(metrics).toContain(
        `penstock_source_lag_records{source="${topic}",topic="${topic}",partition="${partition}"} 0`,
      );
    }
    const ids = await listed(all + 1);
    expect(ids).toHaveLength(all);
    expect(new Set(ids).size).toBe(all);
  });

  it('delivers what it reads, and leaves its group when it stops', async () => {
    await ask(place.url, 'POST', `/v1/sources/${topic}/sinks`, {
      id: 'hook',
      type: 'webhook',
      config: { url: target.url },
    });
    await broker.send(topic, [{ partition: 0, value: '{"n":"one more"}' }]);
    await until('the delivery', async () => {
      const statistics = await ask<Statistics>(place.url, 'GET', `/v1/statistics?sourceId=${topic}`);
      return statistics.delivered === 1;
    });
    expect(await running.end('SIGTERM')).toBe(0);

    const [offsets] = await broker.admin.fetchOffsets({ groupId: 'penstock', topics: [topic] });
    expect(offsets?.partitions.find(({ partition }) => partition === 0)?.offset).toBe(String(perPartition + 1));
    const { groups } = await broker.admin.describeGroups(['penstock']);
    expect(groups[0]?.members).toEqual([]);
    running = await up(place);
  });

  /** Ids of the events, at most so many. */
  async function listed(most: number): Promise<string[]> {
    const ids: string[] = [];
    let after = '';
    while (ids.length < most) {
      const page = await ask<{ events: { id: string }[]; nextAfterId?: string }>(
        place.url,
        'GET',
        `/v1/events?sourceId=${topic}&limit=100${after}`,
      );
      ids.push(...page.events.map(({ id }) => id));
      if (page.nextAfterId === undefined) break;
      after = `&afterId=${page.nextAfterId}`;
    }
    return ids;
  }
});
