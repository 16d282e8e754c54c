// Finds the lines that must be judged one by one, in WebAssembly: a loop over bytes in JavaScript takes four times as long. How it is
// done is in assembly/look-at-lines.ts.
import { lookAtLines } from './look-at-lines-wasm';

export interface Suspicion {
  /** Names of fields of which the value must be a text or null. */
  texts: ReadonlySet<string>;
  /** Whether numbers with more digits than every parser keeps, or with an exponent, are suspect. */
  longNumbers: boolean;
}

export interface SuspectLine {
  /** From 0. */
  line: number;
  /** In the bytes that were given, its end being that of its text. */
  begin: number;
  end: number;
}

interface Exports {
  memory: WebAssembly.Memory;
  want: (names: number, maxLineBytes: number, everyLine: number, longNumbers: number) => void;
  begin: (at: number) => void;
  look: (end: number, found: number, most: number) => number;
  isAtEnd: (end: number) => number;
  lines: () => number;
}

/** In the memory: what is found, then the names, then the lines. */
const foundAt = 4096;
const mostFound = 1024;
const bytesOfFound = 12;
const namesAt = foundAt + mostFound * bytesOfFound;
/** Behind the lines, for a newline and for what is read beyond them. */
const bytesBehind = 128;
const pageBytes = 65_536;

let compiled: WebAssembly.Module | undefined;

export class LineScanner {
  readonly #wasm: Exports;
  #linesAt = 0;

  constructor() {
    compiled ??= new WebAssembly.Module(lookAtLines);
    this.#wasm = new WebAssembly.Instance(compiled).exports as unknown as Exports;
  }

  /** `suspicion`: absent when every line is to be judged. Longer lines than `maxLineBytes` are found as well. */
  want(suspicion: Suspicion | undefined, maxLineBytes: number): void {
    const names = [...(suspicion?.texts ?? [])].map((name) => Buffer.from(name));
    const written = Buffer.concat([...names.flatMap((name) => [sizeOf(name), name]), sizeOf(Buffer.alloc(0))]);
    this.#linesAt = namesAt + written.length;
    this.room(0);
    Buffer.from(this.#wasm.memory.buffer).set(written, namesAt);
    this.#wasm.want(namesAt, maxLineBytes, suspicion ? 0 : 1, suspicion?.longNumbers ? 1 : 0);
  }

  /** Where so many bytes of lines are put. What is there already stays, but is to be asked for anew. */
  room(bytes: number): Buffer {
    const { memory } = this.#wasm;
    const missing = this.#linesAt + bytes + bytesBehind - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / pageBytes));
    return Buffer.from(memory.buffer, this.#linesAt, bytes);
  }

  /** Looks at the first so many bytes there, which are whole lines; the last may lack its newline if nothing follows it. */
  *suspects(bytes: number): Generator<SuspectLine, void> {
    const { memory, begin, look, isAtEnd } = this.#wasm;
    const all = Buffer.from(memory.buffer);
    let end = this.#linesAt + bytes;
    if (all[end - 1] !== newline) all[end++] = newline;
    begin(this.#linesAt);
    while (isAtEnd(end) === 0) {
      const found = new Uint32Array(memory.buffer, foundAt, 3 * look(end, foundAt, mostFound));
      for (let at = 0; at < found.length; at += 3) {
        yield { line: found[at]!, begin: found[at + 1]! - this.#linesAt, end: found[at + 2]! - this.#linesAt };
      }
    }
  }

  /** How many lines there were when all have been looked at. */
  lines(): number {
    return this.#wasm.lines();
  }
}

const newline = 0x0a;

function sizeOf({ length }: Buffer): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(length);
  return size;
}
