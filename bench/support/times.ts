/** When each event of a stream did something, by its number; NaN: not yet. */
export class Times {
  #values = new Float64Array(4096).fill(NaN);
  /** One more than the highest number seen. */
  #length = 0;

  get(index: number): number {
    return index < this.#length ? (this.#values[index] ?? NaN) : NaN;
  }

  set(index: number, ms: number): void {
    if (index >= this.#values.length) {
      const larger = new Float64Array(Math.max(index + 1, this.#values.length * 2)).fill(NaN);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[index] = ms;
    this.#length = Math.max(this.#length, index + 1);
  }

  toArray(): Float64Array {
    return this.#values.slice(0, this.#length);
  }
}
