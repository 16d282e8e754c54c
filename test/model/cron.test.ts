import { wrongInCron } from '../../src/model/cron';
import { scheduleSourceConfig } from '../../src/model/schedule-source';
import { describeIssues } from '../../src/model/describe-issues';

it.each(['* * * * *', '*/15 6-18/2 1,15 jan-MAR,12 mon-fri', '59 23 31 12 7', '0 0 * * sun', '@hourly', '@daily'])(
  'takes %s',
  (text) => {
    expect(wrongInCron(text)).toBeUndefined();
  },
);

it.each([
  ['* * * *', 'must be five fields'],
  ['* * * * * *', 'must be five fields'],
  ['*  * * * *', 'must be five fields'],
  ['60 * * * *', 'minute: must be *, or 0 to 59'],
  ['5-1 * * * *', 'minute: must be'],
  ['*/0 * * * *', 'minute: must be'],
  ['* 24 * * *', 'hour: must be *, or 0 to 23'],
  ['* * 0 * *', 'day of the month: must be *, or 1 to 31'],
  ['* * L * *', 'day of the month: must be'],
  ['* * * foo *', 'month: must be *, or 1 to 12, or names such as feb'],
  ['* * * * 8', 'day of the week: must be *, or 0 to 7, or names such as mon'],
  ['* * * * mon#2', 'day of the week: must be'],
  ['1,,2 * * * *', 'minute: must be'],
  ['1- * * * *', 'minute: must be'],
  ['@every 5m', 'must be one of @yearly'],
])('refuses %s, saying what would be right', (text, message) => {
  expect(wrongInCron(text)).toContain(message);
});

describe('the config of a schedule source', () => {
  const wrongIn = (config: object) => {
    const checked = scheduleSourceConfig.safeParse(config);
    return checked.success ? '' : describeIssues(checked.error, config, 'config').join('\n');
  };

  it('has defaults that lose no time', () => {
    expect(scheduleSourceConfig.parse({ every: '5m' })).toEqual({
      ...{ every: '5m', jitter: '0s', overlap: 'bufferAll', catchUpWindow: '1d', eventType: 'schedule.due' },
    });
  });

  it.each<[object, string]>([
    [{}, 'config.cron: must be given, or else every'],
    [{ cron: ['@daily'], every: '1h' }, 'config.every: must not be given with cron'],
    [{ every: '1h', timeZone: 'Europe/Prague' }, 'config.timeZone: goes with cron'],
    [{ every: '500ms' }, 'config.every: must be at least 1s'],
    [{ every: '5' }, 'config.every: must be a duration: a number and one of ms, s, m, h, d'],
    [{ every: '-5m' }, 'config.every: must be a duration'],
    [{ every: '1h', catchUpWindow: '1s' }, 'config.catchUpWindow: must be at least 10s'],
    [{ cron: ['@daily'], timeZone: 'Europe/Atlantis' }, 'config.timeZone: must be a time zone such as "Europe/Prague"'],
    [{ cron: ['@daily'], timeZone: 'europe/prague' }, 'config.timeZone: must be "Europe/Prague"'],
    [{ cron: ['@daily'], timeZone: '+02:00' }, 'config.timeZone: must be a time zone'],
    [{ cron: ['* * * * 9'] }, 'config.cron[0]: day of the week'],
  ])('refuses %j', (config, message) => {
    expect(wrongIn(config)).toContain(message);
  });

  it.each(['UTC', 'Europe/Prague', 'America/Argentina/Buenos_Aires', 'Etc/GMT+3'])(
    'takes the time zone %s',
    (timeZone) => {
      expect(wrongIn({ cron: ['@daily'], timeZone })).toBe('');
    },
  );
});
