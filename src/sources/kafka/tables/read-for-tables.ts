// Where a source is read for its tables: once for all of them, so that one which does not keep up holds back the others
// until it is left behind. What it lacks is read again when it has room; meanwhile those who are ahead get turns.
import { orAborted } from '../../../model/aborted';
import { PenstockError } from '../../../model/errors';
import type { OffsetRange } from '../batches/batch';
import { DurableOffsets } from '../batches/durable-offsets';
import { keyOf } from '../topic-partition';
import { checkThere } from './check-there';
import { Follower } from './follower';
import { passed } from '../../../model/passed';
import { PlacesRead } from './places-read';
import { takeTurns, type TurnOptions } from './take-turns';
import type { TableTaker } from './table-taker';
import type { BeginAt, Reader, TablesOfSource, Unfinished } from './tables-of-source';

const events = 'events';

export type MakeTaker = (onDurable: (ranges: OffsetRange[]) => void) => TableTaker;

export interface ReadOptions extends TurnOptions {
  takesEvents: boolean;
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
    return new Follower(taker);
  });
  const offsets = new DurableOffsets([...(takesEvents ? [events] : []), ...followers.map(({ taker }) => taker.name)]);
  const places = new PlacesRead(reader, takesEvents);
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

  const inStep = () => followers.filter(({ isInStep }) => isInStep);

  const goTo = () => {
    places.goTo(inStep());
    turn.abort();
    turn = new AbortController();
  };

  /** It is read for again, from where it is. */
  const comeBack = (follower: Follower) => {
    follower.isLeft = follower.isResting = false;
    goTo();
    void takeTurnsOnce();
  };

  const leaveBehind = (follower: Follower) => {
    const { signal } = round;
    follower.isLeft = true;
    void follower.taker.spooler.room().then(() => {
      if (!signal.aborted) comeBack(follower);
    });
  };

  const takeTurnsOnce = async () => {
    const { signal } = round;
    if (takesTurns === signal) return;
    takesTurns = signal;
    await takeTurns({ followers, places, leaveBehind, goTo }, options, signal);
    if (!signal.aborted) takesTurns = undefined;
  };

  const beginOne = async (follower: Follower, assigned: BeginAt[], signal: AbortSignal) => {
    const { taker } = follower;
    const begun = await taker.begin(assigned, signal);
    if (!begun || signal.aborted) return;
    const { positions, madeAnew } = begun;
    checkThere(taker.name, assigned, positions, madeAnew);
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
      places.clear();
      for (const follower of followers) follower.clear();
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
      for (const { topic, partition, position } of assigned) places.begin({ topic, partition }, position, inStep());
    },

    readingAt: (partition) => places.of(partition)?.at,

    add(partition, records, { from, next }) {
      const where = places.of(partition);
      if (!where) return next;
      let isMissed = false;
      const reached = inStep().flatMap((follower) => {
        const position = follower.positionOf(partition);
        if (position === undefined) return [];
        if (position < from) {
          // What lies between would be missing unnoticed.
          isMissed = true;
          return [];
        }
        follower.taker.spooler.add(partition, records, next);
        return [follower.positionOf(partition) ?? next];
      });
      if (reached.length > 0 || takesEvents) where.at = Math.min(next, ...reached);
      where.head = Math.max(where.head, where.at);
      const { at } = where;
      if (isMissed) goTo();
      return at;
    },

    readAgain(partition, from) {
      const where = places.of(partition);
      if (where) where.at = Math.min(where.at, from);
    },

    async room() {
      const { signal } = round;
      for (;;) {
        const awaited = inStep();
        const areWaited = Promise.race([
          Promise.all(awaited.map(({ taker }) => taker.spooler.room())),
          passed(options.patienceMs, signal),
        ]);
        const isAnotherTurn = (await orAborted(areWaited, turn.signal)) === 'aborted';
        const full = awaited.filter(({ isInStep, isFull }) => isInStep && isFull);
        if (signal.aborted || hasFailed || full.length === 0) return;
        if (isAnotherTurn) continue;
        const areOthers = takesEvents || inStep().some(({ isFull }) => !isFull);
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
        const open = places.all.flatMap(({ one, at }) => {
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
