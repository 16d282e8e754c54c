// Which record each line of a file is: runs of offsets that follow each other, so that a fetch costs one entry.

export interface Place {
  topic: string;
  partition: number;
  offset: number;
}

interface Run {
  /** Its first line, counted from 0. */
  line: number;
  /** Where the record of that line is. */
  place: Place;
}

export class LineMap {
  readonly #runs: Run[] = [];
  #lines = 0;

  get lines(): number {
    return this.#lines;
  }

  /** Entries kept, for those who count memory. */
  get runs(): number {
    return this.#runs.length;
  }

  /** Adds the next line. */
  add(topic: string, partition: number, offset: number): void {
    const run = this.#runs.at(-1);
    const continues =
      run?.place.topic === topic &&
      run.place.partition === partition &&
      run.place.offset + (this.#lines - run.line) === offset;
    if (!continues) this.#runs.push({ line: this.#lines, place: { topic, partition, offset } });
    this.#lines += 1;
  }

  /** The record of a line, counted from 0. Throws a RangeError when there is no such line. */
  at(line: number): Place {
    if (!Number.isInteger(line) || line < 0 || line >= this.#lines) {
      throw new RangeError(`there is no line ${line}: the file has ${this.#lines}`);
    }
    let low = 0;
    let high = this.#runs.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#runs[middle]?.line ?? 0) <= line) low = middle;
      else high = middle - 1;
    }
    const { line: first, place } = this.#runs[low] as Run;
    return { ...place, offset: place.offset + (line - first) };
  }
}
