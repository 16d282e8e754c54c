// Topics in every compression that Kafka knows, written by the broker and by producers.
import { CompressionCodecs, CompressionTypes } from 'kafkajs';
import { compress } from 'snappy';
import type { Ledger } from '../../src/ledger/ledger';
import { emptyLedger } from '../support/embedded-ledger';
import { listEvents } from '../../src/ledger/read-events';
import type { KafkaSources } from '../../src/sources/kafka/start-kafka-sources';
import { describeWithKafka, startKafka, type Broker } from '../support/kafka';
import { consumersOf, untilEvents, withKafkaSource } from './support/kafka-source';

/** Enough for several of the blocks that Java's snappy writes. */
const records = Array.from({ length: 1000 }, (_none, n) => ({
  value: JSON.stringify({ n, filler: `${n}`.repeat(40) }),
}));

/** Of the first batch in a log: the lowest bits of its attributes. */
const codecOf = (log: Buffer): number => log.readInt16BE(21) & 7;

describeWithKafka('compressed topics', () => {
  let broker: Broker;
  let ledger: Ledger;
  let consumers: KafkaSources;

  beforeAll(async () => {
    broker = await startKafka();
    ledger = await emptyLedger();
    consumers = consumersOf(ledger);
  });
  afterAll(async () => {
    await consumers?.stop();
    await broker?.close();
    await ledger?.close();
  });

  const isRead = async (topic: string) => {
    await withKafkaSource(ledger, topic, { brokers: [broker.address], topics: [topic] });
    const ids = await untilEvents(ledger.db, topic, records.length);
    expect(ids).toEqual(records.map((_record, offset) => `${topic}/0/${offset}`));
    const [event] = await listEvents(ledger.db, { sourceId: topic, limit: 1 });
    expect(event).toMatchObject({ bytes: Buffer.byteLength(records.at(-1)?.value ?? '') });
  };

  it.each([
    ['gzip', 1],
    ['snappy', 2],
    ['lz4', 3],
    ['zstd', 4],
  ])('are read when the broker has them in %s', async (name, codec) => {
    const topic = `by-broker-${name}`;
    await broker.topic(topic, 1, { 'compression.type': name });
    await broker.send(topic, records);
    expect(codecOf(await broker.log(topic))).toBe(codec);
    await isRead(topic);
  });

  it('are read when a producer has written them in snappy without blocks, as those not of Java do', async () => {
    const read = CompressionCodecs[CompressionTypes.Snappy];
    CompressionCodecs[CompressionTypes.Snappy] = () => ({
      ...(read() as object),
      compress: ({ buffer }: { buffer: Buffer }) => compress(buffer),
    });
    await broker.topic('by-producer');
    await broker.send('by-producer', records, CompressionTypes.Snappy);
    expect(codecOf(await broker.log('by-producer'))).toBe(2);
    await isRead('by-producer');
  });
});
