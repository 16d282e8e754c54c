// A real Kafka broker, and the consumers of a gateway over a real ledger.
import { penstockItself } from '../../src/model/change';
import { Kafka, logLevel } from 'kafkajs';
import { pino } from 'pino';
import { listEvents } from '../../src/ledger/read-events';
import { decideLosses, readLosses } from '../../src/ledger/kafka/losses';
import { listRejected } from '../../src/ledger/kafka/rejected-records';
import { findSource, updateSource } from '../../src/ledger/resources/sources';
import { deleteSource } from '../../src/ledger/resources/delete-sink';
import type { Ledger } from '../../src/ledger/ledger';
import { pauseSource, resumeSource } from '../../src/ledger/flow/pause-sink';
import { undeleteSource } from '../../src/ledger/resources/undelete';
import { emptyLedger } from '../support/embedded-ledger';
import { PenstockError } from '../../src/model/errors';
import { keepConsuming } from '../../src/sources/kafka/consumer/keep-consuming';
import type { KafkaSources } from '../../src/sources/kafka/start-kafka-sources';
import type { TablesOfSource } from '../../src/sources/kafka/tables/tables-of-source';
import { describeWithKafka, startKafka, type Broker } from '../support/kafka';
import { until } from '../support/until';
import {
  consumersOf,
  idsOf,
  untilEvents,
  untilState,
  withKafkaSource,
  withSinkForNothing,
} from './support/kafka-source';

const numbered = (count: number, from = 0) =>
  Array.from({ length: count }, (_none, index) => ({ value: JSON.stringify({ number: from + index }) }));

const never = new Promise<never>(() => undefined);
/** Its catalog never answers. */
const silentTable: TablesOfSource = {
  clear: () => undefined,
  begin: () => never,
  readingAt: () => undefined,
  add: () => 0,
  readAgain: () => undefined,
  room: () => never,
  noteEvents: () => undefined,
  durable: () => undefined,
  failed: never,
  trouble: () => undefined,
  unfinished: () => [],
  drain: () => Promise.resolve(),
  stop: () => Promise.resolve(),
};

describeWithKafka('kafka source', () => {
  let broker: Broker;
  let ledger: Ledger;
  const running: KafkaSources[] = [];
  let topics = 0;
  let before = 0;

  const connections = () => process.getActiveResourcesInfo().filter((one) => one === 'TCPSocketWrap').length;
  const consume = (...args: Parameters<typeof consumersOf> extends [unknown, ...infer Rest] ? Rest : never) => {
    const consumers = consumersOf(ledger, ...args);
    running.push(consumers);
    return consumers;
  };
  /** A topic and a source that reads it, named alike. */
  const aSource = async (config: Record<string, unknown> = {}, partitions = 1) => {
    const id = `topic-${(topics += 1)}`;
    await broker.topic(id, partitions);
    await withKafkaSource(ledger, id, { brokers: [broker.address], topics: [id], ...config });
    return id;
  };
  const committed = async (id: string) => {
    const [offsets] = await broker.admin.fetchOffsets({ groupId: `group-of-${id}`, topics: [id] });
    return offsets?.partitions.map(({ offset }) => Number(offset)) ?? [];
  };
  const makeAnew = async (id: string) => {
    await broker.admin.deleteTopics({ topics: [id] });
    await until('the topic to be gone', async () => !(await broker.admin.listTopics()).includes(id));
    await broker.topic(id);
  };

  beforeAll(async () => {
    broker = await startKafka();
    ledger = await emptyLedger();
    before = connections();
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((consumers) => consumers.stop()));
    await until('all their connections to end', () => connections() <= before);
  });
  afterAll(async () => {
    await broker?.close();
    await ledger?.close();
  });

  it('makes each record one event, named by its place, and stores the offset after it', async () => {
    const id = await aSource();
    await broker.send(id, [{ key: 'k1', value: '{"order":1}', headers: { trace: 'abc' } }, ...numbered(299)]);
    const consumers = consume();

    const ids = await untilEvents(ledger.db, id, 300);

    expect(ids).toHaveLength(300);
    expect(new Set(ids)).toEqual(new Set(Array.from({ length: 300 }, (_none, offset) => `${id}/0/${offset}`)));
    await until('the stored offset', async () => (await committed(id))[0] === 300);
    expect(consumers.statusOf(id)).toMatchObject({
      state: 'running',
      partitions: [{ topic: id, partition: 0, position: 300, end: 300, lagRecords: 0, lagSeconds: 0 }],
    });
  });

  it('takes what transactions committed and nothing of those that were given up, and goes beyond their markers', async () => {
    const id = await aSource();
    const kafka = new Kafka({ brokers: [broker.address], logLevel: logLevel.NOTHING });
    const producer = kafka.producer({ transactionalId: id, maxInFlightRequests: 1, idempotent: true });
    await producer.connect();
    for (const outcome of ['commit', 'abort', 'commit', 'abort'] as const) {
      const transaction = await producer.transaction();
      await transaction.send({ topic: id, messages: numbered(2).map((record) => ({ ...record, key: outcome })) });
      await transaction[outcome]();
    }
    await producer.disconnect();
    consume();

    // Two records and a marker each.
    expect(await untilEvents(ledger.db, id, 4)).toEqual([0, 1, 6, 7].map((offset) => `${id}/0/${offset}`));
    await broker.send(id, numbered(1));
    await until('the stored offset', async () => (await committed(id))[0] === 13);
  });

  it('takes nothing of two transactions that were given up at the same time', async () => {
    const id = await aSource();
    const kafka = new Kafka({ brokers: [broker.address], logLevel: logLevel.NOTHING });
    const producers = ['first', 'second'].map((name) =>
      kafka.producer({ transactionalId: `${id}-${name}`, maxInFlightRequests: 1, idempotent: true }),
    );
    await Promise.all(producers.map((producer) => producer.connect()));
    const [first, second] = [await producers[0]!.transaction(), await producers[1]!.transaction()];
    for (const transaction of [first, second]) await transaction.send({ topic: id, messages: numbered(2) });
    await second.abort();
    await first.abort();
    await Promise.all(producers.map((producer) => producer.disconnect()));
    await broker.send(id, numbered(1));
    consume();

    // After two records of each, and two markers.
    expect(await untilEvents(ledger.db, id, 1)).toEqual([`${id}/0/6`]);
  });

  it('is not read before it has a sink: its records wait in their topic', async () => {
    const id = `topic-${(topics += 1)}`;
    await broker.topic(id, 1);
    await withKafkaSource(ledger, id, { brokers: [broker.address], topics: [id] }, { hasSink: false });
    await broker.send(id, numbered(3));
    const other = await aSource();
    await broker.send(other, numbered(1));
    const consumers = consume();
    await untilEvents(ledger.db, other, 1);
    expect(consumers.statusOf(id)).toBeUndefined();

    await withSinkForNothing(ledger, id);
    expect(await untilEvents(ledger.db, id, 3)).toHaveLength(3);
  });

  it('begins with the next record when a group is new and told so, whatever happens before it stores an offset', async () => {
    const id = await aSource({ startFrom: 'latest' });
    await broker.send(id, numbered(3));
    const first = consume();
    await untilState(first, id, 'running');
    await first.stop();
    await broker.send(id, numbered(2, 3));

    consume();

    expect(await untilEvents(ledger.db, id, 2)).toEqual([`${id}/0/3`, `${id}/0/4`]);
  });

  it('reads nothing while its source is disabled or deleted, and goes on where it was', async () => {
    const id = await aSource();
    const by = { author: 'somebody' };
    const consumers = consume();
    await broker.send(id, numbered(2));
    await untilEvents(ledger.db, id, 2);

    await ledger.db.transaction((transaction) => pauseSource(transaction, id, 'maintenance', by));
    await until('the consumer to end', () => consumers.statusOf(id) === undefined);
    await broker.send(id, numbered(2, 2));
    await ledger.db.transaction((transaction) => resumeSource(transaction, id, by));
    expect(await untilEvents(ledger.db, id, 4)).toHaveLength(4);

    await deleteSource(ledger.db, id, penstockItself);
    await until('the consumer to end', () => consumers.statusOf(id) === undefined);
    await broker.send(id, numbered(2, 4));
    await ledger.db.transaction((transaction) => undeleteSource(transaction, id, by));
    const ids = await untilEvents(ledger.db, id, 6);
    expect(ids).toEqual(Array.from({ length: 6 }, (_none, offset) => `${id}/0/${offset}`));
  });

  it('waits for brokers that are down, and goes on when they restart in the middle', async () => {
    const id = await aSource();
    await broker.send(id, numbered(5));
    await broker.kill();
    const consumers = consume();
    await until('a reason', () => consumers.statusOf(id)?.reason);
    expect(consumers.statusOf(id)?.state).toBe('connecting');

    await broker.start();
    await untilEvents(ledger.db, id, 5);
    await broker.kill();
    await broker.start();
    await broker.send(id, numbered(5, 5));

    expect(await untilEvents(ledger.db, id, 10)).toHaveLength(10);
  });

  it('shares the partitions of two gateways and loses and doubles nothing when one leaves', async () => {
    const id = await aSource({}, 4);
    const [one, two] = [consume(), consume()];
    const partitionsOf = (consumers: KafkaSources) => consumers.statusOf(id)?.partitions.length ?? 0;
    await until('two partitions each', () => partitionsOf(one) === 2 && partitionsOf(two) === 2);
    const send = async (from: number) => {
      for (let batch = 0; batch < 10; batch += 1) await broker.send(id, numbered(100, from + batch * 100));
    };

    const sending = send(0);
    await untilEvents(ledger.db, id, 100);
    await one.stop();
    await sending;
    await send(1000);

    const ids = await untilEvents(ledger.db, id, 2000);
    expect(new Set(ids).size).toBe(2000);
    expect(ids).toHaveLength(2000);
    await until('all partitions', () => partitionsOf(two) === 4);
  });

  it('keeps the attributes of CloudEvents, binary and structured', async () => {
    const id = await aSource();
    await broker.send(id, [
      {
        key: 'customer-7',
        value: '<order/>',
        headers: {
          ce_specversion: '1.0',
          ce_id: 'b-1',
          ce_source: '/shop',
          ce_type: 'order.created',
          ce_region: 'eu',
          ce_depth: '3',
          ce_rootid: 'root-1',
          'content-type': 'application/xml',
        },
      },
      {
        value: JSON.stringify({ specversion: '1.0', id: 's-1', source: '/shop', type: 'order.paid', data: { n: 1 } }),
        headers: { 'content-type': 'application/cloudevents+json; charset=UTF-8' },
      },
    ]);
    consume();
    await untilEvents(ledger.db, id, 2);

    const events = await listEvents(ledger.db, { sourceId: id, limit: 10 });

    expect(events.find((event) => event.id === 'b-1')).toMatchObject({
      source: '/shop',
      type: 'order.created',
      datacontenttype: 'application/xml',
      rootid: 'root-1',
      depth: 3,
      extensions: { region: 'eu', partitionkey: 'customer-7' },
    });
    expect(events.find((event) => event.id === 's-1')).toMatchObject({ type: 'order.paid', depth: 0 });
  });

  it('sets aside what cannot become an event, and goes on with the others', async () => {
    const id = await aSource({ maxBodyBytes: 100 });
    const structured = { 'content-type': 'application/cloudevents+json' };
    await broker.send(id, [
      { value: '{"fine":1}' },
      { key: 'k', value: '{"specversion":"1.0","id":', headers: structured },
      { value: 'x'.repeat(101) },
      { value: null, headers: { ce_id: 'no-specversion' } },
      { value: '{"fine":2}' },
    ]);
    consume();

    expect(await untilEvents(ledger.db, id, 2)).toEqual([`${id}/0/0`, `${id}/0/4`]);
    await until('the stored offset', async () => (await committed(id))[0] === 5);
    expect(await listRejected(ledger.db, id, { limit: 10 })).toMatchObject([
      {
        offset: 1,
        code: 'badRequest',
        reason: expect.stringContaining('not valid JSON') as string,
        key: { text: 'k' },
        value: { text: '{"specversion":"1.0","id":' },
        headers: [{ name: 'content-type', value: { text: 'application/cloudevents+json' } }],
      },
      { offset: 2, code: 'payloadTooLarge', bytes: 101 },
      { offset: 3, reason: expect.stringContaining('ce_specversion') as string, value: null, bytes: null },
    ]);
  });

  it('takes a tombstone in as an event without data', async () => {
    const id = await aSource();
    await broker.send(id, [{ key: 'customer-7', value: null }]);
    consume();
    await untilEvents(ledger.db, id, 1);

    const [event] = await listEvents(ledger.db, { sourceId: id, limit: 1 });

    expect(event).toMatchObject({ bytes: 0, extensions: { tombstone: 'true', partitionkey: 'customer-7' } });
    expect(event?.datacontenttype).toBeUndefined();
  });

  it('stops when the next record is gone, says how many are, and goes on only where it is told to', async () => {
    const id = await aSource();
    await broker.send(id, numbered(10));
    const first = consume();
    await until('the stored offset', async () => (await committed(id))[0] === 10);
    await first.stop();
    await broker.send(id, numbered(10, 10));
    await broker.admin.deleteTopicRecords({ topic: id, partitions: [{ partition: 0, offset: '15' }] });

    const second = consume();

    expect(await untilState(second, id, 'offsetLost')).toContain(`${id}/0: 5 records before offset 15 are gone`);
    expect(await committed(id)).toEqual([10]);
    expect(await idsOf(ledger.db, id)).toHaveLength(10);
    expect(await readLosses(ledger.db, id)).toMatchObject([
      { topic: id, partition: 0, lostOffset: 10, firstOffset: 15, endOffset: 20, goOnFrom: null },
    ]);

    await decideLosses(ledger.db, id, 'earliest', penstockItself);
    expect((await untilEvents(ledger.db, id, 15)).slice(10)).toEqual([15, 16, 17, 18, 19].map((n) => `${id}/0/${n}`));
    expect(await readLosses(ledger.db, id)).toEqual([]);
  });

  it('stops at a topic that was deleted, made anew and filled beyond what was read, and goes on only where it is told to', async () => {
    const id = await aSource();
    await broker.send(id, numbered(10));
    const first = consume();
    await until('the stored offset', async () => (await committed(id))[0] === 10);
    await first.stop();
    await makeAnew(id);
    await broker.send(id, numbered(20));
    // Brokers may forget it with the topic, or not.
    await broker.admin.setOffsets({
      ...{ groupId: `group-of-${id}`, topic: id },
      partitions: [{ partition: 0, offset: '10' }],
    });

    const second = consume();

    expect(await untilState(second, id, 'offsetLost')).toContain(`${id}/0: the topic was deleted and made anew`);
    expect(await readLosses(ledger.db, id)).toMatchObject([{ lostOffset: 10, firstOffset: 0, endOffset: 20 }]);
    expect(await idsOf(ledger.db, id)).toHaveLength(10);

    await decideLosses(ledger.db, id, 'latest', penstockItself);
    await untilState(second, id, 'running');
    await second.stop();
    await broker.send(id, numbered(1, 20));
    consume();
    expect((await untilEvents(ledger.db, id, 11)).slice(10)).toEqual([`${id}/0/20`]);
  });

  it('stops when records are cut off that it is about to read', async () => {
    const id = await aSource({ maxInFlight: 1 });
    await broker.send(id, numbered(4));
    let isAway = false;
    const consumers = consume((accept) => async (source, events) => {
      if (isAway) throw new PenstockError('ledgerUnavailable', 'the ledger is away');
      const accepted = await accept(source, events);
      isAway = true;
      return accepted;
    });
    await until('the first stored offset', async () => (await committed(id))[0] === 1);
    await broker.admin.deleteTopicRecords({ topic: id, partitions: [{ partition: 0, offset: '3' }] });

    expect(await untilState(consumers, id, 'offsetLost')).toContain('2 records before offset 3 are gone');
    expect(await committed(id)).toEqual([1]);
  });

  it('never stores an offset ahead of the ledger, and takes all in when the ledger is back', async () => {
    const id = await aSource();
    await broker.send(id, numbered(50));
    let failures = 0;
    const isBack = () => failures >= 4;
    const consumers = consume((accept) => async (source, events) => {
      if (isBack()) return accept(source, events);
      expect(await committed(id)).toEqual([-1]);
      // Every other time it is the answer that gets lost.
      if (failures % 2 === 1) await accept(source, events.slice(0, 10));
      failures += 1;
      throw new PenstockError('ledgerUnavailable', 'the ledger is away');
    });
    await until('a partition that waits', () => consumers.statusOf(id)?.partitions[0]?.waitsFor);
    expect(consumers.statusOf(id)?.partitions[0]?.waitsFor).toContain('the ledger is away');

    const ids = await untilEvents(ledger.db, id, 50);

    expect(ids).toHaveLength(50);
    await until('the stored offset', async () => (await committed(id))[0] === 50);
    expect(consumers.statusOf(id)?.partitions[0]?.waitsFor).toBeUndefined();
  });

  it('tells what waits while a table does not say where it goes on', async () => {
    const id = await aSource();
    await broker.send(id, numbered(5));
    const source = await findSource(ledger.db, id);
    if (source?.type !== 'kafka') throw new Error(`no kafka source "${id}"`);
    const consuming = keepConsuming({
      ...{ source, secrets: {}, db: ledger.db, take: () => Promise.reject(new Error('nothing is to be read yet')) },
      tables: { takesEvents: false, isCurrent: () => Promise.resolve(true), start: () => Promise.resolve(silentTable) },
      ...{ timing: { sessionMs: 3000, heartbeatMs: 300 }, log: pino({ level: 'silent' }) },
    });
    const lag = () => consuming.status().partitions[0]?.lagRecords;
    await until('what waits to be known', () => lag() === 5);
    await broker.send(id, numbered(3, 5));
    await until('more to wait', () => lag() === 8);
    expect(consuming.status().partitions[0]?.lagSeconds).toBeGreaterThan(0);
    await consuming.stop(0);
  });

  it('follows its configuration: other topics, then none', async () => {
    const id = await aSource();
    const other = `${id}-other`;
    await broker.topic(other);
    await broker.send(other, numbered(2));
    const consumers = consume();
    await untilState(consumers, id, 'running');

    const { name, description, config } = await withTopics(id, [other]);
    await updateSource(ledger.db, id, { name, description, config });
    expect(await untilEvents(ledger.db, id, 2)).toEqual([`${other}/0/0`, `${other}/0/1`]);

    await deleteSource(ledger.db, id, penstockItself);
    await until('its end', () => consumers.statusOf(id) === undefined);
    const { members } = (await broker.admin.describeGroups([`group-of-${id}`])).groups[0] ?? {};
    expect(members).toEqual([]);
  });

  const withTopics = async (id: string, others: string[]) => {
    const source = await findSource(ledger.db, id);
    if (source?.type !== 'kafka') throw new Error(`no kafka source "${id}"`);
    return { ...source, config: { ...source.config, topics: others } };
  };

  it('names what it cannot do: a topic that is missing', async () => {
    const id = await aSource({ topics: ['nowhere'] });
    const consumers = consume();
    expect(await untilState(consumers, id, 'failed')).toContain('there is no topic "nowhere"');
  });
});
