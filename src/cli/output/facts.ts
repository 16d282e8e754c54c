import { printableLines } from './printable';

export type Facts = Record<string, string | number | undefined>;

/** One thing in full: names and values, a line each; those without a value are left out. */
export function facts(of: Facts): string {
  const present = Object.entries(of).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [{ name, value }],
  );
  const width = Math.max(...present.map(({ name }) => name.length));
  const indent = `\n${' '.repeat(width + 2)}`;
  return present
    .map(({ name, value }) => `${name.padEnd(width)}  ${printableLines(String(value)).replaceAll('\n', indent)}`)
    .join('\n');
}
