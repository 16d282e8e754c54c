// Topics of applied actions, each on its way into the table of its name: begun, filled, and looked at from both ends.
import type { Broker } from '../../support/kafka';
import { until } from '../../support/until';
import { anAction, idsIn, tableSink } from './actions';
import { ask } from './penstock';

export interface Ends {
  /** Of the Penstock between them. */
  url: string;
  broker: Broker;
  catalog: { url: string };
}

/** The sink that takes a topic into its table. */
export const lakeOf = (topic: string) => `/v1/sources/${topic}/sinks/lake`;

/** `ends`: asked each time, as tests have them late. `partitions`: of each topic. */
export function topicsIntoTables(ends: () => Ends, partitions = 1) {
  /** Makes the topic, and the source and the sink that take it in. `config`: of the sink, where it differs. */
  const start = async (topic: string, config: object = {}) => {
    const { url, broker, catalog } = ends();
    await broker.topic(topic, partitions);
    const kafka = { brokers: [broker.address], topics: [topic], group: topic, startFrom: 'earliest' };
    await ask(url, 'POST', '/v1/sources', { id: topic, type: 'kafka', config: kafka });
    const sink = tableSink(catalog.url, topic, { maxRecords: 1000, maxAge: '200ms', ...config });
    await ask(url, 'POST', `/v1/sources/${topic}/sinks`, sink);
  };

  /** The ids of the records `from` up to but without `to`, one partition after the other. */
  const expected = (from: number, to: number) =>
    Array.from({ length: partitions }, (_none, partition) => idsOf(partition, from, to)).flat();

  /** Sends those records to each partition. */
  const send = async (topic: string, from: number, to: number, action: (id: string) => object = anAction) => {
    for (let partition = 0; partition < partitions; partition += 1) {
      const records = idsOf(partition, from, to).map((id) => ({ partition, value: JSON.stringify(action(id)) }));
      await ends().broker.send(topic, records);
    }
  };

  /** The ids in the table, as an independent reader finds them, in the order of `expected`. */
  const ids = async (topic: string) =>
    (await idsIn(ends().catalog.url, `penstock_e2e.${topic}`)).sort((a, b) => placeOf(a) - placeOf(b));

  /** How many rows Penstock says there are; none while it is away, or the table not made yet. */
  const rowsOf = async (topic: string) => {
    const found = await ask<{ rows?: number }>(ends().url, 'GET', `${lakeOf(topic)}/table`).catch(() => undefined);
    return found?.rows ?? 0;
  };

  const untilIn = async (topic: string, rows: string[]) => {
    await until(`${rows.length} rows of ${topic}`, async () => (await rowsOf(topic)) >= rows.length);
    expect(await ids(topic)).toEqual(rows);
  };

  /** Waits until the group goes on at this offset, in every partition. */
  const untilStored = (topic: string, next: number) =>
    until(`offset ${next} of ${topic} to be stored`, async () => {
      const [offsets] = await ends().broker.admin.fetchOffsets({ groupId: topic, topics: [topic] });
      return offsets?.partitions.every(({ offset }) => Number(offset) === next);
    });

  return { start, expected, send, ids, rowsOf, untilIn, untilStored };
}

const idsOf = (partition: number, from: number, to: number) =>
  Array.from({ length: to - from }, (_none, n) => `${partition}-${from + n}`);

const placeOf = (id: string) => {
  const [partition, number] = id.split('-').map(Number);
  return partition! * 1e9 + number!;
};
