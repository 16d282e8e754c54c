// Cron expressions as the engine takes them: five fields, or a name for some of them. It would refuse others only later.

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

interface Field {
  name: string;
  from: number;
  to: number;
  names?: string[];
}

const fields: Field[] = [
  { name: 'minute', from: 0, to: 59 },
  { name: 'hour', from: 0, to: 23 },
  { name: 'day of the month', from: 1, to: 31 },
  { name: 'month', from: 1, to: 12, names: months },
  { name: 'day of the week', from: 0, to: 7, names: days },
];
const named = ['@yearly', '@monthly', '@weekly', '@daily', '@hourly'];

/** What is wrong with it; undefined when nothing is. */
export function wrongInCron(expression: string): string | undefined {
  if (expression.startsWith('@')) {
    return named.includes(expression) ? undefined : `must be one of ${named.join(', ')}`;
  }
  const given = expression.split(' ');
  if (given.length !== fields.length || given.includes('')) {
    return 'must be five fields with one space between: minute, hour, day of the month, month, day of the week';
  }
  return fields.map((field, n) => wrongInField(field, given[n] ?? '')).find((wrong) => wrong !== undefined);
}

function wrongInField(field: Field, text: string): string | undefined {
  if (text.split(',').every((part) => isPart(field, part))) return undefined;
  const { name, from, to, names } = field;
  const alsoNames = names ? `, or names such as ${names[1]}` : '';
  return `${name}: must be *, or ${from} to ${to}${alsoNames}, in lists "1,2", ranges "1-3" and steps "*/5"`;
}

/** `*`, `7`, `7-9`, and each with a step. */
function isPart(field: Field, part: string): boolean {
  const [range = '', step, ...more] = part.split('/');
  if (more.length > 0 || (step !== undefined && !/^[1-9]\d{0,2}$/.test(step))) return false;
  if (range === '*') return true;
  const [first, last, ...others] = range.split('-').map((value) => numberOf(field, value));
  if (others.length > 0 || first === undefined) return false;
  return range.includes('-') ? last !== undefined && first <= last : true;
}

/** Undefined for what is not in the field. */
function numberOf({ from, to, names = [] }: Field, text: string): number | undefined {
  const at = names.indexOf(text.toLowerCase());
  if (at >= 0) return at + (from === 1 ? 1 : 0);
  const number = /^\d{1,2}$/.test(text) ? Number(text) : NaN;
  return number >= from && number <= to ? number : undefined;
}
