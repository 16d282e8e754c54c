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
    roomForDue: () => left,
    keepPlacesForDue: () => () => undefined,
    giveWay: () => undefined,
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

  it('give way to the next that takes in for their sink', () => {
    const intakes = new Intakes();
    const gaveWay: string[] = [];
    const giving = (groupId: string) => ({ ...anIntake(groupId, 9), giveWay: () => gaveWay.push(groupId) });
    intakes.add(giving('old'));
    intakes.add({ ...giving('elsewhere'), sinkId: 'other' });
    intakes.add(giving('new'));
    expect(gaveWay).toEqual(['old']);
  });

  it('give way when something is due by later settings than those of their attempts', () => {
    const intakes = new Intakes();
    const gaveWay: string[] = [];
    const giving = (groupId: string, version: string) => ({
      ...anIntake(groupId, 9, version),
      giveWay: () => gaveWay.push(groupId),
    });
    intakes.add(giving('old', '1'));
    expect(intakes.forDue(sink, '1')).toMatchObject({ intake: { groupId: 'old' } });
    expect(gaveWay).toEqual([]);
    expect(intakes.forDue(sink, '2')).toBeUndefined();
    expect(gaveWay).toEqual(['old']);
  });

  it('take nothing in after their end', () => {
    const intakes = new Intakes();
    const end = intakes.add(anIntake('ended', 9));
    end();
    expect([places(intakes, 1), intakes.isEmpty]).toEqual([[undefined], true]);
  });

  it('take of those due as many as they have room for, the oldest first', () => {
    const intakes = new Intakes();
    intakes.add(anIntake('full', 0));
    intakes.add(anIntake('old', 3));
    intakes.add(anIntake('new', 9, '2'));
    expect(intakes.forDue(sink, '1')).toMatchObject({ intake: { groupId: 'old' }, room: 3 });
    expect(intakes.forDue(sink, '2')).toMatchObject({ intake: { groupId: 'new' }, room: 9 });
    expect(intakes.forDue(sink, '3')).toBeUndefined();
  });

  it('call for the next, until it begins', () => {
    const intakes = new Intakes();
    expect(intakes.isCalledFor(sink)).toBe(false);
    intakes.add(anIntake('ending', 9));
    intakes.callForNext(sink);
    expect([intakes.isCalledFor(sink), intakes.isCalledFor({ ...sink, sinkId: 'other' })]).toEqual([true, false]);
    intakes.nextBegins(sink);
    expect(intakes.isCalledFor(sink)).toBe(false);
  });

  it('call for none while there is another', () => {
    const intakes = new Intakes();
    intakes.add(anIntake('ending', 9));
    intakes.add(anIntake('another', 9));
    intakes.callForNext(sink);
    expect(intakes.isCalledFor(sink)).toBe(false);
  });
});
