import { lazy } from '../../src/model/lazy';

it('is made when it is first asked for, and once for all who ask', async () => {
  const make = jest.fn(() => Promise.resolve({}));
  const { get } = lazy(make);
  expect(make).not.toHaveBeenCalled();
  const [one, another] = await Promise.all([get(), get()]);
  expect(another).toBe(one);
  expect(await get()).toBe(one);
  expect(make).toHaveBeenCalledTimes(1);
});

it('is made anew after it has failed for all who waited', async () => {
  const make = jest.fn<Promise<string>, []>().mockRejectedValueOnce(new Error('the disk is full'));
  make.mockResolvedValue('made');
  const { get } = lazy(make);
  const first = await Promise.allSettled([get(), get()]);
  expect(first).toEqual(Array(2).fill({ status: 'rejected', reason: new Error('the disk is full') }));
  expect(await Promise.all([get(), get()])).toEqual(['made', 'made']);
  expect(make).toHaveBeenCalledTimes(2);
});

it('tells what is made without making it, and nothing of a failure', async () => {
  const make = jest.fn<Promise<string>, []>().mockRejectedValueOnce(new Error('the disk is full'));
  make.mockResolvedValue('made');
  const { get, ifMade } = lazy(make);
  expect(await ifMade()).toBeUndefined();
  expect(make).not.toHaveBeenCalled();
  const failing = get();
  expect(await ifMade()).toBeUndefined();
  await expect(failing).rejects.toThrow('the disk is full');
  const making = get();
  expect(await ifMade()).toBe(await making);
});
