// Values that are no lines as they came, kept as they came: for the dead letters of those whose lines become no rows.
import { linesOf } from '../../../iceberg/encode/lines';

/** What is written of a value that is rewritten as this line, counted from 0: its bytes may be any, a line's may not. */
export const originalLine = (line: number, value: Buffer): Buffer => Buffer.from(`${line} ${value.toString('base64')}`);

/** Reads a file of such lines, which are in the order of the lines that they tell of. */
export class OriginalValues {
  readonly #written: ReturnType<typeof linesOf>;
  #line = -1;
  #encoded = '';

  constructor(file: string) {
    this.#written = linesOf(file);
  }

  /** The value as it came; undefined where the line is that already. Lines are asked about in their order. */
  async of(line: number): Promise<Buffer | undefined> {
    while (this.#line < line) await this.#goOn();
    return this.#line === line ? Buffer.from(this.#encoded, 'base64') : undefined;
  }

  async close(): Promise<void> {
    await this.#written.return(undefined);
  }

  async #goOn(): Promise<void> {
    const written = await this.#written.next();
    const end = 'Infinity';
    const text = written.done ? end : (written.value as { bytes: Buffer }).bytes.toString('latin1');
    const [line, encoded = ''] = text.split(' ');
    this.#line = Number(line);
    this.#encoded = encoded;
  }
}
