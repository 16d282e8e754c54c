// One membership in a consumer group, from joining it until it ends.
import { setTimeout as delay } from 'node:timers/promises';
import type { Admin, Kafka } from 'kafkajs';
import type { Logger } from 'pino';
import { noteLoss, removeLoss, type Loss } from '../../../ledger/kafka/losses';
import type { Database } from '../../../ledger/ledger';
import type { KafkaSource } from '../../../model/source';
import type { PartitionStatus } from '../status';
import type { TakeRecords } from '../take-records';
import { findPositions, storedOf, type FoundPosition, type TopicPartition } from './find-positions';
import { PartitionFlow } from './partition-flow';
import { takeBatch } from './take-batch';

/** Of the membership in the group, in ms. */
export interface Timing {
  sessionMs: number;
  heartbeatMs: number;
}

export const usualTiming: Timing = { sessionMs: 10_000, heartbeatMs: 2000 };

const rebalanceMs = 60_000;
const partitionsConcurrently = 4;
/** Two MB of a partition are enough to keep the ledger busy, and eight in memory are little. */
const fetchBytesPerPartition = 2 * 1024 * 1024;
const fetchBytes = 8 * 1024 * 1024;
const fetchWaitMs = 500;
const readEndsEveryMs = 5000;
const askAgainMs = 1000;
const stopLimitMs = 15_000;
/** A log may seem shorter than it is while its broker starts: only what is asked so often is believed. */
const asksBeforeLoss = 3;

export interface ConsumerDependencies {
  kafka: Kafka;
  source: KafkaSource;
  db: Database;
  take: TakeRecords;
  timing: Timing;
  log: Logger;
  /** Told when the group is rebalanced, and when all that was assigned is read. */
  onState: (state: 'joining' | 'reading') => void;
}

/** Why a membership ended by itself. */
export type End = { kind: 'failed'; error: unknown } | { kind: 'lost'; losses: Loss[] };

export interface RunningConsumer {
  /** Settled when it ends without having been stopped. */
  ended: Promise<End>;
  partitions(): PartitionStatus[];
  /** Lets what is under way end, stores its offsets, and leaves the group. */
  stop(): Promise<void>;
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
  let started: Promise<void> = Promise.resolve();
  let end: (how: End) => void = () => undefined;
  const ended = new Promise<End>((resolve) => (end = resolve));

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
  // Markers of transactions alone: nothing to take in, and kafkajs goes beyond them by itself.
  consumer.on(consumer.events.END_BATCH_PROCESS, ({ payload }) => {
    if (payload.batchSize === 0) flows.get(keyOf(payload))?.advanceTo(Number(payload.lastOffset) + 1);
  });
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
          await tellGroup(found);
          if (isCurrent()) letGo(found);
          return;
        }
        if (asked >= asksBeforeLoss) {
          for (const loss of losses) await noteLoss(db, { sourceId: source.id, group: config.group }, loss);
          return end({ kind: 'lost', losses });
        }
      } catch (error) {
        log.debug({ err: error, source: source.id }, 'cannot find out where to go on');
      }
      await delay(askAgainMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }

  /** What was decided about a loss becomes the group's offset, and the loss is forgotten when it is. */
  async function tellGroup(found: FoundPosition[]): Promise<void> {
    const decided = found.flatMap(({ position, ...one }) =>
      position.kind === 'at' && position.decided ? [{ ...one, offset: position.offset }] : [],
    );
    if (decided.length === 0) return;
    await consumer.commitOffsets(decided.map(({ offset, ...one }) => ({ ...one, offset: String(offset) })));
    const topics = [...new Set(decided.map(({ topic }) => topic))];
    const stored = await admin.fetchOffsets({ groupId: config.group, topics });
    for (const one of decided) {
      if (storedOf(stored, one) !== one.offset) throw new Error(`the group has not stored where ${keyOf(one)} goes on`);
      await removeLoss(db, { sourceId: source.id, group: config.group }, one);
    }
  }

  function letGo(found: FoundPosition[]): void {
    for (const { position, end: endOffset, ...one } of found) {
      if (position.kind !== 'at') continue;
      flows.set(keyOf(one), new PartitionFlow(one, position.offset, endOffset));
      consumer.seek({ topic: one.topic, partition: one.partition, offset: String(position.offset) });
      consumer.resume([alone(one)]);
    }
    onState('reading');
  }

  const run = () =>
    consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: partitionsConcurrently,
      eachBatch: async (payload) => {
        const flow = flows.get(keyOf(payload.batch));
        if (!flow) return;
        const isOurs = () => flows.get(keyOf(flow)) === flow;
        await takeBatch(payload, {
          flow,
          take: (records) => take(source.id, records),
          maxInFlight: config.maxInFlight,
          heartbeatMs: timing.heartbeatMs,
          isOurs,
          isStopping: () => stopping.signal.aborted,
          resume: () => {
            if (isOurs() && !stopping.signal.aborted) consumer.resume([alone(flow)]);
          },
        });
      },
    });

  async function stop(): Promise<void> {
    if (stopping.signal.aborted) return;
    stopping.abort();
    // A consumer that is told to stop before it has joined would join, and go on for ever.
    const leave = started.catch(() => undefined).then(() => consumer.disconnect());
    await Promise.race([leave.catch(() => undefined), delay(stopLimitMs, undefined, { ref: false })]);
    closeFlows();
    await Promise.race([admin.disconnect().catch(() => undefined), delay(stopLimitMs, undefined, { ref: false })]);
  }

  async function readEnds(): Promise<void> {
    while (!stopping.signal.aborted) {
      await delay(readEndsEveryMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      for (const topic of new Set([...flows.values()].map((flow) => flow.topic))) {
        const ends = await admin.fetchTopicOffsets(topic).catch(() => []);
        for (const { partition, high } of ends) {
          const flow = flows.get(keyOf({ topic, partition }));
          if (flow) flow.end = Math.max(flow.position, Number(high));
        }
      }
    }
  }

  try {
    await admin.connect();
    await checkTopics(admin, config.topics);
    await consumer.connect();
    await consumer.subscribe({ topics: config.topics, fromBeginning: config.startFrom === 'earliest' });
  } catch (error) {
    await stop();
    throw error;
  }
  started = run();
  started.catch((error: unknown) => end({ kind: 'failed', error }));
  void readEnds();
  return {
    ended,
    stop,
    partitions: () => [...flows.values()].map((flow) => flow.status()),
  };
}

/** kafkajs names no topic when one is missing. */
async function checkTopics(admin: Admin, topics: string[]): Promise<void> {
  const there = new Set(await admin.listTopics());
  const missing = topics.filter((topic) => !there.has(topic));
  if (missing.length > 0) throw new TopicMissing(`there is no topic "${missing.join('", "')}", or it may not be read`);
}

export class TopicMissing extends Error {
  override readonly name = 'TopicMissing';
}

const lossOf = ({ topic, partition, position, first, end }: FoundPosition): Loss[] =>
  position.kind === 'lost'
    ? [{ topic, partition, lostOffset: position.lostOffset, firstOffset: first, endOffset: end }]
    : [];

const keyOf = ({ topic, partition }: TopicPartition): string => `${topic}/${partition}`;
const alone = ({ topic, partition }: TopicPartition) => ({ topic, partitions: [partition] });
