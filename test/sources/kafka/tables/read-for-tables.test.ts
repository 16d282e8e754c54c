import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { orAborted } from '../../../../src/model/aborted';
import { PenstockError } from '../../../../src/model/errors';
import type { OffsetRange } from '../../../../src/sources/kafka/batches/batch';
import { startSpooler, type Spooler } from '../../../../src/sources/kafka/batches/spooler';
import fc from 'fast-check';
import { readForTables } from '../../../../src/sources/kafka/tables/read-for-tables';
import type { TableTaker } from '../../../../src/sources/kafka/tables/table-taker';
import type { TablesOfSource } from '../../../../src/sources/kafka/tables/tables-of-source';
import { until } from '../../../support/until';
import { aRecord } from '../a-record';
import { inPlace } from '../../../../src/sources/kafka/log/records-in-place';

const t0 = { topic: 't', partition: 0 };
const logEnd = 40;
const patienceMs = 30;

let directory: string;
const started: TablesOfSource[] = [];
const timers: NodeJS.Timeout[] = [];

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'penstock-tables-'));
});
afterEach(async () => {
  for (const timer of timers.splice(0)) clearInterval(timer);
  await Promise.all(started.splice(0).map((tables) => tables.stop()));
  await rm(directory, { recursive: true, force: true });
});

/** A table in batches of two, whose catalog can stop answering; its rows are offsets. */
class ATable {
  rows: number[] = [];
  answers = true;
  /** How long a commit takes. */
  commitMs = 0;
  failure: Error | undefined;
  /** The topic was made anew since it was read for this table. */
  knowsAnother = false;
  spooler: Spooler | undefined;

  constructor(
    readonly name: string,
    /** Where it goes on. */
    public watermark = 0,
  ) {}

  answer = () => until(`${this.name} to answer`, () => this.answers);

  taker(onDurable: (ranges: OffsetRange[]) => void): TableTaker {
    const stopping = new AbortController();
    const answered = () => orAborted(this.answer(), stopping.signal);
    const spooler = startSpooler({
      directory: join(directory, this.name),
      limits: { maxRecords: 2, maxBytes: 1e9, maxAgeMs: 20 },
      commit: async ({ ranges, rows, placeOf }) => {
        await answered();
        await pause(this.commitMs);
        for (const { from, to } of ranges) {
          expect(from).toBe(this.watermark);
          this.watermark = to;
        }
        for (let line = 0; line < rows; line += 1) this.rows.push(placeOf(line).offset);
        return 'durable';
      },
      beforeRetry: () => Promise.reject(new Error('a commit failed')),
      onDurable,
    });
    this.spooler = spooler;
    return {
      name: this.name,
      spooler,
      trouble: () => undefined,
      begin: async (assigned, signal) => {
        await orAborted(spooler.settled(), signal);
        await orAborted(answered(), signal);
        if (this.failure) throw this.failure;
        if (signal.aborted) return undefined;
        return { positions: assigned.map(() => this.watermark), madeAnew: this.knowsAnother ? [t0] : [] };
      },
      stop: async () => {
        stopping.abort();
        await spooler.stop();
      },
    };
  }
}

/** Reads a topic of 40 records for the tables, three records a fetch, as a consumer does. */
function read(tables: ATable[], { takesEvents = false, position = 0, log = { end: logEnd } } = {}) {
  const events: number[] = [];
  let at = position;
  let isPaused = true;
  let isFetching = false;
  let sought: number | undefined;
  let told: number | undefined;
  const eventsAt = () => (events.at(-1) ?? position - 1) + 1;
  const of = readForTables(
    tables.map((table) => (onDurable) => table.taker(onDurable)),
    { takesEvents, patienceMs, aheadMs: 10, askAgainMs: 5 },
    {
      onDurable: () => (told = of.durable(t0)),
      eventsAt,
      seek: (_partition, offset) => (sought = offset),
    },
  );
  started.push(of);
  /** What a fetch brings that was under way when reading was sent elsewhere is thrown away. */
  const take = (from: number) => {
    isFetching = false;
    if (sought !== undefined || isPaused) return;
    const next = Math.min(from + 3, log.end);
    const records = Array.from({ length: next - from }, (_none, n) => inPlace(aRecord({ offset: from + n })));
    at = of.add(t0, records, { from, next });
    if (takesEvents) for (let offset = Math.max(from, eventsAt()); offset < at; offset += 1) events.push(offset);
    of.noteEvents(t0, at);
    if (at === next) return;
    isPaused = true;
    void of.room().then(() => (isPaused = false));
  };
  const fetch = () => {
    if (isFetching || isPaused) return;
    at = sought ?? at;
    sought = undefined;
    if (at === log.end) return;
    isFetching = true;
    setTimeout(take, 1, at);
  };
  timers.push(setInterval(fetch, 1));
  const begin = async (group = position) => {
    isPaused = true;
    of.clear();
    await of.begin([{ ...t0, position: group, first: 0, end: log.end }]);
    sought = of.readingAt(t0) ?? group;
    isPaused = false;
  };
  return { of, events, begin, told: () => told };
}

const upTo = (end: number, from = 0) => Array.from({ length: end - from }, (_none, n) => from + n);
const all = (from = 0) => upTo(logEnd, from);
const untilAll = (table: ATable, from = 0) =>
  until(`${table.name} to have all`, () => table.watermark === logEnd).then(() =>
    expect(table.rows).toEqual(all(from)),
  );

it('reads once for all tables, from where the one goes on that is furthest behind', async () => {
  const [first, second] = [new ATable('first', 5), new ATable('second', 9)];
  await read([first, second], { position: 5 }).begin();
  await Promise.all([untilAll(first, 5), untilAll(second, 9)]);
});

it('tells the group of what is in the tables as they begin, for it may not have been told before', async () => {
  const { begin, told } = read([new ATable('first', 9), new ATable('second', 7)], { position: 5, log: { end: 9 } });
  await begin();
  expect(told()).toBe(7);
});

it('leaves a table behind that takes nothing for a while, and reads again what it lacks when it has room', async () => {
  const [dead, alive] = [new ATable('dead'), new ATable('alive')];
  const { of, events, begin } = read([dead, alive], { takesEvents: true });
  await begin();
  dead.answers = false;
  await untilAll(alive);
  await until('all events', () => events.length === logEnd);
  expect(of.trouble()?.reason).toContain('dead: takes nothing');
  expect(of.durable(t0)).toBe(dead.watermark);

  dead.answers = true;
  await untilAll(dead);
  expect(events).toEqual(all());
  expect(alive.rows).toEqual(all());
  expect(of.trouble()).toBeUndefined();
});

it('goes on after a rebalance without a table that has a commit under way, and begins with it when that is through', async () => {
  const [dead, alive] = [new ATable('dead'), new ATable('alive')];
  const { of, events, begin } = read([dead, alive], { takesEvents: true });
  await begin();
  dead.answers = false;
  await until('it to be left', () => of.trouble() !== undefined);
  const reached = of.durable(t0) ?? 0;
  await begin(reached);
  await untilAll(alive);
  await until('all events', () => events.length === logEnd);
  expect(of.durable(t0)).toBe(reached);

  dead.answers = true;
  await untilAll(dead);
  await until('the group to follow', () => of.durable(t0) === logEnd);
  expect([events, alive.rows]).toEqual([all(), all()]);
});

it('takes events after a rebalance though no table says where it goes on', async () => {
  const dead = new ATable('dead');
  dead.answers = false;
  const { events, begin } = read([dead], { takesEvents: true });
  await begin();
  await until('all events', () => events.length === logEnd);
  dead.answers = true;
  await untilAll(dead);
  expect(events).toEqual(all());
});

it('waits for a table that nobody else is read beside', async () => {
  const alone = new ATable('alone');
  const { of, begin } = read([alone]);
  await begin();
  alone.answers = false;
  await until('it to be full', () => alone.spooler?.isFull());
  await pause(100);
  expect(of.readingAt(t0)).toBe(alone.spooler?.positionOf('t', 0));
  expect(of.trouble()).toBeUndefined();
  alone.answers = true;
  await untilAll(alone);
});

describe.each([false, true])('while a table catches up, with events %s', (takesEvents) => {
  it('those who are ahead are read for now and then, and all have everything once in the end', async () => {
    const [slow, ahead] = [new ATable('slow'), new ATable('ahead')];
    const log = { end: logEnd };
    const { of, events, begin } = read([slow, ahead], { takesEvents, log });
    await begin();
    slow.answers = false;
    await untilAll(ahead);
    await until('it to be left', () => of.trouble() !== undefined);

    slow.commitMs = 12;
    slow.answers = true;
    await until('it to catch up', () => of.trouble() === undefined);
    log.end += 5;
    await until('the other to have what is new', () => ahead.watermark === log.end);
    expect(slow.watermark).toBeLessThan(logEnd);

    slow.commitMs = 0;
    await until('it to have all', () => slow.watermark === log.end);
    expect([slow.rows, ahead.rows]).toEqual([upTo(log.end), upTo(log.end)]);
    if (takesEvents) expect(events).toEqual(upTo(log.end));
    await until('the group to follow', () => of.durable(t0) === log.end);
  });
});

it('has everything once in each table, wherever they begin, and however slow or silent they are at times', async () => {
  const aPace = fc.record({
    watermark: fc.integer({ min: 0, max: 20 }),
    commitMs: fc.constantFrom(0, 0, 3, 12),
    silentAfter: fc.option(fc.integer({ min: 0, max: 30 }), { nil: undefined }),
    silentMs: fc.constantFrom(10, 60, 90),
  });
  const paces = fc.array(aPace, { minLength: 2, maxLength: 3 });
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(paces, fc.boolean(), async (of, takesEvents) => {
      runs += 1;
      const tables = of.map(({ watermark, commitMs }, n) => {
        const table = new ATable(`table-${runs}-${n}`, watermark);
        table.commitMs = commitMs;
        return table;
      });
      const { events, begin } = read(tables, { takesEvents });
      await begin();
      await Promise.all(
        of.map(async ({ silentAfter, silentMs }, n) => {
          const table = tables[n]!;
          if (silentAfter === undefined) return;
          await until('it to fall silent', () => table.watermark >= silentAfter);
          table.answers = false;
          await pause(silentMs);
          table.answers = true;
        }),
      );
      await Promise.all(tables.map((table, n) => untilAll(table, of[n]!.watermark)));
      if (takesEvents)
        await until('all events', () => events.length === logEnd).then(() => expect(events).toEqual(all()));
    }),
    { numRuns: 25 },
  );
});

describe('a table that a person has to look at', () => {
  const isBroken = new PenstockError('tableRolledBack', 'it was rolled back');

  it.each(['at once', 'late'])('holds up no other when it says so %s, and begins when it is mended', async (when) => {
    const [broken, alive] = [new ATable('broken'), new ATable('alive')];
    broken.failure = isBroken;
    broken.answers = when === 'at once';
    const { of, begin } = read([broken, alive]);
    await begin();
    broken.answers = true;
    await untilAll(alive);
    await until('its fault to be told', () => of.trouble()?.isForAPerson);
    expect(of.trouble()?.reason).toBe('broken: it was rolled back; others go on without it');
    expect(of.durable(t0)).toBe(0);

    broken.failure = undefined;
    await untilAll(broken);
    expect(alive.rows).toEqual(all());
    expect(of.trouble()).toBeUndefined();
  });

  it('says so of a topic that was made anew, however far it goes', async () => {
    const [stale, alive] = [new ATable('stale', 9), new ATable('alive', 9)];
    stale.knowsAnother = true;
    const { of, begin } = read([stale, alive], { position: 9 });
    await begin();
    await untilAll(alive, 9);
    expect(of.trouble()?.reason).toContain('stale: t/0 was deleted and made anew, and the table is at 9 of the former');
    expect(stale.rows).toEqual([]);
  });

  it('holds up no events', async () => {
    const broken = new ATable('broken');
    broken.failure = isBroken;
    const { of, events, begin } = read([broken], { takesEvents: true });
    await begin();
    await until('all events', () => events.length === logEnd);
    expect(of.durable(t0)).toBe(0);
  });

  it('ends reading when there are no others, or all are like it', async () => {
    for (const tables of [[new ATable('alone')], [new ATable('first'), new ATable('second')]]) {
      for (const table of tables) table.failure = isBroken;
      const { of, begin } = read(tables);
      await expect(begin()).rejects.toThrow('it was rolled back');
      await expect(of.failed).rejects.toThrow('it was rolled back');
    }
  });
});
