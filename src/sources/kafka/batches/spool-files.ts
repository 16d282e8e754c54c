// The files of a spooler. Those that are done with are written over: their pages are in memory already, while the pages of a
// new file must be found first, which costs several times what the copy into them does.
import { openSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { SpoolFile } from './spool-file';

const bufferBytes = 1_048_576;
const mostSpare = 2;

export class SpoolFiles {
  /** Values are copied into it, so that what a fetch brought is not kept alive by a line that waits to be written. */
  readonly #buffer = Buffer.allocUnsafeSlow(bufferBytes);
  #spare: string[] = [];

  /** `suffix`: of their names, by which those of one kind are known. */
  constructor(
    private readonly directory: string,
    private readonly suffix: string,
  ) {}

  /** Throws what the file system says. */
  create(id: string): SpoolFile {
    const path = join(this.directory, `${id}${this.suffix}`);
    const spare = this.#spare.pop();
    if (spare !== undefined) renameSync(spare, path);
    return new SpoolFile(path, openSync(path, spare === undefined ? 'wx' : 'r+', 0o600), this.#buffer);
  }

  /** Takes back a file that nobody reads or writes any more. */
  giveBack(path: string): void {
    if (this.#spare.length < mostSpare) this.#spare.push(path);
    else rmSync(path, { force: true });
  }

  removeSpare(): void {
    for (const path of this.#spare.splice(0)) rmSync(path, { force: true });
  }
}
