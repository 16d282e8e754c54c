// One membership in a consumer group, from joining it until it ends.
import { setTimeout as delay } from 'node:timers/promises';
import type { Kafka } from 'kafkajs';
import type { Logger } from 'pino';
import { noteLoss, type Loss } from '../../../ledger/kafka/losses';
import type { Database } from '../../../ledger/ledger';
import { isPermanent } from '../../../model/errors';
import type { KafkaSource } from '../../../model/source';
import { passed } from '../../../model/passed';
import type { PartitionStatus } from '../status';
import type { TakeRecords } from '../take-records';
import { keyOf, type TopicPartition } from '../topic-partition';
import { checkTopics } from './check-topics';
import { findPositions, type FoundPosition } from './find-positions';
import { followEnds } from './follow-ends';
import { PartitionFlow } from './partition-flow';
import type { BeginAt, Reader, TablesOfSource, Trouble } from '../tables/tables-of-source';
import { storePosition, takeBatch, type TakeBatch } from './take-batch';
import { takeForTables } from './take-for-tables';
import { tellGroup } from './tell-group';

/** Of the membership in the group, in ms. */
export interface Timing {
  sessionMs: number;
  heartbeatMs: number;
}

export const usualTiming: Timing = { sessionMs: 6000, heartbeatMs: 1500 };

const rebalanceMs = 60_000;
const partitionsConcurrently = 4;
/** All records of a fetch are objects at the same time: with more of them the collector of garbage works more than we do. */
const fetchBytesPerPartition = 1024 * 1024;
const fetchBytes = 2 * 1024 * 1024;
/** Also how long kafkajs sleeps when all partitions are paused, even if they go on meanwhile. */
const fetchWaitMs = 50;
const askAgainMs = 1000;
const stopLimitMs = 8000;
const abandonAfterMs = 3000;
const notAppended =
  'stopped before all that was read could be appended: it is still in the topic, and read again at the next start';
/** A log may seem shorter than it is while its broker starts: only what is asked so often is believed. */
const asksBeforeLoss = 3;

export interface ConsumerDependencies {
  kafka: Kafka;
  source: KafkaSource;
  db: Database;
  take: TakeRecords;
  /** The tables that the records go into; absent where they only become events. */
  tables?: OpenTables;
  timing: Timing;
  log: Logger;
  /** Told when the group is rebalanced, and when all that was assigned is read. */
  onState: (state: 'joining' | 'reading') => void;
}

export interface OpenTables {
  takesEvents: boolean;
  /** Whether the source and its sinks still are what they were when it began. Rejects when the ledger is away. */
  isCurrent: () => Promise<boolean>;
  start: (reader: Reader) => Promise<TablesOfSource>;
}

/** Why a membership ended by itself. */
export type End = { kind: 'failed'; error: unknown } | { kind: 'lost'; losses: Loss[] };

export interface RunningConsumer {
  /** Settled when it ends without having been stopped. */
  ended: Promise<End>;
  partitions(): PartitionStatus[];
  /** What a table is held up by. */
  trouble(): Trouble | undefined;
  /**
   * Lets what is under way end, stores its offsets, and leaves the group. What tables have taken is made durable within
   * `flushWithinMs`; what is not by then is named in the log, and read again.
   */
  stop(flushWithinMs: number): Promise<void>;
}

/** Throws when brokers or topics are not there. */
export async function startConsumer(dependencies: ConsumerDependencies): Promise<RunningConsumer> {
  const { kafka, source, db, take, timing, log, onState } = dependencies;
  const { config } = source;
  const stopping = new AbortController();
  const admin = kafka.admin();
  const consumer = kafka.consumer({
    groupId: config.group,
    sessionTimeout: timing.sessionMs,
    heartbeatInterval: timing.heartbeatMs,
    rebalanceTimeout: rebalanceMs,
    maxBytesPerPartition: fetchBytesPerPartition,
    maxBytes: fetchBytes,
    minBytes: 1,
    maxWaitTimeInMs: fetchWaitMs,
    allowAutoTopicCreation: false,
    retry: { retries: 4, initialRetryTime: 200, maxRetryTime: 2000, restartOnFailure: () => Promise.resolve(false) },
  });
  const flows = new Map<string, PartitionFlow>();
  let round = 0;
  /** Of itself, when it crashes: then it throws whatever it is asked. */
  let hasStopped = false;
  const isReading = () => !hasStopped && !stopping.signal.aborted;
  let started: Promise<void> = Promise.resolve();
  let end: (how: End) => void = () => undefined;
  const ended = new Promise<End>((resolve) => (end = resolve));

  /** One after the other, so that a former offset is never stored over a later one. */
  let storing: Promise<void> = Promise.resolve();
  const tables = await dependencies.tables?.start({
    onDurable(partitions) {
      storing = storing.then(() => storeDurable(partitions));
    },
    eventsAt: (partition) => flows.get(keyOf(partition))?.position,
    seek(partition, offset) {
      const flow = flows.get(keyOf(partition));
      if (flow && isReading()) consumer.seek(seekOf(flow, offset));
    },
  });
  const takesEvents = dependencies.tables?.takesEvents ?? true;
  tables?.failed.catch((error: unknown) => end({ kind: 'failed', error }));

  const closeFlows = () => {
    for (const flow of flows.values()) flow.close();
    flows.clear();
  };

  consumer.on(consumer.events.GROUP_JOIN, ({ payload: { memberAssignment } }) => {
    const assigned = Object.entries(memberAssignment).flatMap(([topic, partitions]) =>
      partitions.map((partition) => ({ topic, partition })),
    );
    closeFlows();
    round += 1;
    onState('joining');
    // Nothing is fetched before it is known where each partition goes on.
    for (const one of assigned) consumer.pause([alone(one)]);
    void goOn(assigned, round);
  });
  consumer.on(consumer.events.STOP, () => (hasStopped = true));
  consumer.on(consumer.events.CRASH, ({ payload: { error } }) => end({ kind: 'failed', error }));

  /** Finds where the partitions go on, asking as often as it takes, and lets them. */
  async function goOn(assigned: TopicPartition[], mine: number): Promise<void> {
    const isCurrent = () => mine === round && !stopping.signal.aborted;
    for (let asked = 1; isCurrent(); asked += 1) {
      try {
        const found = await findPositions({ admin, db, source }, assigned);
        if (!isCurrent()) return;
        const losses = found.flatMap(lossOf);
        if (losses.length === 0) {
          await tellGroup({ consumer, admin, db, source }, found);
          if (!isCurrent()) return;
          tables?.clear();
          // Tables may take long to say where they go on: what waits meanwhile is known.
          const begins = found.flatMap(beginOf);
          for (const one of begins) flows.set(keyOf(one), new PartitionFlow(one, one.position, one.end));
          await tables?.begin(begins);
          if (isCurrent()) letGo(begins);
          return;
        }
        if (asked >= asksBeforeLoss) {
          for (const loss of losses) await noteLoss(db, { sourceId: source.id, group: config.group }, loss);
          return end({ kind: 'lost', losses });
        }
      } catch (error) {
        // A table that is not what it was is for a person to look at; what may pass is asked again.
        if (isPermanent(error)) return end({ kind: 'failed', error });
        log.debug({ err: error, source: source.id }, 'cannot find out where to go on');
      }
      await passed(askAgainMs, stopping.signal);
    }
  }

  function letGo(begins: BeginAt[]): void {
    for (const one of begins) {
      const begin = tables?.readingAt(one) ?? one.position;
      flows.get(keyOf(one))?.beginAt(takesEvents ? one.position : begin);
      consumer.seek(seekOf(one, begin));
      consumer.resume([alone(one)]);
    }
    onState('reading');
  }

  /** The group is where all that take from a partition have durably come to. */
  async function storeDurable(partitions: TopicPartition[]): Promise<void> {
    const mine = round;
    const isCurrent = () => mine === round;
    while (isCurrent()) {
      const offsets = partitions.flatMap(({ topic, partition }) => {
        const offset = tables?.durable({ topic, partition });
        return offset === undefined ? [] : [{ topic, partition, offset: String(offset) }];
      });
      for (const { topic, partition, offset } of offsets)
        flows.get(keyOf({ topic, partition }))?.isDurable(Number(offset));
      if (offsets.length === 0) return;
      try {
        // What comes after an event sink was added is for that one as well, which is not read for yet.
        if (!takesEvents && !(await dependencies.tables?.isCurrent())) return;
        return await consumer.commitOffsets(offsets);
      } catch (error) {
        log.debug({ err: error, source: source.id }, 'cannot store offsets');
      }
      // What is not stored in the end is read again and found in the table, while the log has it.
      if (stopping.signal.aborted) return;
      await passed(askAgainMs, stopping.signal);
    }
  }

  const run = () =>
    consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: partitionsConcurrently,
      eachBatch: async (payload) => {
        const flow = flows.get(keyOf(payload.batch));
        if (!flow?.isBegun) return;
        const isOurs = () => flows.get(keyOf(flow)) === flow;
        const resume = () => {
          if (isOurs() && isReading()) consumer.resume([alone(flow)]);
        };
        const events: TakeBatch = {
          flow,
          take: (records) => take(source.id, records),
          maxInFlight: config.maxInFlight,
          heartbeatMs: timing.heartbeatMs,
          isOurs,
          isStopping: () => stopping.signal.aborted,
          resume,
          store: storePosition,
        };
        if (!tables) return takeBatch(payload, events);
        if (stopping.signal.aborted) return;
        const takeEvents = async (upTo: number) => {
          await takeBatch(payload, { ...events, upTo, store: () => storeEvents(flow) });
          return flow.position;
        };
        await takeForTables(payload, { flow, tables, isOurs, resume, ...(takesEvents && { takeEvents }) });
      },
    });

  async function storeEvents(flow: PartitionFlow): Promise<void> {
    tables?.noteEvents(flow, flow.position);
    await storeDurable([flow]);
  }

  async function stop(flushWithinMs: number): Promise<void> {
    if (stopping.signal.aborted) return;
    stopping.abort();
    // Nothing more is taken: what is fetched meanwhile would be fetched again and again.
    if (!hasStopped) for (const flow of flows.values()) consumer.pause([alone(flow)]);
    // What the tables have taken is made durable, and stored, while the partitions are still ours.
    await tables?.drain(AbortSignal.timeout(flushWithinMs));
    for (const unfinished of tables?.unfinished() ?? []) log.warn({ source: source.id, ...unfinished }, notAppended);
    // A commit that hangs is the workflow's, and goes on without us.
    await Promise.race([tables?.stop(), delay(abandonAfterMs, undefined, { ref: false })]);
    await Promise.race([storing, delay(abandonAfterMs, undefined, { ref: false })]);
    // A consumer that is told to stop before it has joined would join, and go on for ever.
    const leave = started.catch(() => undefined).then(() => consumer.disconnect());
    await Promise.race([leave.catch(() => undefined), delay(stopLimitMs, undefined, { ref: false })]);
    closeFlows();
    const farewell = ends.stop().then(() => admin.disconnect());
    await Promise.race([farewell.catch(() => undefined), delay(stopLimitMs, undefined, { ref: false })]);
  }

  const ends = followEnds(admin, flows, log);
  try {
    await admin.connect();
    await checkTopics(admin, config.topics);
    await consumer.connect();
    await consumer.subscribe({ topics: config.topics, fromBeginning: config.startFrom === 'earliest' });
  } catch (error) {
    await stop(0);
    throw error;
  }
  started = run();
  started.catch((error: unknown) => end({ kind: 'failed', error }));
  return {
    ended,
    stop,
    partitions: () => [...flows.values()].map((flow) => flow.status()),
    trouble: () => tables?.trouble(),
  };
}

const beginOf = ({ position, ...one }: FoundPosition): BeginAt[] =>
  position.kind === 'at' ? [{ ...one, position: position.offset }] : [];

const lossOf = ({ topic, partition, position, first, end }: FoundPosition): Loss[] =>
  position.kind === 'lost'
    ? [{ topic, partition, lostOffset: position.lostOffset, firstOffset: first, endOffset: end }]
    : [];

const seekOf = ({ topic, partition }: TopicPartition, offset: number) => ({ topic, partition, offset: String(offset) });
const alone = ({ topic, partition }: TopicPartition) => ({ topic, partitions: [partition] });
