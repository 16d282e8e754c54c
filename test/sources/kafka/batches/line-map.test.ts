import fc from 'fast-check';
import { LineMap, type Place } from '../../../../src/sources/kafka/batches/line-map';

describe('a line map', () => {
  it('answers for every line the record it was given', () => {
    const place = fc.record({ topic: fc.constantFrom('a', 'b'), partition: fc.nat(1), offset: fc.nat(20) });
    // Fetches: places, and how many records follow from each without a gap.
    const fetches = fc.array(fc.tuple(place, fc.integer({ min: 1, max: 30 })), { minLength: 1 });
    fc.assert(
      fc.property(fetches, (all) => {
        const map = new LineMap();
        const given: Place[] = all.flatMap(([first, count]) =>
          Array.from({ length: count }, (_none, index) => ({ ...first, offset: first.offset + index })),
        );
        for (const { topic, partition, offset } of given) map.add(topic, partition, offset);
        expect(given.map((_place, line) => map.at(line))).toEqual(given);
        expect(map.runs).toBeLessThanOrEqual(all.length);
      }),
    );
  });

  it('refuses lines that are not there', () => {
    const map = new LineMap();
    map.add('t', 0, 5);
    for (const line of [-1, 1, 0.5]) expect(() => map.at(line)).toThrow(`there is no line ${line}: the file has 1`);
  });
});
