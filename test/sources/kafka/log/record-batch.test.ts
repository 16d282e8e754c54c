import fc from 'fast-check';
import { readBatches, readRecords, RecordCursor } from '../../../../src/sources/kafka/log/record-batch';
import { aWrittenRecord, batchBytes, type WrittenRecord } from './encode-log';

const someBytes = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes));
const maybeBytes = fc.option(someBytes, { nil: null });
const someRecords: fc.Arbitrary<WrittenRecord[]> = fc
  .array(
    fc.record({
      timestampDelta: fc.integer({ min: -(2 ** 45), max: 2 ** 45 }),
      key: maybeBytes,
      value: maybeBytes,
      headers: fc.array(fc.tuple(fc.string({ unit: 'grapheme' }), maybeBytes), { maxLength: 4 }),
      gap: fc.integer({ min: 0, max: 70_000 }),
    }),
    { maxLength: 20 },
  )
  .map((records) => {
    let next = 0;
    return records.map(({ gap, ...record }) => {
      const offsetDelta = next + gap;
      next = offsetDelta + 1;
      return { ...record, offsetDelta };
    });
  });

const read = (bytes: Buffer) =>
  readBatches(bytes).flatMap((batch) => readRecords(batch, { withHeaders: true }).map((record) => ({ ...record })));

describe('records of a log', () => {
  it('are read as they were written, with gaps, times before the first, and headers in their order', () => {
    fc.assert(
      fc.property(
        fc.array(someRecords, { maxLength: 4 }),
        fc.integer({ min: 0, max: 2 ** 50 }),
        (batches, firstTimestampMs) => {
          const bytes = batches.map((records, index) =>
            batchBytes({ records, firstOffset: index * 2 ** 40, firstTimestampMs }),
          );

          expect(read(Buffer.concat(bytes))).toEqual(
            batches.flatMap((records, index) =>
              records.map(({ offsetDelta, timestampDelta, key, value, headers }) => ({
                offset: index * 2 ** 40 + offsetDelta,
                timestampMs: firstTimestampMs + timestampDelta,
                key,
                value,
                headers: headers.map(([name, text]) => [name, text ?? Buffer.alloc(0)]),
              })),
            ),
          );
        },
      ),
    );
  });

  it('have the time of their broker where that is what counts', () => {
    const records = [aWrittenRecord(0), aWrittenRecord(1, { timestampDelta: 5 })];
    const bytes = batchBytes({ records, firstTimestampMs: 1000, maxTimestampMs: 2000, usesAppendTime: true });

    expect(read(bytes).map(({ timestampMs }) => timestampMs)).toEqual([2000, 2000]);
  });

  it('come without headers to those who want none', () => {
    const records = [aWrittenRecord(0, { headers: [['a', Buffer.from('b')]] }), aWrittenRecord(1)];
    const [batch] = readBatches(batchBytes({ records }));

    const found = readRecords(batch!, { withHeaders: false });

    expect(found.map(({ offset, headers }) => ({ offset, headers }))).toEqual([
      { offset: 0, headers: [] },
      { offset: 1, headers: [] },
    ]);
  });

  it('are told one by one where they lie as they are read whole', () => {
    fc.assert(
      fc.property(someRecords, (records) => {
        const [batch] = readBatches(batchBytes({ records }));
        const found = [];
        for (const cursor = new RecordCursor(batch!); cursor.next();) found.push({ ...cursor.whole() });

        expect(found).toEqual(readRecords(batch!, { withHeaders: false }));
      }),
    );
  });

  it('are left where a fetch ends within their batch', () => {
    const first = batchBytes({ records: [aWrittenRecord(0)] });
    const both = Buffer.concat([first, batchBytes({ firstOffset: 1, records: [aWrittenRecord(0)] })]);

    for (let length = 0; length < both.length; length += 1)
      expect(readBatches(both.subarray(0, length))).toHaveLength(length < first.length ? 0 : 1);
    expect(readBatches(both)).toHaveLength(2);
  });

  it('are refused when their bytes are no records, and never read for ever', () => {
    fc.assert(
      fc.property(someBytes, fc.integer({ min: 0, max: 50 }), (bytes, count) => {
        const [batch] = readBatches(batchBytes({ records: [] }));
        const broken = { ...batch!, bytes, count };
        try {
          expect(readRecords(broken, { withHeaders: true })).toHaveLength(count);
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
        }
      }),
    );
  });

  it('are refused when one is longer than it says', () => {
    const [batch] = readBatches(batchBytes({ records: [aWrittenRecord(0)] }));
    const bytes = Buffer.from(batch!.bytes);
    bytes[0] = 4;

    expect(() => readRecords({ ...batch!, bytes }, { withHeaders: true })).toThrow(RangeError);
  });
});
