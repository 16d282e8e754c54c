// A file of lines, written through one buffer that all files of its kind share in turn.
import { closeSync, ftruncateSync, writeSync } from 'node:fs';

const lineEnd = 0x0a;

/**
 * Writes at once and synchronously: for files that live for a minute this is faster than streams, and a full disk shows
 * where it can be dealt with. The files are not flushed to the disk: they are thrown away when the program starts.
 */
export class SpoolFile {
  #filled = 0;
  #bytes = 0;
  #isOpen = true;

  /** `file`: its descriptor. What it has in it already is written over, or cut off at the end. */
  constructor(
    readonly path: string,
    private readonly file: number,
    private readonly buffer: Buffer,
  ) {}

  /** Bytes of all lines with their ends. */
  get bytes(): number {
    return this.#bytes;
  }

  /**
   * A line: the bytes from `begin` to before `end`, which end with no line end. Throws what the file system says, such as
   * that the disk is full; the file is of no use then.
   */
  add(bytes: Buffer, begin = 0, end = bytes.length): void {
    const length = end - begin;
    if (this.#filled + length + 1 > this.buffer.length) this.#write(this.buffer.subarray(0, this.#filled));
    if (length + 1 > this.buffer.length) this.#write(bytes.subarray(begin, end));
    else this.#filled += bytes.copy(this.buffer, this.#filled, begin, end);
    this.buffer[this.#filled] = lineEnd;
    this.#filled += 1;
    this.#bytes += length + 1;
  }

  /** Throws as `add` does. */
  end(): void {
    this.#write(this.buffer.subarray(0, this.#filled));
    ftruncateSync(this.file, this.#bytes);
    this.close();
  }

  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    closeSync(this.file);
  }

  #write(bytes: Buffer): void {
    for (let written = 0; written < bytes.length;) written += writeSync(this.file, bytes, written);
    this.#filled = 0;
  }
}
