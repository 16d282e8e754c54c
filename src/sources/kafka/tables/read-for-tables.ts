// Where a source is read for its tables: once for all of them, so that one which does not keep up holds back the others
// until it is left behind, and what it lacks is read again when it has room.
import { setTimeout as delay } from 'node:timers/promises';
import { PenstockError } from '../../../model/errors';
import type { OffsetRange } from '../batches/batch';
import { DurableOffsets } from '../batches/durable-offsets';
import { keyOf, type TopicPartition } from '../topic-partition';
import type { TableTaker } from './table-taker';
import type { BeginAt, Reader, TablesOfSource, Unfinished } from './tables-of-source';

const events = 'events';

export type MakeTaker = (onDurable: (ranges: OffsetRange[]) => void) => TableTaker;

/** A table, and whether it is read for. */
interface Follower {
  taker: TableTaker;
  /** It is known where it goes on. */
  hasBegun: boolean;
  /** It took nothing for too long: the others went on, and its partitions are read again when it has room. */
  isLeft: boolean;
  /** What it cannot begin with before a person has looked: it is asked again, and the others go on meanwhile. */
  fault: Error | undefined;
}

export interface ReadOptions {
  takesEvents: boolean;
  /** How long the others wait for a table that takes nothing, before they go on without it. */
  patienceMs: number;
  /** After how long a table is asked again that could not begin. */
  askAgainMs: number;
}

export function readForTables(makers: MakeTaker[], options: ReadOptions, reader: Reader): TablesOfSource {
  const { takesEvents } = options;
  const followers = makers.map((make): Follower => {
    const taker: TableTaker = make((ranges) => {
      for (const range of ranges) offsets.note(taker.name, range);
      reader.onDurable(ranges);
    });
    return { taker, hasBegun: false, isLeft: false, fault: undefined };
  });
  const offsets = new DurableOffsets([...(takesEvents ? [events] : []), ...followers.map(({ taker }) => taker.name)]);
  /** Where each partition is read. */
  const reading = new Map<string, { one: TopicPartition; at: number }>();
  /** Aborts when the partitions are assigned anew. */
  let round = new AbortController();
  let fail: (error: unknown) => void = () => undefined;
  const failed = Promise.race([
    new Promise<never>((_resolve, reject) => (fail = reject)),
    ...followers.map(({ taker }) => taker.spooler.failed),
  ]);
  let hasFailed = false;
  failed.catch(() => (hasFailed = true));

  const isInStep = ({ hasBegun, isLeft }: Follower) => hasBegun && !isLeft;
  const isFull = ({ taker }: Follower) => taker.spooler.isFull();
  const positionOf = ({ taker }: Follower, { topic, partition }: TopicPartition) =>
    taker.spooler.positionOf(topic, partition);

  /** Reads again what tables in step have not taken yet. */
  const goBack = () => {
    for (const where of reading.values()) {
      const { one } = where;
      const wanted = followers.filter(isInStep).map((follower) => positionOf(follower, one) ?? Infinity);
      if (Math.min(...wanted) < where.at) where.at = reader.goBack(one, Math.min(...wanted));
    }
  };

  const leaveBehind = (follower: Follower) => {
    const { signal } = round;
    follower.isLeft = true;
    void follower.taker.spooler.room().then(() => {
      if (signal.aborted) return;
      follower.isLeft = false;
      goBack();
    });
  };

  const beginOne = async (follower: Follower, assigned: BeginAt[], signal: AbortSignal) => {
    const { taker } = follower;
    const positions = await taker.begin(assigned, signal);
    if (!positions || signal.aborted) return;
    checkThere(taker, assigned, positions);
    const begins = assigned.map(({ topic, partition, position }, at) => ({
      ...{ topic, partition },
      position: positions[at] ?? position,
    }));
    for (const { topic, partition, position } of begins) offsets.begin(taker.name, topic, partition, position);
    taker.spooler.assign(begins);
    follower.hasBegun = true;
    follower.fault = undefined;
    goBack();
  };

  const isOther = (follower: Follower) => (one: Follower) => one !== follower && one.fault === undefined;

  /** Asks again as often as it takes, if there are others; calls `setAside` then. Throws what a person has to look at if not. */
  const beginAtLast = async (follower: Follower, assigned: BeginAt[], signal: AbortSignal, setAside: () => void) => {
    while (!signal.aborted) {
      try {
        return await beginOne(follower, assigned, signal);
      } catch (error) {
        if (signal.aborted) return;
        if (!takesEvents && !followers.some(isOther(follower))) throw error;
        follower.fault = error as Error;
        setAside();
        await passed(options.askAgainMs, signal);
      }
    }
  };

  return {
    clear() {
      round.abort();
      round = new AbortController();
      offsets.clear();
      reading.clear();
      for (const follower of followers) {
        follower.hasBegun = follower.isLeft = false;
        follower.fault = undefined;
        follower.taker.spooler.clear();
      }
    },

    async begin(assigned) {
      const { signal } = round;
      for (const { topic, partition, position } of assigned) offsets.assign(topic, partition, position);
      const setAside: Promise<void>[] = [];
      const begun = followers.map((follower) => {
        let tell: () => void = () => undefined;
        setAside.push(new Promise((resolve) => (tell = resolve)));
        return beginAtLast(follower, assigned, signal, tell);
      });
      for (const one of begun) one.catch(fail);
      const somebody = takesEvents ? Promise.resolve() : Promise.race(begun);
      somebody.catch(() => undefined);
      const all = Promise.all(begun.map((one, index) => Promise.race([one, setAside[index]])));
      await Promise.race([all, passed(options.patienceMs, signal)]);
      await somebody;
      if (signal.aborted) return;
      for (const { topic, partition, position } of assigned) {
        const one = { topic, partition };
        const wanted = followers.filter(isInStep).map((follower) => positionOf(follower, one) ?? position);
        reading.set(keyOf(one), { one, at: Math.min(...wanted, ...(takesEvents ? [position] : [])) });
      }
    },

    readingAt: (partition) => reading.get(keyOf(partition))?.at,

    add(partition, records, next) {
      const where = reading.get(keyOf(partition));
      if (!where) return next;
      const reached = followers.filter(isInStep).flatMap((follower) => {
        const position = positionOf(follower, partition);
        // `goBack` keeps it from being behind; should it be nevertheless, what lies between would be missing unnoticed.
        if (position === undefined || position < where.at) return [];
        follower.taker.spooler.add(partition, records, next);
        return [positionOf(follower, partition) ?? next];
      });
      return (where.at = reached.length > 0 || takesEvents ? Math.min(next, ...reached) : where.at);
    },

    readAgain(partition, from) {
      const where = reading.get(keyOf(partition));
      if (where) where.at = Math.min(where.at, from);
    },

    async room() {
      const { signal } = round;
      for (;;) {
        const awaited = followers.filter(isInStep);
        await Promise.race([
          Promise.all(awaited.map(({ taker }) => taker.spooler.room())),
          passed(options.patienceMs, signal),
        ]);
        const full = awaited.filter((follower) => isInStep(follower) && isFull(follower));
        if (signal.aborted || hasFailed || full.length === 0) return;
        const areOthers = takesEvents || followers.some((follower) => isInStep(follower) && !isFull(follower));
        if (areOthers) return full.forEach(leaveBehind);
      }
    },

    noteEvents: ({ topic, partition }, to) => offsets.note(events, { topic, partition, to }),
    durable: ({ topic, partition }) => offsets.lowest(topic, partition),
    failed,
    trouble() {
      for (const { taker, isLeft, fault } of followers) {
        if (fault) return { reason: `${taker.name}: ${fault.message}; others go on without it`, isForAPerson: true };
        const error = taker.trouble();
        const isForAPerson = error instanceof PenstockError && error.code === 'diskFull';
        if (error) return { reason: `${taker.name}: ${error.message}`, isForAPerson };
        if (isLeft) return { reason: `${taker.name}: takes nothing; others go on without it`, isForAPerson };
      }
      return undefined;
    },
    unfinished() {
      return followers.flatMap(({ taker, fault }): Unfinished[] => {
        const open = [...reading.values()].flatMap(({ one, at }) => {
          const from = offsets.of(taker.name, one.topic, one.partition) ?? at;
          return from < at ? [{ name: `${keyOf(one)} from ${from}`, records: at - from }] : [];
        });
        if (open.length === 0) return [];
        const records = open.reduce((sum, one) => sum + one.records, 0);
        const reason = (fault ?? taker.trouble())?.message;
        const partitions = open.map(({ name }) => name);
        return [{ table: taker.name, records, partitions, ...(reason !== undefined && { reason }) }];
      });
    },
    async drain(signal) {
      await Promise.all(followers.map(({ taker }) => taker.spooler.drain(signal)));
    },
    async stop() {
      round.abort();
      await Promise.all(followers.map(({ taker }) => taker.stop()));
    },
  };
}

const passed = (ms: number, signal: AbortSignal): Promise<void> =>
  delay(ms, undefined, { signal, ref: false }).catch(() => undefined);

/** Nothing is skipped silently: what a table lacks must still be in the log, and the log must go as far as the table. */
function checkThere({ name }: TableTaker, assigned: BeginAt[], positions: number[]): void {
  const faults = assigned.flatMap(({ topic, partition, first, end }, at) => {
    const next = positions[at] ?? first;
    const where = `${topic}/${partition}`;
    if (next < first) return [`${first - next} records of ${where} before offset ${first} are gone`];
    if (next > end) return [`${where} ends at offset ${end}, and the table is at ${next}: the topic was made anew`];
    return [];
  });
  if (faults.length > 0) {
    const advice = 'Say where to go on with "penstock iceberg go-on"';
    throw new PenstockError('tableBehindLog', `${name}: ${faults.join('; ')}. ${advice}`);
  }
}
