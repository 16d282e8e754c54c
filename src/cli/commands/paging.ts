import { InvalidArgumentError, type Command } from 'commander';

export interface PageOptions {
  limit?: number;
  after?: string;
}

export const withPages = (command: Command): Command =>
  command
    .option('--limit <number>', 'how many at most, 1–100 (default 100 of a list by id or name, else 50)', wholeNumber)
    .option('--after <id>', 'those after this one: the next page');

/** A line that tells how to see the rest. */
export const more = (nextAfterId: string | undefined): string =>
  nextAfterId === undefined ? '' : `\n\nThere are more: --after ${nextAfterId}`;

export function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
}
