import { Stack } from '../../program/stack';

/** A stack that knows what it is stopping: should that take too long, it can be named. */
export class WatchedStack extends Stack {
  /** What is being stopped now. */
  stopping: string | undefined;
  #now: { sinceMs: number; patienceMs: number } | undefined;
  #allowedMs = 0;

  override push(name: string, stop: () => Promise<unknown>, patienceMs = 0): void {
    super.push(name, async () => {
      this.stopping = name;
      this.#now = { sinceMs: Date.now(), patienceMs };
      try {
        await stop();
      } finally {
        this.#allowedMs = this.allowedMs();
        this.#now = undefined;
      }
    });
  }

  /** How long it has been stopping what may take its time, in milliseconds. */
  allowedMs(): number {
    if (!this.#now) return this.#allowedMs;
    return this.#allowedMs + Math.min(Date.now() - this.#now.sinceMs, this.#now.patienceMs);
  }
}
