// Where a source is read for its tables: once for all of them, so that one which does not keep up holds back the others
// until it is left behind. What it lacks is read again when it has room; meanwhile those who are ahead get turns.
import { setTimeout as delay } from 'node:timers/promises';
import { orAborted } from '../../../model/aborted';
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
  /** It is behind, and those who are ahead have their turn. */
  isResting: boolean;
  /** What it cannot begin with before a person has looked: it is asked again, and the others go on meanwhile. */
  fault: Error | undefined;
}

export interface ReadOptions {
  takesEvents: boolean;
  /** How long the others wait for a table that takes nothing, or is behind, before they go on without it. */
  patienceMs: number;
  /** How long those who are ahead are read for then, before it is the turn of those behind again. */
  aheadMs: number;
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
    return { taker, hasBegun: false, isLeft: false, isResting: false, fault: undefined };
  });
  const offsets = new DurableOffsets([...(takesEvents ? [events] : []), ...followers.map(({ taker }) => taker.name)]);
  /** Where each partition is read, and how far it was read by whoever was ahead. */
  const reading = new Map<string, { one: TopicPartition; at: number; head: number }>();
  /** Aborts when the partitions are assigned anew. */
  let round = new AbortController();
  let fail: (error: unknown) => void = () => undefined;
  const failed = Promise.race([
    new Promise<never>((_resolve, reject) => (fail = reject)),
    ...followers.map(({ taker }) => taker.spooler.failed),
  ]);
  let hasFailed = false;
  failed.catch(() => (hasFailed = true));

  /** Of the round in which turns are taken. */
  let takesTurns: AbortSignal | undefined;
  /** Aborts when reading goes elsewhere. */
  let turn = new AbortController();

  const isInStep = ({ hasBegun, isLeft, isResting }: Follower) => hasBegun && !isLeft && !isResting;
  const isFull = ({ taker }: Follower) => taker.spooler.isFull();
  const positionOf = ({ taker }: Follower, { topic, partition }: TopicPartition) =>
    taker.spooler.positionOf(topic, partition);

  /** Where a partition is to be read for these tables, and for the events. */
  const wantedBy = (readFor: Follower[], one: TopicPartition): number =>
    Math.min(
      ...readFor.map((follower) => positionOf(follower, one) ?? Infinity),
      (takesEvents ? reader.eventsAt(one) : undefined) ?? Infinity,
    );

  /** Has each partition read where the first of those goes on that are in step. */
  const goTo = () => {
    for (const where of reading.values()) {
      const wanted = wantedBy(followers.filter(isInStep), where.one);
      if (wanted === Infinity || wanted === where.at) continue;
      where.at = wanted;
      reader.seek(where.one, wanted);
    }
    turn.abort();
    turn = new AbortController();
  };

  /** It is read for again, from where it is. */
  const comeBack = (follower: Follower) => {
    follower.isLeft = follower.isResting = false;
    goTo();
    void takeTurns();
  };

  const leaveBehind = (follower: Follower) => {
    const { signal } = round;
    follower.isLeft = true;
    void follower.taker.spooler.room().then(() => {
      if (!signal.aborted) comeBack(follower);
    });
  };

  const isBehind = (follower: Follower) =>
    isInStep(follower) && [...reading.values()].some(({ one, head }) => (positionOf(follower, one) ?? head) < head);

  const standing = (follower: Follower) => [...reading.values()].map(({ one }) => positionOf(follower, one)).join();

  /** While tables are behind, those who are ahead of them are read for now and then. */
  const takeTurns = async () => {
    const { signal } = round;
    if (takesTurns === signal) return;
    takesTurns = signal;
    while (!signal.aborted) {
      const before = new Map(followers.map((follower) => [follower, standing(follower)]));
      await passed(options.patienceMs, signal);
      if (signal.aborted) return;
      const behind = followers.filter(isBehind);
      const ahead = followers.filter((follower) => isInStep(follower) && !behind.includes(follower));
      const areHeldUp = [...reading.values()].some(({ one, at }) => {
        const wanted = wantedBy(ahead, one);
        return wanted !== Infinity && wanted > at;
      });
      if (behind.length === 0 || !areHeldUp) break;
      for (const follower of behind) {
        if (before.get(follower) === standing(follower)) leaveBehind(follower);
        else follower.isResting = true;
      }
      goTo();
      await passed(options.aheadMs, signal);
      if (signal.aborted) return;
      for (const follower of behind) follower.isResting = false;
      goTo();
    }
    takesTurns = undefined;
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
    // The group may not have been told of what is in the table.
    reader.onDurable(begins);
    taker.spooler.assign(begins);
    follower.hasBegun = true;
    follower.fault = undefined;
    comeBack(follower);
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
        follower.hasBegun = follower.isLeft = follower.isResting = false;
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
        const at = Math.min(...wanted, ...(takesEvents ? [position] : []));
        reading.set(keyOf(one), { one, at, head: Math.max(...wanted, position) });
      }
    },

    readingAt: (partition) => reading.get(keyOf(partition))?.at,

    add(partition, records, { from, next }) {
      const where = reading.get(keyOf(partition));
      if (!where) return next;
      let isMissed = false;
      const reached = followers.filter(isInStep).flatMap((follower) => {
        const position = positionOf(follower, partition);
        if (position === undefined) return [];
        if (position < from) {
          // What lies between would be missing unnoticed.
          isMissed = true;
          return [];
        }
        follower.taker.spooler.add(partition, records, next);
        return [positionOf(follower, partition) ?? next];
      });
      if (reached.length > 0 || takesEvents) where.at = Math.min(next, ...reached);
      where.head = Math.max(where.head, where.at);
      const { at } = where;
      if (isMissed) goTo();
      return at;
    },

    readAgain(partition, from) {
      const where = reading.get(keyOf(partition));
      if (where) where.at = Math.min(where.at, from);
    },

    async room() {
      const { signal } = round;
      for (;;) {
        const awaited = followers.filter(isInStep);
        const areWaited = Promise.race([
          Promise.all(awaited.map(({ taker }) => taker.spooler.room())),
          passed(options.patienceMs, signal),
        ]);
        const isAnotherTurn = (await orAborted(areWaited, turn.signal)) === 'aborted';
        const full = awaited.filter((follower) => isInStep(follower) && isFull(follower));
        if (signal.aborted || hasFailed || full.length === 0) return;
        if (isAnotherTurn) continue;
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
