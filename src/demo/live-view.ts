// Shows how a demo comes along: lines drawn over themselves on a terminal, one line now and then elsewhere.

const betweenLinesMs = 2000;

export class LiveView {
  #drawnLines = 0;
  #lastLineMs = 0;

  constructor(private readonly out: NodeJS.WriteStream) {}

  /** `drawn`: for a terminal; `line`: the same in short. */
  show(drawn: string[], line: string): void {
    if (this.out.isTTY) return this.#draw(drawn);
    if (Date.now() - this.#lastLineMs < betweenLinesMs) return;
    this.#lastLineMs = Date.now();
    this.out.write(`${line}\n`);
  }

  /** The lines as they stay. What is shown next goes below them. */
  finish(lines: string[]): void {
    if (this.out.isTTY) this.#draw(lines);
    else this.out.write(`${lines.join('\n')}\n`);
    this.#drawnLines = 0;
  }

  /** In one write and without clearing first, so that it does not flicker. Lines that wrapped could not be redrawn. */
  #draw(lines: string[]): void {
    const up = this.#drawnLines > 0 ? `\x1b[${this.#drawnLines}A` : '';
    const width = (this.out.columns || 80) - 1;
    this.out.write(up + lines.map((line) => `${line.slice(0, width)}\x1b[K\n`).join(''));
    this.#drawnLines = lines.length;
  }
}
