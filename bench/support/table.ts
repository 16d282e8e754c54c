// The tables of docs/performance.md, made from the results.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readResults, type Result } from './results';

const document = join(__dirname, '../../docs/performance.md');
const markers = { begin: '<!-- results: begin, written by npm run bench -- table -->', end: '<!-- results: end -->' };

export async function writeTables(): Promise<void> {
  const text = await readFile(document, 'utf8');
  const tables = (await readResults()).map(tableOf).join('\n\n');
  await writeFile(document, between(text, markers, `\n\n${tables}\n\n`));
}

/** The text with what stands between the markers replaced. Throws when it lacks one. */
export function between(text: string, { begin, end }: { begin: string; end: string }, content: string): string {
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from === -1 || to < from) throw new Error(`the text lacks "${begin}" … "${end}"`);
  return text.slice(0, from + begin.length) + content + text.slice(to);
}

export function tableOf({ suite, takenAt, machine, versions, figures, notes }: Result): string {
  const rows = figures.map(({ label, unit, median, min, max, values }) => {
    const spread = values.length > 1 ? `${shown(min)}–${shown(max)}` : '';
    return `| ${label} | ${shown(median)} ${unit} | ${spread} |`;
  });
  const { cores, processor, memoryGigabytes } = machine;
  const { node, temporal, postgres, penstock } = versions;
  const servers = `Penstock ${penstock}, Temporal ${temporal}${postgres === undefined ? '' : `, PostgreSQL ${postgres}`}`;
  const run = `${takenAt.slice(0, 10)}, ${cores} × ${processor}, ${memoryGigabytes} GB, Node ${node}, ${servers}.`;
  return [`### ${suite}`, run, ['| | median | spread |', '|---|---|---|', ...rows].join('\n'), ...notes].join('\n\n');
}

const shown = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: 3 });
