import { Intakes, type Intake } from '../../src/model/intakes';

const sink = { sourceId: 'shop', sinkId: 'target' };
const anIntake = (groupId: string, room: number, configurationVersion = '1'): Intake => {
  let left = room;
  return {
    ...sink,
    groupId,
    run: 'r',
    configurationVersion,
    keepPlace: () => left-- > 0,
    join: () => undefined,
    stayAway: () => undefined,
  };
};
const places = (intakes: Intakes, count: number, version = '1') =>
  Array.from({ length: count }, () => intakes.keepPlace(sink, version, 1)?.groupId);

describe('groups that take in', () => {
  it('are filled one after the other, the oldest first, so that the others can end', () => {
    const intakes = new Intakes();
    intakes.add(anIntake('old', 2));
    intakes.add(anIntake('new', 2));
    expect(places(intakes, 5)).toEqual(['old', 'old', 'new', 'new', undefined]);
  });

  it('take in only what was accepted by the settings of their attempts, for their own sink', () => {
    const intakes = new Intakes();
    intakes.add(anIntake('old', 9, '1'));
    intakes.add(anIntake('new', 9, '2'));
    expect(places(intakes, 1, '2')).toEqual(['new']);
    expect(places(intakes, 1, '3')).toEqual([undefined]);
    expect(intakes.keepPlace({ ...sink, sinkId: 'other' }, '1', 1)).toBeUndefined();
  });

  it('take nothing in after their end, which says whether the next is worth its start', () => {
    const intakes = new Intakes();
    const end = intakes.add(anIntake('full', 9));
    expect(intakes.isBusy(sink)).toBe(false);
    end(true);
    expect(places(intakes, 1)).toEqual([undefined]);
    expect([intakes.isEmpty, intakes.isBusy(sink)]).toEqual([true, true]);
    intakes.add(anIntake('idle', 9))(false);
    expect(intakes.isBusy(sink)).toBe(false);
  });
});
