// The deliveries of each sink as a table for a terminal of 80 columns.
import type { Progress } from './read-ledger';

type Counts = Omit<Progress, 'sinkId'>;

const headings: Record<keyof Counts, string> = {
  accepted: 'accepted',
  underWay: 'under way',
  waiting: 'waiting',
  delivered: 'delivered',
  retried: 'retried',
  dead: 'dead',
  skipped: 'skipped',
};
const columns = Object.keys(headings) as (keyof Counts)[];
const nameWidth = 14;

export function table(progress: Progress[]): string[] {
  const head = row('', (column) => headings[column]);
  const rule = '─'.repeat(head.length);
  const all = totals(progress);
  return [
    head,
    rule,
    ...progress.map((sink) => row(sink.sinkId, (column) => (sink[column] === 0 ? '·' : String(sink[column])))),
    rule,
    row('all', (column) => String(all[column])),
  ];
}

/** The same in one line. */
export function inOneLine(progress: Progress[]): string {
  const { accepted, underWay, waiting, delivered, dead, skipped } = totals(progress);
  const counts = `${underWay} under way, ${waiting} waiting, ${delivered} delivered, ${dead} dead, ${skipped} skipped`;
  return `${accepted} deliveries: ${counts}`;
}

export function totals(progress: Progress[]): Counts {
  const total = (column: keyof Counts) => progress.reduce((sum, sink) => sum + sink[column], 0);
  return Object.fromEntries(columns.map((column) => [column, total(column)])) as unknown as Counts;
}

const row = (name: string, cell: (column: keyof Counts) => string): string =>
  name.padEnd(nameWidth) + columns.map((column) => cell(column).padStart(headings[column].length + 2)).join('');
