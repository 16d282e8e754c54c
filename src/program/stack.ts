/** Things that were started, to be stopped in the reverse order. */
export class Stack {
  readonly #stops: { name: string; stop: () => Promise<unknown> }[] = [];

  /** `name` says what failed to stop, should it. `_patienceMs`: what it may take beyond the usual, to whoever watches. */
  push(name: string, stop: () => Promise<unknown>, _patienceMs = 0): void {
    this.#stops.push({ name, stop });
  }

  /** Stops everything, also when some of it fails to; throws what failed. */
  async stop(): Promise<void> {
    const failures: unknown[] = [];
    for (let top = this.#stops.pop(); top; top = this.#stops.pop()) {
      const { name, stop } = top;
      await stop().catch((error: unknown) => failures.push(new Error(`${name} did not stop`, { cause: error })));
    }
    if (failures.length > 0) throw new AggregateError(failures, failures.map(String).join('; '));
  }
}
