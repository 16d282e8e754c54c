import { age, ahead, lengthOf, moment } from '../../src/cli/output/times';
import { at, now } from './samples';

it.each([
  [0, '0s'],
  [-5000, '0s'],
  [7000, '7s'],
  [290_000, '4m 50s'],
  [3_600_000, '1h'],
  [2_551_000_000, '29d 12h'],
])('tells %i ms as %s', (ms, text) => {
  expect(lengthOf(ms)).toBe(text);
});

it('tells an age by its largest unit', () => {
  expect(age(at(-290_000), now)).toBe('4m');
  expect(age(null, now)).toBe('-');
});

it('tells a time to come by how far off it is and by the clock', () => {
  expect(ahead(at(290_000), now)).toMatch(/^in 4m 50s \(\d\d:04:50\)$/);
  expect(ahead(at(3 * 86_400_000), now)).toMatch(/^in 3d \(2025-03-07 \d\d:00:00\)$/);
});

it('tells a time gone by with its date', () => {
  expect(moment(at(-90_000), now)).toMatch(/^2025-03-04 \d\d:58:30, 1m 30s ago$/);
});
