const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July'].concat([
  'August',
  'September',
  'October',
  'November',
  'December',
]);
const two = (value: number): string => String(value).padStart(2, '0');
const three = (value: number): string => String(value).padStart(3, '0');
const startOfYear = (time: Date): number => Date.UTC(time.getUTCFullYear(), 0, 1);

const directives: Record<string, (time: Date) => string> = {
  Y: (time) => String(time.getUTCFullYear()),
  y: (time) => two(time.getUTCFullYear() % 100),
  m: (time) => two(time.getUTCMonth() + 1),
  d: (time) => two(time.getUTCDate()),
  e: (time) => String(time.getUTCDate()).padStart(2, ' '),
  j: (time) => three(Math.floor((time.getTime() - startOfYear(time)) / 86_400_000) + 1),
  H: (time) => two(time.getUTCHours()),
  I: (time) => two(time.getUTCHours() % 12 || 12),
  p: (time) => (time.getUTCHours() < 12 ? 'AM' : 'PM'),
  M: (time) => two(time.getUTCMinutes()),
  S: (time) => two(time.getUTCSeconds()),
  f: (time) => three(time.getUTCMilliseconds()),
  s: (time) => String(Math.floor(time.getTime() / 1000)),
  A: (time) => weekdays[time.getUTCDay()] ?? '',
  a: (time) => (weekdays[time.getUTCDay()] ?? '').slice(0, 3),
  B: (time) => months[time.getUTCMonth()] ?? '',
  b: (time) => (months[time.getUTCMonth()] ?? '').slice(0, 3),
  F: (time) => time.toISOString().slice(0, 10),
  T: (time) => time.toISOString().slice(11, 19),
  Z: () => 'UTC',
  z: () => '+0000',
  '%': () => '%',
};

/** A time in UTC by C's strftime; `%f` is milliseconds. Throws on a directive it does not know. */
export function strftime(time: Date, format: string): string {
  return format.replace(/%([\s\S]?)/g, (directive, letter: string) => {
    const write = Object.hasOwn(directives, letter) ? directives[letter] : undefined;
    if (!write) throw new Error(`Now: unknown directive "${directive}" in "${format}"`);
    return write(time);
  });
}
