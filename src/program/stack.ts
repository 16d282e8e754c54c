/** Things that were started, to be stopped in the reverse order; should that take too long, it can be named. */
export class Stack {
  readonly #stops: { name: string; stop: () => Promise<unknown>; patienceMs: number }[] = [];
  /** What is being stopped now. */
  stopping: string | undefined;
  #now: { sinceMs: number; patienceMs: number } | undefined;
  #allowedMs = 0;

  /** `name` says what failed to stop, should it; `patienceMs` is what stopping it may take beyond the usual. */
  push(name: string, stop: () => Promise<unknown>, patienceMs = 0): void {
    this.#stops.push({ name, stop, patienceMs });
  }

  /** Stops everything, also when some of it fails to; throws what failed. */
  async stop(): Promise<void> {
    const failures: unknown[] = [];
    for (let top = this.#stops.pop(); top; top = this.#stops.pop()) {
      const { name, stop, patienceMs } = top;
      this.stopping = name;
      this.#now = { sinceMs: Date.now(), patienceMs };
      await stop().catch((error: unknown) => failures.push(new Error(`${name} did not stop`, { cause: error })));
      this.#allowedMs = this.allowedMs();
      this.#now = undefined;
    }
    if (failures.length > 0) throw new AggregateError(failures, failures.map(String).join('; '));
  }

  /** How long it has been stopping what may take its time, in milliseconds. */
  allowedMs(): number {
    if (!this.#now) return this.#allowedMs;
    return this.#allowedMs + Math.min(Date.now() - this.#now.sinceMs, this.#now.patienceMs);
  }
}
