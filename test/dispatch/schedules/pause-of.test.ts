import { pauseOf } from '../../../src/dispatch/schedules/pause-of';

const enabled = { summary: 'every 5m' };
const disabled = { summary: 'every 5m', pausedBecause: 'holidays' };
const running = { paused: false, note: 'every 5m' };
const byPenstock = { paused: true, note: 'disabled in Penstock: holidays' };
const bySomebody = { paused: true, note: 'Paused via Web UI' };

it.each([
  ['one that runs is left running', enabled, running, running],
  ['a disabled source pauses its schedule', disabled, running, byPenstock],
  ['enabling takes that back', enabled, byPenstock, running],
  [
    'another reason is told',
    { ...disabled, pausedBecause: 'move' },
    byPenstock,
    { paused: true, note: 'disabled in Penstock: move' },
  ],
  ['a pause by somebody stays', enabled, bySomebody, bySomebody],
  ['a pause by somebody stays below that of a disabled source', disabled, bySomebody, bySomebody],
  ['a pause without a note is by somebody', enabled, { paused: true }, { paused: true, note: '' }],
])('%s', (_what, wanted, now, expected) => {
  expect(pauseOf(wanted, now)).toEqual(expected);
});
