import Table from 'cli-table3';
import type { Look } from './look';
import { printable } from './printable';
import { wrap } from './wrap';

export interface Column<Row> {
  title: string;
  of: (row: Row) => string;
  /** Shown whole whatever the width, such as an id that is to be copied. */
  isWhole?: boolean;
  isNumber?: boolean;
  paint?: (text: string, look: Look) => string;
}

const gap = 2;
const indent = '  ';
const narrowest = 8;
const noLines = Object.fromEntries(
  // prettier-ignore
  ['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right',
    'left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid', 'middle'].map((line) => [line, '']),
);

/** Rows under titles, at most as wide as the look says. `noteOf` gives a row a line of its own below it. */
export function table<Row>(
  look: Look,
  rows: Row[],
  columns: Column<Row>[],
  noteOf: (row: Row) => string | undefined = () => undefined,
): string {
  const cells = rows.map((row) => columns.map(({ of }) => printable(of(row))));
  const notes = rows.map(noteOf);
  const widths = fit(columns, cells, look.width);
  // A last column without a title lets notes be as wide as the look allows.
  const spare = look.width - total(widths);
  const hasSpare = spare > 0 && notes.some((note) => note !== undefined);
  if (hasSpare) widths.push(spare);

  const made = new Table({
    chars: noLines,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': gap },
    head: [...columns.map(({ title }) => title), ...(hasSpare ? [''] : [])],
    colWidths: widths.map((width) => width + gap),
    colAligns: columns.map(({ isNumber }) => (isNumber ? 'right' : 'left')),
  });
  cells.forEach((row, index) => {
    made.push([...row.map((text, at) => columns[at]?.paint?.(text, look) ?? text), ...(hasSpare ? [''] : [])]);
    const note = notes[index];
    if (note !== undefined) made.push([{ content: lines(note, look.width), colSpan: widths.length, hAlign: 'left' }]);
  });
  return made.toString().replace(/ +$/gm, '');
}

const lines = (note: string, width: number): string =>
  wrap(printable(note), width - indent.length)
    .map((line) => indent + line)
    .join('\n');

const total = (widths: number[]): number => widths.reduce((sum, width) => sum + width + gap, 0);

/** As wide as what is in them; where that is too much, the widest give way. */
function fit<Row>(columns: Column<Row>[], cells: string[][], width: number): number[] {
  const widths = columns.map(({ title }, at) => Math.max(title.length, ...cells.map((row) => row[at]?.length ?? 0)));
  const flexible = () => columns.flatMap(({ isWhole }, at) => (isWhole ? [] : [at]));
  while (total(widths) - gap > width) {
    const widest = flexible().reduce((most, at) => ((widths[at] ?? 0) > (widths[most] ?? 0) ? at : most));
    if ((widths[widest] ?? 0) <= narrowest) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}
