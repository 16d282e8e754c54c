// Points in time as a person reads them: how far off, and when by the clock on the wall.

const units = [
  ['d', 86_400],
  ['h', 3600],
  ['m', 60],
  ['s', 1],
] as const;

/** The two largest units: `4m 50s`, `29d 3h`, `7s`. */
export function lengthOf(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  const largest = units.findIndex(([, size]) => seconds >= size);
  if (largest === -1) return '0s';
  const [[unit, size], next] = [units[largest] ?? units[3], units[largest + 1]];
  const rest = next ? Math.floor((seconds % size) / next[1]) : 0;
  return `${Math.floor(seconds / size)}${unit}${next && rest > 0 ? ` ${rest}${next[0]}` : ''}`;
}

/** How long ago, in the largest unit. */
export const age = (moment: string | null, now: Date): string =>
  moment === null ? '-' : (lengthOf(now.getTime() - Date.parse(moment)).split(' ')[0] ?? '');

/** Whether there is a moment, and it is not over. */
export const isAhead = (moment: string | null, now: Date): moment is string =>
  moment !== null && Date.parse(moment) > now.getTime();

/** `in 4m 50s (14:03:20)`, with the day when it is not today's. */
export function ahead(moment: string, now: Date): string {
  const then = new Date(moment);
  return `in ${lengthOf(then.getTime() - now.getTime())} (${onTheClock(then, now)})`;
}

/** `2025-11-21 14:03:20, 3m ago`; `-` for no moment. */
export function moment(text: string | null, now: Date): string {
  if (text === null) return '-';
  const then = new Date(text);
  return `${day(then)} ${time(then)}, ${lengthOf(now.getTime() - then.getTime())} ago`;
}

const two = (number: number): string => String(number).padStart(2, '0');
const day = (date: Date): string => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
const time = (date: Date): string => [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':');
const onTheClock = (then: Date, now: Date): string =>
  day(then) === day(now) ? time(then) : `${day(then)} ${time(then)}`;
