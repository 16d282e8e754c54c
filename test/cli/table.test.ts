import { table } from '../../src/cli/output/table';
import { now } from './samples';

const look = { width: 100, inColour: false, now };
const columns = [
  { title: 'ID', of: ({ id }: Row) => id, isWhole: true },
  { title: 'NAME', of: ({ name }: Row) => name },
  { title: 'COUNT', of: ({ count }: Row) => String(count), isNumber: true },
];
interface Row {
  id: string;
  name: string;
  count: number;
}

it('is as wide as what is in it, without lines', () => {
  const rows = [
    { id: 'a', name: 'first', count: 7 },
    { id: 'bcd', name: 'other', count: 12 },
  ];
  expect(table(look, rows, columns)).toBe(['ID   NAME   COUNT', 'a    first      7', 'bcd  other     12'].join('\n'));
});

it('fits the width, cutting what need not be whole', () => {
  const id = 'x'.repeat(36);
  const printed = table(look, [{ id, name: 'y'.repeat(200), count: 1 }], columns, () => 'why '.repeat(60));
  for (const line of printed.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  expect(printed).toContain(id);
  expect(printed).toContain('y…');
});

it('writes a note below its row, indented', () => {
  const printed = table(look, [{ id: 'a', name: 'b', count: 1 }], columns, () => 'because it is so');
  expect(printed.split('\n').slice(1)).toEqual(['a   b         1', '  because it is so']);
});

it('shows what would steer the terminal instead of doing it', () => {
  const printed = table(look, [{ id: 'a', name: '\u001b[31mred\nline', count: 1 }], columns);
  expect(printed).toContain('\\u001b[31mred line');
});
