import { between } from '../../bench/support/table';

const markers = { begin: '<b>', end: '<e>' };

it('replaces what is between the markers only', () => {
  expect(between('before <b> old <e> after', markers, ' new ')).toBe('before <b> new <e> after');
});

it('refuses a text without the markers', () => {
  expect(() => between('before <b> old', markers, ' new ')).toThrow('lacks "<b>" … "<e>"');
});
