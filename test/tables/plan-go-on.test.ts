import fc from 'fast-check';
import { PenstockError } from '../../src/model/errors';
import { offsetAt, type GoOnPlace, type PartitionState, type TablePartition } from '../../src/tables/upkeep/partitions';
import { planGoOn } from '../../src/tables/upkeep/plan-go-on';

const aPartition = (differences: Partial<TablePartition> = {}): TablePartition => ({
  topic: 't',
  partition: 0,
  first: 10,
  end: 50,
  state: 'inStep',
  next: 20,
  ...differences,
});

const places = fc.constantFrom<GoOnPlace[]>('table', 'earliest', 'latest', 'group');
const partitions: fc.Arbitrary<TablePartition[]> = fc
  .array(
    fc.record(
      {
        state: fc.constantFrom<PartitionState[]>('inStep', 'notBegun', 'recordsGone', 'beyondLog', 'rolledBack'),
        first: fc.nat(100),
        length: fc.nat(100),
        stored: fc.nat(250),
        inSnapshots: fc.nat(250),
      },
      { requiredKeys: ['state', 'first', 'length'] },
    ),
    { maxLength: 6 },
  )
  .map((all) =>
    all.map(({ first, length, ...one }, partition) => ({ ...one, topic: 't', partition, first, end: first + length })),
  );

it('sets only partitions that cannot go on by themselves, each to an offset that its log has, or refuses as a whole', () => {
  fc.assert(
    fc.property(places, partitions, (place, all) => {
      const halted = all.filter(({ state }) => state !== 'inStep');
      try {
        const set = planGoOn(place, all);
        expect(set.map(({ partition }) => partition)).toEqual(halted.map(({ partition }) => partition));
        for (const { partition, offset } of set) {
          const one = all[partition]!;
          expect(offset).toBe(offsetAt(place, one));
          expect(offset >= one.first && offset <= one.end).toBe(true);
        }
      } catch (error) {
        if (!(error instanceof PenstockError)) throw error;
        const offsets = halted.map((one) => ({ at: offsetAt(place, one), one }));
        expect(offsets.some(({ at, one }) => at === undefined || at < one.first || at > one.end)).toBe(true);
      }
    }),
  );
});

it('sets a partition that is named whatever its state', () => {
  expect(planGoOn([{ topic: 't', partition: 0, offset: 12 }], [aPartition()])).toEqual([
    { topic: 't', partition: 0, offset: 12 },
  ]);
});

it.each([
  [{ topic: 't', partition: 1, offset: 12 }, 'no partition t/1'],
  [{ topic: 't', partition: 0, offset: 9 }, 'has offsets 10 to 50, and 9 is none of them'],
  [{ topic: 't', partition: 0, offset: 51 }, 'has offsets 10 to 50'],
])('refuses %j', (stated, message) => {
  expect(() => planGoOn([stated], [aPartition()])).toThrow(message);
});

it('says of which partitions nobody knows the place', () => {
  const halted = [
    aPartition({ state: 'rolledBack' }),
    aPartition({ partition: 3, state: 'rolledBack', inSnapshots: 12 }),
  ];
  expect(() => planGoOn('table', halted)).toThrow("the table's snapshots have no offset of t/0;");
});
