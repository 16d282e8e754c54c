import fc from 'fast-check';
import { offsetKey, type Batch } from '../../../src/iceberg/append/batch';
import { decideBatches } from '../../../src/iceberg/append/decide';

const range = (from: number, to: number, partition = 0) => ({ group: 'g', topic: 't', partition, from, to });
const batch = (...ranges: ReturnType<typeof range>[]): Pick<Batch, 'ranges'> => ({ ranges });
const key = (partition = 0) => offsetKey(range(0, 0, partition));
const at = (...next: number[]) => new Map(next.map((position, partition) => [key(partition), position]));
const states = (...args: Parameters<typeof decideBatches>) => decideBatches(...args).map(({ state }) => state);

it.each([
  [batch(range(0, 5)), at(5), 'alreadyIn'],
  [batch(range(0, 5)), at(9), 'alreadyIn'],
  [batch(range(5, 9)), at(5), 'commit'],
  [batch(range(6, 9)), at(5), 'wait'],
  [batch(range(3, 9)), at(5), 'stale'],
  [batch(range(5, 9)), at(), 'notPinned'],
  [batch(range(0, 5), range(0, 5, 1)), at(0, 0), 'commit'],
  [batch(range(0, 5), range(0, 5, 1)), at(0, 5), 'stale'],
  [batch(range(0, 5), range(2, 5, 1)), at(0, 0), 'wait'],
  [batch(range(3, 5), range(2, 5, 1)), at(4, 0), 'stale'],
])('decides on %j at %j: %s', (one, watermarks, state) => {
  expect(states([one], watermarks)).toEqual([state]);
});

it('takes batches that follow each other together, in whatever order they are ready', () => {
  expect(states([batch(range(7, 9)), batch(range(5, 7)), batch(range(5, 8))], at(5))).toEqual([
    'commit',
    'commit',
    'stale',
  ]);
});

it('begins a sequence at 0', () => {
  expect(states([{ sequence: { name: 's', from: 0, to: 3 } }], new Map())).toEqual(['commit']);
  expect(states([{ sequence: { name: 's', from: 3, to: 4 } }], new Map())).toEqual(['wait']);
});

it('keeps groups and topics with dots apart', () => {
  const keys = [
    ['a.b', 'c'],
    ['a', 'b.c'],
    ['a%2Eb', 'c'],
  ].map(([group, topic]) => offsetKey({ group: group!, topic: topic!, partition: 0 }));
  expect(keys).toEqual(['penstock.offset.a%2Eb.c.0', 'penstock.offset.a.b.c.0', 'penstock.offset.a%252Eb.c.0']);
});

it('takes every position once, whatever comes in whatever order, until nothing is missing', () => {
  const end = 12;
  const any = fc.tuple(fc.nat(end - 1), fc.integer({ min: 1, max: 5 }), fc.nat(1));
  fc.assert(
    fc.property(fc.array(fc.array(any, { minLength: 1, maxLength: 4 }), { maxLength: 12 }), (calls) => {
      const reached = at(0, 0);
      const taken = [new Set<number>(), new Set<number>()];
      const run = (batches: Pick<Batch, 'ranges'>[]) => {
        const decisions = decideBatches(batches, reached);
        for (const [index, { state }] of decisions.entries()) {
          if (state !== 'commit') continue;
          for (const { from, to, partition } of batches[index]!.ranges!) {
            for (let position = from; position < to; position++) {
              expect(taken[partition]!.has(position)).toBe(false);
              taken[partition]!.add(position);
            }
            reached.set(key(partition), Math.max(to, reached.get(key(partition))!));
          }
        }
      };
      for (const call of calls)
        run(call.map(([from, length, partition]) => batch(range(from, from + length, partition))));
      for (const partition of [0, 1]) {
        const next = reached.get(key(partition))!;
        expect(taken[partition]!.size).toBe(next);
        run([batch(range(next, next + 3, partition))]);
        expect(reached.get(key(partition))).toBe(next + 3);
      }
    }),
  );
});
