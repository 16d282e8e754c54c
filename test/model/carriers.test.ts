import { Carriers, type OpenCarrier } from '../../src/model/carriers';

const aCarrier = (id: string, differences: Partial<OpenCarrier> = {}): OpenCarrier => ({
  id,
  hasRoom: () => true,
  keepPlace: () => () => undefined,
  giveWay: () => undefined,
  ...differences,
});

describe('carriers of a process', () => {
  it('are boarded one after the other, the oldest first, while they have room', () => {
    const carriers = new Carriers(() => undefined);
    let hasRoom = true;
    const leave = carriers.add(aCarrier('old', { hasRoom: () => hasRoom }));
    carriers.add(aCarrier('new'));
    expect(carriers.open?.id).toBe('old');
    hasRoom = false;
    expect(carriers.open?.id).toBe('new');
    leave();
    hasRoom = true;
    expect(carriers.open?.id).toBe('new');
  });

  it('give way to the next, and say that it can be boarded', () => {
    let heard = 0;
    const gaveWay: string[] = [];
    const carriers = new Carriers(() => (heard += 1));
    carriers.add(aCarrier('old', { giveWay: () => gaveWay.push('old') }));
    carriers.add(aCarrier('new', { giveWay: () => gaveWay.push('new') }));
    expect(gaveWay).toEqual(['old']);
    expect(heard).toBe(2);
  });

  it('call for the next, until it is started, which is then waited for until it is there', () => {
    const carriers = new Carriers(() => undefined);
    carriers.add(aCarrier('old'));
    carriers.callForNext();
    expect([carriers.isCalledFor, carriers.isBeginning]).toEqual([true, false]);
    carriers.nextBegins();
    expect([carriers.isCalledFor, carriers.isBeginning]).toEqual([false, true]);
    carriers.add(aCarrier('new'));
    expect([carriers.isCalledFor, carriers.isBeginning]).toEqual([false, false]);
  });

  it('call for none while there is another', () => {
    const carriers = new Carriers(() => undefined);
    carriers.add(aCarrier('old'));
    carriers.add(aCarrier('new'));
    carriers.callForNext();
    expect(carriers.isCalledFor).toBe(false);
  });
});
