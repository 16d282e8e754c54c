// The deliveries of each sink as a table for a terminal of 80 columns.
import type { Progress } from './read-ledger';

const columns = ['accepted', 'running', 'waiting', 'delivered', 'retried', 'dead', 'skipped'] as const;
const nameWidth = 14;

export function table(progress: Progress[]): string[] {
  const head = row('', [...columns]);
  return [
    head,
    '─'.repeat(head.length),
    ...progress.map((sink) =>
      row(
        sink.sinkId,
        columns.map((column) => (sink[column] === 0 && column !== 'accepted' ? '·' : String(sink[column]))),
      ),
    ),
    '─'.repeat(head.length),
    row(
      'all',
      columns.map((column) => String(totals(progress)[column])),
    ),
  ];
}

export function totals(progress: Progress[]): Omit<Progress, 'sinkId'> {
  const total = (column: (typeof columns)[number]) => progress.reduce((sum, sink) => sum + sink[column], 0);
  return Object.fromEntries(columns.map((column) => [column, total(column)])) as Omit<Progress, 'sinkId'>;
}

const row = (name: string, cells: string[]): string =>
  name.padEnd(nameWidth) + cells.map((cell, index) => cell.padStart((columns[index] ?? '').length + 2)).join('');
