import { strftime } from '../../src/jsonnet/strftime';

const time = new Date('2024-02-09T15:04:05.067Z');

describe('strftime', () => {
  it.each([
    ['%Y-%m-%dT%H:%M:%S.%fZ', '2024-02-09T15:04:05.067Z'],
    ['%F %T %z %Z', '2024-02-09 15:04:05 +0000 UTC'],
    ['%a %A %b %B %e %y', 'Fri Friday Feb February  9 24'],
    ['%I:%M %p, day %j, %s, 100%%', '03:04 PM, day 040, 1707491045, 100%'],
  ])('writes %s', (format, text) => expect(strftime(time, format)).toBe(text));

  it('names a directive it does not know', () =>
    expect(() => strftime(time, '%Y %Q')).toThrow('Now: unknown directive "%Q" in "%Y %Q"'));
});
