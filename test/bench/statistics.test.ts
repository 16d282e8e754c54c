import { median, percentile, slope } from '../../bench/support/statistics';

describe('median', () => {
  it('is the value in the middle', () => expect(median([30, 10, 20])).toBe(20));
  it('is between the two in the middle', () => expect(median([1, 2, 4, 9])).toBe(3));
  it('is not a number where there is none', () => expect(median([])).toBeNaN());
});

describe('percentile', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);

  it.each([
    [0.5, 50],
    [0.99, 99],
    [0.999, 100],
    [1, 100],
  ])('%s of 1 to 100 is %s', (share, value) => expect(percentile(hundred, share)).toBe(value));
  it('compares numbers, not texts', () => expect(percentile([9, 10, 100], 1)).toBe(100));
});

it('finds how much values grow', () => {
  const points = [0, 1, 2, 3].map((at) => ({ at, value: 7 + 2.5 * at }));
  expect(slope(points)).toBeCloseTo(2.5);
});
