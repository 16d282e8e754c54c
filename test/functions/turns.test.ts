import { atTheSameTime, takeTurn } from '../../src/functions/turns';

const never = new AbortController().signal;
const takeAll = () => Promise.all(Array.from({ length: atTheSameTime }, () => takeTurn(never, 0)));
const settled = (promise: Promise<unknown>) => {
  const state = { is: false };
  const note = () => (state.is = true);
  promise.then(note, note);
  return state;
};

describe('turns to start a thread', () => {
  let held: (() => void)[];
  beforeEach(async () => {
    jest.useFakeTimers();
    held = await takeAll();
  });
  afterEach(() => {
    held.forEach((giveBack) => giveBack());
    jest.useRealTimers();
  });
  const turnPasses = () => jest.advanceTimersByTimeAsync(0);

  it('are few: who comes later waits until one is given back, in the order they came', async () => {
    const [first, second] = [takeTurn(never, 0), takeTurn(never, 0)];
    const [firstIs, secondIs] = [settled(first), settled(second)];
    await turnPasses();
    expect([firstIs.is, secondIs.is]).toEqual([false, false]);
    held[0]!();
    await turnPasses();
    expect([firstIs.is, secondIs.is]).toEqual([true, false]);
    (await first)();
    (await second)();
  });

  it('of functions deep in a chain come one at a time, with a rest of five times as long, and hold up no others', async () => {
    const [first, second] = [await takeTurn(never, 4), takeTurn(never, 4)];
    const secondIs = settled(second);
    await jest.advanceTimersByTimeAsync(40);
    first();
    held[0]!();
    (await takeTurn(never, 3))();
    await jest.advanceTimersByTimeAsync(190);
    expect(secondIs.is).toBe(false);
    await jest.advanceTimersByTimeAsync(10);
    (await second)();
    await jest.advanceTimersByTimeAsync(100);
  });

  it('given back twice count once', async () => {
    const waiting = [takeTurn(never, 0), takeTurn(never, 0)];
    const second = settled(waiting[1]!);
    held[0]!();
    held[0]!();
    await turnPasses();
    expect(second.is).toBe(false);
    (await waiting[0]!)();
    (await waiting[1]!)();
  });

  it('go on to the next when they are kept for more than a second', async () => {
    const next = takeTurn(never, 0);
    await jest.advanceTimersByTimeAsync(1000);
    (await next)();
  });

  it('that never come are a failed attempt, which is made again', async () => {
    const crowd = Array.from({ length: 31 * atTheSameTime }, () => takeTurn(never, 0));
    const ends = Promise.allSettled(crowd);
    const late = takeTurn(never, 0).catch((error: unknown) => error);
    await jest.advanceTimersByTimeAsync(30_000);
    expect(await late).toMatchObject({ code: 'functionFailed', message: expect.stringContaining('turn') as string });
    for (const end of await ends) if (end.status === 'fulfilled') end.value();
  });

  it('are not waited for by those whose attempt is broken off', async () => {
    const breaking = new AbortController();
    const broken = takeTurn(breaking.signal, 0);
    const next = takeTurn(never, 0);
    breaking.abort(new Error('the worker stops'));
    await expect(broken).rejects.toThrow('the worker stops');
    held[0]!();
    (await next)();
  });
});
