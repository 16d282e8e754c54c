// Shows how the deliveries come along: a table drawn over itself on a terminal, a line now and then elsewhere.
import type { Progress } from './read-ledger';
import { table, totals } from './table';

const betweenLinesMs = 2000;

export class LiveView {
  #drawnLines = 0;
  #lastLineMs = 0;

  constructor(private readonly out: NodeJS.WriteStream) {}

  show(title: string, progress: Progress[]): void {
    if (this.out.isTTY) return this.#draw([title, '', ...table(progress)]);
    if (Date.now() - this.#lastLineMs < betweenLinesMs) return;
    this.#lastLineMs = Date.now();
    const { accepted, underWay, waiting, delivered, dead, skipped } = totals(progress);
    const counts = `${underWay} under way, ${waiting} waiting, ${delivered} delivered, ${dead} dead, ${skipped} skipped`;
    this.out.write(`${title}; ${accepted} deliveries: ${counts}\n`);
  }

  /** The table as it is in the end. */
  finish(title: string, progress: Progress[]): void {
    if (this.out.isTTY) this.show(title, progress);
    else this.out.write(`${[title, '', ...table(progress)].join('\n')}\n`);
  }

  /** In one write and without clearing first, so that it does not flicker. Lines that wrapped could not be redrawn. */
  #draw(lines: string[]): void {
    const up = this.#drawnLines > 0 ? `\x1b[${this.#drawnLines}A` : '';
    const width = (this.out.columns || 80) - 1;
    this.out.write(up + lines.map((line) => `${line.slice(0, width)}\x1b[K\n`).join(''));
    this.#drawnLines = lines.length;
  }
}
