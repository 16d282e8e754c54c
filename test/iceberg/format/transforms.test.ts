import fc from 'fast-check';
import { fromBytes, toBytes } from '../../../src/iceberg/format/bytes';
import { lowerBound, upperBound } from '../../../src/iceberg/format/bounds';
import { compareValues } from '../../../src/iceberg/format/compare';
import { murmur3 } from '../../../src/iceberg/format/murmur3';
import {
  applyTransform,
  bucketHash,
  readTransform,
  refusedBy,
  writeTransform,
} from '../../../src/iceberg/format/transforms';
import { canPromote, readType, type PrimitiveType, type Value } from '../../../src/iceberg/format/types';

const micros = (text: string) => BigInt(Date.parse(text)) * 1000n;
const apply = (transform: string, type: PrimitiveType, value: Value) =>
  applyTransform(readTransform(transform)!, type, value);

describe('bucket', () => {
  // The vectors of the Iceberg specification, appendix B.
  it.each<[PrimitiveType, Value, number]>([
    ['int', 34, 2017239379],
    ['long', 34n, 2017239379],
    ['decimal(9,2)', 1420n, -500754589],
    ['date', 17486, -653330422],
    ['time', 81_068_000_000n, -662762989],
    ['timestamp', micros('2017-11-16T22:31:08Z'), -2047944441],
    ['timestamp', micros('2017-11-16T22:31:08Z') + 1n, -1207196810],
    ['timestamptz', micros('2017-11-16T14:31:08-08:00'), -2047944441],
    ['string', 'iceberg', 1210000089],
    ['uuid', Buffer.from('f79c3e09677c4bbda4793f349cb785e7', 'hex'), 1488055340],
    ['binary', Buffer.from([0, 1, 2, 3]), -188683207],
  ])('hashes %s %s', (type, value, hash) => {
    expect(bucketHash(type, value)).toBe(hash);
  });

  it('keeps the bucket of an int that becomes a long', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 1000 }), (value, width) => {
        const bucket = apply(`bucket[${width}]`, 'int', value);
        expect(bucket).toBe(apply(`bucket[${width}]`, 'long', BigInt(value)));
        expect(bucket).toBeGreaterThanOrEqual(0);
        expect(bucket).toBeLessThan(width);
      }),
    );
  });

  it('hashes bytes of every length', () => {
    expect(murmur3(Buffer.alloc(0))).toBe(0);
    expect(murmur3(Buffer.from('hello, world')) >>> 0).toBe(0x149bbb7f);
    expect(murmur3(Buffer.from('hell')) >>> 0).toBe(murmur3(new Uint8Array([104, 101, 108, 108])) >>> 0);
  });
});

describe('truncate', () => {
  it.each<[string, PrimitiveType, Value, Value]>([
    ['truncate[10]', 'int', 1, 0],
    ['truncate[10]', 'int', -1, -10],
    ['truncate[10]', 'long', -1n, -10n],
    ['truncate[50]', 'decimal(9,2)', 1065n, 1050n],
    ['truncate[3]', 'string', 'iceberg', 'ice'],
    ['truncate[2]', 'string', '\u{1F600}\u{1F600}\u{1F600}', '\u{1F600}\u{1F600}'],
    ['truncate[3]', 'binary', Buffer.from([1, 2, 3, 4, 5]), Buffer.from([1, 2, 3])],
    ['truncate[86400000]', 'long', 1_790_071_234_567n, 1_790_035_200_000n],
  ])('%s of %s %s', (transform, type, value, expected) => {
    expect(apply(transform, type, value)).toEqual(expected);
  });

  it('goes down to a multiple, by less than the width', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(2n ** 62n), max: 2n ** 62n }),
        fc.integer({ min: 1, max: 1e9 }),
        (value, width) => {
          const result = apply(`truncate[${width}]`, 'long', value) as bigint;
          expect(result % BigInt(width)).toBe(0n);
          expect(result <= value && value - result < BigInt(width)).toBe(true);
        },
      ),
    );
  });
});

describe('parts of time', () => {
  it.each<[string, PrimitiveType, Value, number]>([
    ['year', 'timestamptz', micros('2017-12-01T10:30:55Z'), 47],
    ['month', 'timestamptz', micros('2017-12-01T10:30:55Z'), 575],
    ['day', 'timestamptz', micros('2017-12-01T10:30:55Z'), 17501],
    ['hour', 'timestamptz', micros('2017-12-01T10:30:55Z'), 420034],
    ['year', 'date', -1, -1],
    ['month', 'date', -1, -1],
    ['day', 'timestamp', -1n, -1],
    ['hour', 'timestamp', -1n, -1],
    ['year', 'date', 0, 0],
  ])('%s of %s %s', (transform, type, value, expected) => {
    expect(apply(transform, type, value)).toBe(expected);
  });
});

it('keeps null in every transform', () => {
  for (const text of ['identity', 'bucket[4]', 'truncate[4]', 'year', 'month', 'day', 'hour']) {
    expect(applyTransform(readTransform(text)!, 'timestamp', null)).toBeNull();
    expect(writeTransform(readTransform(text)!)).toBe(text);
  }
});

it('knows which types a transform works on', () => {
  expect(readTransform('void')).toBeUndefined();
  expect(readTransform('bucket[0]')).toBeUndefined();
  expect(refusedBy({ kind: 'day' }, 'long')).toBe('day works on dates and timestamps, not on long');
  expect(refusedBy({ kind: 'hour' }, 'date')).toBe('hour works on timestamps, not on date');
  expect(refusedBy({ kind: 'bucket', width: 2 }, 'double')).toBe('bucket does not work on double');
});

const values: fc.Arbitrary<[PrimitiveType, Value]> = fc.oneof(
  fc.tuple(fc.constant('boolean' as const), fc.boolean()),
  fc.tuple(fc.constantFrom('int' as const, 'date' as const), fc.integer()),
  fc.tuple(
    fc.constantFrom('long' as const, 'timestamptz' as const),
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  ),
  fc.tuple(
    fc.constant('double' as const),
    fc.double({ noNaN: true }).filter((value) => !Object.is(value, -0)),
  ),
  fc.tuple(fc.constant('decimal(38,4)' as const), fc.bigInt({ min: -(10n ** 38n), max: 10n ** 38n })),
  fc.tuple(fc.constant('string' as const), fc.string({ unit: 'binary', maxLength: 40 })),
  fc.tuple(
    fc.constant('binary' as const),
    fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
  ),
);

describe('values as bytes', () => {
  it('come back as they were', () => {
    fc.assert(fc.property(values, ([type, value]) => expect(fromBytes(type, toBytes(type, value))).toEqual(value)));
  });

  it('are as the specification says', () => {
    expect(toBytes('long', 1n)).toEqual(Buffer.from([1, 0, 0, 0, 0, 0, 0, 0]));
    expect(toBytes('decimal(9,2)', 128n)).toEqual(Buffer.from([0, 128]));
    expect(toBytes('decimal(9,2)', -1n)).toEqual(Buffer.from([255]));
    expect(fromBytes('long', toBytes('int', -7))).toBe(-7n);
    expect(fromBytes('double', toBytes('float', 1.5))).toBe(1.5);
  });

  it('bound the value from both sides when cut short', () => {
    fc.assert(
      fc.property(values, ([type, value]) => {
        expect(compareValues(fromBytes(type, lowerBound(type, value)), value)).toBeLessThanOrEqual(0);
        const upper = upperBound(type, value);
        if (upper) expect(compareValues(fromBytes(type, upper), value)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

it('reads types, and knows which may become which', () => {
  expect(readType('decimal(9, 2)')).toBe('decimal(9,2)');
  for (const text of ['decimal(39,2)', 'decimal(2,3)', 'fixed[16]', 'text', 7]) expect(readType(text)).toBeUndefined();
  expect(canPromote('int', 'long')).toBe(true);
  expect(canPromote('decimal(9,2)', 'decimal(18,2)')).toBe(true);
  expect(canPromote('decimal(9,2)', 'decimal(18,3)')).toBe(false);
  expect(canPromote('long', 'int')).toBe(false);
});
