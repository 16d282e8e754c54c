import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import type { OffsetRange, SpooledBatch } from '../../../../src/sources/kafka/batches/batch';
import { maxLineBytes } from '../../../../src/tables/record-line';
import type { KafkaRecord } from '../../../../src/sources/kafka/events/record';
import { recordsInPlace, type RecordInPlace } from '../../../../src/sources/kafka/log/records-in-place';
import type { KafkaMessage } from 'kafkajs';
import { readBatches } from '../../../../src/sources/kafka/log/record-batch';
import type { TopicPartition } from '../../../../src/sources/kafka/topic-partition';
import { startSpooler, type Spooler, type SpoolerOptions } from '../../../../src/sources/kafka/batches/spooler';
import { until } from '../../../support/until';
import { aRecord } from '../a-record';
import { batchBytes } from '../log/encode-log';

let directory: string;
const started: Spooler[] = [];
/** Commits that wait until they are let go. */
const held: { batch: SpooledBatch; letGo: () => void; fail: (error: Error) => void }[] = [];

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'penstock-spool-'));
});
afterEach(async () => {
  const stops = started.splice(0).map((spooler) => spooler.stop());
  for (const { letGo } of held.splice(0)) letGo();
  await Promise.all(stops);
  await rm(directory, { recursive: true, force: true });
});

interface Committed extends SpooledBatch {
  lines: string[];
}

/** A spooler whose batches are read when they are committed; the partition `t/0` goes on at 0. */
function aSpooler({ limits, ...differences }: Partial<Omit<SpoolerOptions, 'limits'>> & { limits?: object } = {}) {
  const committed: Committed[] = [];
  const durable: OffsetRange[] = [];
  const spooler = startSpooler({
    directory: join(directory, 'spool'),
    limits: { maxRecords: 3, maxBytes: 1e9, maxAgeMs: 60_000, ...limits },
    commit: (batch) => {
      committed.push({ ...batch, lines: linesOf(batch) });
      return Promise.resolve('durable');
    },
    beforeRetry: () => Promise.resolve(),
    onDurable: (ranges) => durable.push(...ranges),
    ...differences,
  });
  started.push(spooler);
  spooler.assign([{ topic: 't', partition: 0, position: 0 }]);
  const add = (partition: TopicPartition, records: KafkaRecord[], next: number) =>
    spooler.add(partition, inOneBatch(partition, records), next);
  return { spooler: { ...spooler, add }, committed, durable };
}

/** As a fetch brings them: between the values are bytes of any kind, ends of lines too. */
function inOneBatch(partition: TopicPartition, records: KafkaRecord[]): Iterable<RecordInPlace> {
  const [first] = records;
  if (!first) return [];
  const [batch] = readBatches(
    batchBytes({
      firstOffset: first.offset,
      firstTimestampMs: first.timestampMs,
      records: records.map(({ offset, timestampMs, key, value }) => ({
        ...{ offsetDelta: offset - first.offset, timestampDelta: timestampMs - first.timestampMs, key, value },
        headers: [],
      })),
    }),
  );
  return recordsInPlace({ ...partition, messages: [{ batch } as unknown as KafkaMessage] });
}

const linesOf = ({ file }: SpooledBatch) => readFileSync(file, 'utf8').split('\n').slice(0, -1);
const t0 = { topic: 't', partition: 0 };
const objects = (from: number, count: number) =>
  Array.from({ length: count }, (_none, index) => aRecord({ offset: from + index, value: `{"n":${from + index}}` }));
const spooled = () => readdirSync(join(directory, 'spool'));

const heldCommit = (batch: SpooledBatch) =>
  new Promise<'durable'>((resolve, reject) => {
    held.push({ batch, letGo: () => resolve('durable'), fail: reject });
  });

describe('a batch', () => {
  it('is closed at its age when nothing more comes, whatever the clock says by then', async () => {
    const clock = jest.spyOn(Date, 'now').mockReturnValue(1_790_035_200_000);
    const { spooler, durable } = aSpooler({ limits: { maxAgeMs: 20 } });
    spooler.add(t0, objects(0, 1), 1);
    clock.mockRestore();
    const early = jest.spyOn(Date, 'now').mockReturnValue(1_790_035_200_019);
    for (let turn = 0; turn < 100 && durable.length === 0; turn += 1) await pause(20);
    early.mockRestore();
    expect(durable).toEqual([{ ...t0, from: 0, to: 1 }]);
  });

  it('is closed at so many records, and knows which each line is', async () => {
    const { spooler, committed, durable } = aSpooler();
    expect(spooler.add(t0, objects(0, 4), 4)).toBe(4);
    await until('the commit', () => durable.length === 1);

    expect(committed[0]).toMatchObject({ rows: 3, bytes: 24, lines: ['{"n":0}', '{"n":1}', '{"n":2}'], refused: [] });
    expect(committed[0]?.placeOf(2)).toEqual({ ...t0, offset: 2 });
    expect(() => committed[0]?.placeOf(3)).toThrow('there is no line 3');
    expect(durable).toEqual([{ ...t0, from: 0, to: 3 }]);
    expect(spooler.positionOf('t', 0)).toBe(4);
  });

  it('has its own lines alone where it is written over a longer one that is durable; no file stays when all are', async () => {
    const { spooler, committed, durable } = aSpooler();
    spooler.add(t0, objects(0, 4), 4);
    await until('the first commit', () => durable.length === 1);
    const files = spooled();
    spooler.add(t0, objects(4, 3), 7);
    await until('the second commit', () => durable.length === 2);
    expect(spooled()).toHaveLength(files.length);

    spooler.flush();
    await until('the third commit', () => durable.length === 3);
    expect(committed.map(({ lines }) => lines)).toEqual([
      ['{"n":0}', '{"n":1}', '{"n":2}'],
      ['{"n":3}', '{"n":4}', '{"n":5}'],
      ['{"n":6}'],
    ]);
    await until('no file is left', () => spooled().length === 0);
  });

  it('is closed at so many bytes', async () => {
    const { spooler, committed } = aSpooler({ limits: { maxBytes: 15, maxRecords: 100 } });
    spooler.add(t0, objects(0, 3), 3);
    await until('the commit', () => committed.length === 1);
    expect(committed[0]).toMatchObject({ rows: 2, bytes: 16 });
  });

  it('is closed at its age', async () => {
    const { spooler, committed } = aSpooler({ limits: { maxAgeMs: 30 } });
    spooler.add(t0, objects(0, 1), 1);
    await until('the commit', () => committed.length === 1);
    expect(committed[0]).toMatchObject({ rows: 1 });
  });

  it('stands for the offsets from where the consumer was to where it is, gaps included', async () => {
    const { spooler, durable } = aSpooler();
    spooler.assign([{ topic: 't', partition: 1, position: 100 }]);
    spooler.add(t0, [aRecord({ offset: 5 }), aRecord({ offset: 9 })], 12);
    spooler.add({ topic: 't', partition: 1 }, [aRecord({ partition: 1, offset: 107 })], 108);
    await until('the commit', () => durable.length === 2);
    expect(durable).toEqual([
      { ...t0, from: 0, to: 12 },
      { topic: 't', partition: 1, from: 100, to: 108 },
    ]);
  });

  it('passes over what it has already, when a fetch brings it again', async () => {
    const { spooler, committed } = aSpooler();
    spooler.add(t0, objects(0, 2), 2);
    spooler.add(t0, objects(0, 3), 3);
    await until('the commit', () => committed.length === 1);
    expect(committed[0]?.lines).toEqual(['{"n":0}', '{"n":1}', '{"n":2}']);
  });

  it('tells when its first and its last record were made', async () => {
    const { spooler, committed } = aSpooler({ limits: { maxRecords: 2 } });
    spooler.add(t0, [aRecord({ offset: 0, timestampMs: 70 }), aRecord({ offset: 1, timestampMs: 50 })], 2);
    await until('the commit', () => committed.length === 1);
    expect(committed[0]).toMatchObject({ firstTimestampMs: 50, lastTimestampMs: 70 });
  });

  it('keeps of a fetch that brought a refused record nothing but that record alive', () => {
    const { spooler } = aSpooler({ commit: heldCommit });
    const large = aRecord({ value: `{"n":"${'x'.repeat(1_000_000)}"}` });
    const refused = aRecord({ offset: 1, key: 'key', value: 'plain' });
    spooler.add(t0, [large, refused, aRecord({ offset: 2 })], 3);
    const { key, value } = held[0]!.batch.refused[0]!.record;
    expect([key, value].map(String)).toEqual(['key', 'plain']);
    expect([key, value].map((bytes) => bytes!.buffer.byteLength < 100_000)).toEqual([true, true]);
  });

  it('of refused records alone is committed too, so that their offsets pass', async () => {
    const { spooler, committed, durable } = aSpooler();
    const refused = [null, '', 'plain'].map((value, offset) => aRecord({ offset, value }));
    spooler.add(t0, refused, 3);
    await until('the commit', () => durable.length === 1);
    expect(committed[0]).toMatchObject({ rows: 0, lines: [], firstTimestampMs: undefined });
    expect(committed[0]?.refused.map(({ record }) => record)).toEqual(refused);
  });
});

describe('backpressure', () => {
  it('lets one batch wait beside the one being committed, and takes on when there is room', async () => {
    const { spooler } = aSpooler({ commit: heldCommit });

    expect(spooler.add(t0, objects(0, 20), 20)).toBe(9);
    expect(spooler.isFull()).toBe(true);
    expect(spooler.add(t0, objects(9, 1), 10)).toBe(0);
    const room = spooler.room();
    held[0]?.letGo();
    await room;

    expect(spooler.add(t0, objects(9, 20), 29)).toBe(3);
    expect(spooler.positionOf('t', 0)).toBe(12);
    expect(held.map(({ batch }) => batch.ranges)).toEqual([[{ ...t0, from: 0, to: 3 }], [{ ...t0, from: 3, to: 6 }]]);
  });

  it('is prepared while the one before is, and committed after it, whichever is ready first', async () => {
    const preparing: (() => void)[] = [];
    const prepare = () => new Promise<void>((resolve) => preparing.push(resolve));
    const { spooler, committed } = aSpooler({ prepare });

    expect(spooler.add(t0, objects(0, 20), 20)).toBe(12);
    expect(preparing).toHaveLength(2);
    preparing[1]?.();
    await until('the third to be prepared', () => preparing.length === 3);
    expect(committed).toEqual([]);
    preparing[2]?.();
    preparing[0]?.();
    await until('all commits', () => committed.length === 3);
    expect(committed.map(({ ranges }) => ranges[0]?.from)).toEqual([0, 3, 6]);
    await until('the last to be prepared', () => preparing.length === 4);
    preparing[3]?.();
  });

  it('tries a failing commit again by the policy of its caller, with the same batch', async () => {
    const failures: number[] = [];
    const { spooler, durable } = aSpooler({
      commit: heldCommit,
      beforeRetry: (_error, count) => {
        failures.push(count);
        return Promise.resolve();
      },
    });
    spooler.add(t0, objects(0, 3), 3);
    held[0]?.fail(new Error('the catalog is away'));
    await until('a second try', () => held.length === 2);
    held[1]?.fail(new Error('the catalog is away'));
    await until('a third try', () => held.length === 3);
    expect(durable).toEqual([]);
    expect(existsSync(held[2]?.batch.file ?? '')).toBe(true);
    held[2]?.letGo();

    await until('the offsets', () => durable.length === 1);
    expect(failures).toEqual([1, 2]);
    expect(new Set(held.map(({ batch }) => batch.id)).size).toBe(1);
  });

  it('ends when its caller gives up', async () => {
    const { spooler, durable } = aSpooler({
      commit: () => Promise.reject(new Error('not the next one')),
      beforeRetry: () => Promise.reject(new Error('stale')),
    });
    spooler.add(t0, objects(0, 3), 3);
    await expect(spooler.failed).rejects.toThrow('stale');
    expect(spooler.isFull()).toBe(true);
    expect(spooler.add(t0, objects(3, 1), 4)).toBe(0);
    expect([durable, spooled()]).toEqual([[], []]);
  });
});

describe('a rebalance', () => {
  it('throws away what is not durable, and is settled after the commit under way', async () => {
    const { spooler, durable } = aSpooler({ commit: heldCommit });
    spooler.add(t0, objects(0, 8), 8);
    let isSettled = false;
    spooler.clear();
    const settling = spooler.settled().then(() => (isSettled = true));
    await pause(20);
    expect(isSettled).toBe(false);
    held[0]?.letGo();
    await settling;

    expect(durable).toEqual([{ ...t0, from: 0, to: 3 }]);
    expect(spooled()).toEqual([]);
    expect(spooler.positionOf('t', 0)).toBeUndefined();
    spooler.assign([{ ...t0, position: 3 }]);
    expect(spooler.add(t0, objects(3, 3), 6)).toBe(3);
    await until('the next commit', () => held.length === 2);
    expect(held[1]?.batch.ranges).toEqual([{ ...t0, from: 3, to: 6 }]);
  });

  it('goes on when the commit of what was thrown away fails', async () => {
    const gaveUp = jest.fn(() => Promise.reject(new Error('given up')));
    const { spooler, durable } = aSpooler({ commit: heldCommit, beforeRetry: gaveUp });
    spooler.add(t0, objects(0, 3), 3);
    spooler.clear();
    held.shift()?.fail(new Error('the table is elsewhere'));
    await spooler.settled();
    spooler.assign([{ ...t0, position: 0 }]);
    spooler.add(t0, objects(0, 3), 3);
    await until('another commit', () => held.length === 1);
    held.shift()?.letGo();
    await until('what is durable', () => durable.length === 1);
    expect(gaveUp).not.toHaveBeenCalled();
  });

  it('does not wait for a commit that is to be tried again', async () => {
    let waitsFor: AbortSignal | undefined;
    const { spooler } = aSpooler({
      commit: () => Promise.reject(new Error('the catalog is away')),
      beforeRetry(_error, _failures, _batch, signal) {
        waitsFor = signal;
        return pause(60_000, undefined, { signal });
      },
    });
    spooler.add(t0, objects(0, 3), 3);
    await until('the wait for another try', () => waitsFor);
    spooler.clear();
    await spooler.settled();
    expect(spooled()).toEqual([]);
    spooler.assign([{ ...t0, position: 0 }]);
    expect(spooler.add(t0, objects(0, 1), 1)).toBe(1);
  });
});

it('removes what an earlier process left', () => {
  mkdirSync(join(directory, 'spool'));
  writeFileSync(join(directory, 'spool', 'left.ndjson'), '{"n":1}\n');
  aSpooler();
  expect(spooled()).toEqual([]);
});

it('says so when the disk does not take a record', async () => {
  const { spooler } = aSpooler();
  await rm(join(directory, 'spool'), { recursive: true });
  expect(() => spooler.add(t0, objects(0, 1), 1)).toThrow('ENOENT');
  await expect(spooler.failed).rejects.toThrow('ENOENT');
});

describe('any records', () => {
  const good = fc
    .record({ id: fc.nat(), text: fc.string(), deep: fc.jsonValue({ maxDepth: 2 }) })
    .map((json) => JSON.stringify(json));
  const value = fc.oneof(
    { weight: 6, arbitrary: good },
    { weight: 1, arbitrary: good.map((text) => JSON.stringify(JSON.parse(text), null, 2)) },
    { weight: 1, arbitrary: good.map((text) => JSON.stringify(JSON.parse(text), null, '\r\n')) },
    { weight: 2, arbitrary: fc.tuple(good, fc.nat(40)).map(([text, cut]) => text.slice(0, -1 - cut)) },
    { weight: 1, arbitrary: fc.tuple(good, fc.nat(40)).map(([text, cut]) => `${text.slice(0, -1 - cut)}}`) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(null, '', ' \n', '[1]', '17', '{', '}', '{}', '{\n}', '{"a":\n}', '{"a":[\n}'),
    },
    { weight: 1, arbitrary: fc.constant(`{"id":1,"text":"${'x'.repeat(maxLineBytes)}"}`) },
    { weight: 1, arbitrary: fc.constant(`{"id":7,"text":"${'x'.repeat(maxLineBytes - 18)}"}`) },
  );
  const fetches = fc.array(
    fc.record({
      partition: fc.nat(2),
      gap: fc.nat(2),
      values: fc.array(fc.record({ value, gap: fc.constantFrom(0, 0, 0, 1, 5) }), { maxLength: 8 }),
      gapAfter: fc.constantFrom(0, 0, 2),
    }),
    { maxLength: 8 },
  );

  it('are each exactly one line or refused, at the place they came from, in ranges without a gap', async () => {
    await fc.assert(
      fc.asyncProperty(fetches, fc.integer({ min: 1, max: 10 }), async (all, maxRecords) => {
        const { spooler, committed } = aSpooler({ limits: { maxRecords } });
        spooler.clear();
        spooler.assign([0, 1, 2].map((partition) => ({ topic: 't', partition, position: 10 })));
        const ends = [10, 10, 10];
        const given = new Map<string, string | null>();
        for (const { partition, gap, values, gapAfter } of all) {
          let offset = (ends[partition] ?? 0) + gap;
          let records = values.map((one) => {
            offset += one.gap;
            given.set(`${partition}/${offset}`, one.value);
            return aRecord({ partition, offset: offset++, value: one.value });
          });
          const next = offset + gapAfter;
          ends[partition] = next;
          for (;;) {
            const taken = spooler.add({ topic: 't', partition }, records, next);
            records = records.slice(taken);
            if (records.length === 0 && spooler.positionOf('t', partition) === next) break;
            await spooler.room();
          }
        }
        spooler.flush();
        await until('all commits', async () => {
          await spooler.room();
          spooler.flush();
          return spooled().length === 0;
        });

        const found = new Map<string, string | null>();
        for (const { lines, rows, placeOf, refused } of committed) {
          expect(lines).toHaveLength(rows);
          lines.forEach((line, index) => {
            const { partition, offset } = placeOf(index);
            found.set(`${partition}/${offset}`, line);
          });
          for (const { record } of refused) found.set(`${record.partition}/${record.offset}`, null);
        }
        expect([...found.keys()].sort()).toEqual([...given.keys()].sort());
        for (const [place, line] of found) {
          const sent = given.get(place) ?? null;
          if (line === null) expect(isGoodLine(sent)).toBe(false);
          else expect(line).toBe((sent ?? '').replace(/[\n\r]/g, ' '));
        }
        for (const partition of [0, 1, 2]) {
          const ranges = committed.flatMap((batch) => batch.ranges).filter((range) => range.partition === partition);
          let position = 10;
          for (const { from, to } of ranges) {
            expect(from).toBe(position);
            position = to;
          }
          expect(position).toBe(ends[partition]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('lose no good record when the file is read, however bad their neighbours are', async () => {
    const duckdb = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
    await fc.assert(
      fc.asyncProperty(fc.array(value, { minLength: 1, maxLength: 40 }), async (values) => {
        let read: string[] | undefined;
        const { spooler } = aSpooler({
          limits: { maxRecords: values.length },
          commit: async ({ file }) => {
            const source = `read_json('${file}', format='newline_delimited', ignore_errors=true,
              maximum_object_size=${maxLineBytes}, columns={id: 'BIGINT', text: 'VARCHAR'})`;
            const ids = `select id::varchar from ${source} where id is not null and text is not null`;
            read = (await duckdb.runAndReadAll(ids)).getRows().map(([id]) => String(id));
            return 'durable';
          },
        });
        spooler.add(
          t0,
          values.map((one, offset) => aRecord({ offset, value: one })),
          values.length,
        );
        await until('the commit', () => read !== undefined);
        await spooler.stop();

        const good = values.filter(isGoodLine).map((text) => JSON.parse(text ?? '') as { id?: number; text?: string });
        const whole = good.filter(({ id, text }) => id !== undefined && text !== undefined);
        // DuckDB takes some that are no JSON, too; whoever encodes the file has them found.
        const others = [...(read ?? [])];
        for (const { id } of whole) {
          expect(others).toContain(String(id));
          others.splice(others.indexOf(String(id)), 1);
        }
        expect(others.length).toBeLessThanOrEqual(values.length - good.length);
      }),
      { numRuns: 40 },
    );
  }, 120_000);
});

/** An object in JSON that is not too long. */
function isGoodLine(text: string | null): boolean {
  if (text === null || Buffer.byteLength(text) > maxLineBytes || !text.trim().startsWith('{')) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
