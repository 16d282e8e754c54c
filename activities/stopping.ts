import { setTimeout as delay } from 'node:timers/promises';
import { orAborted } from '../src/model/aborted';

/** Breaks off what is under way when the worker stops. One listener for all: each attempt adds itself and leaves. */
export class Stopping {
  readonly #underWay = new Set<AbortController>();

  constructor(readonly signal: AbortSignal) {
    signal.addEventListener('abort', () => {
      for (const one of this.#underWay) one.abort(signal.reason);
    });
  }

  get aborted(): boolean {
    return this.signal.aborted;
  }

  /**
   * What the work comes to, for work that cannot be broken off, such as asking a catalog that does not answer; throws the
   * reason when the worker stops first. Only for work that whoever does it again finds done, or not.
   */
  async abandoning<T>(work: Promise<T>): Promise<T> {
    const limit = new AbortController();
    const release = this.add(limit);
    try {
      const end = await orAborted(work, limit.signal);
      if (end === 'aborted') throw limit.signal.reason as Error;
      return end;
    } finally {
      release();
    }
  }

  /** Aborts `controller` when the worker stops, or at once if it has; call the result when its work is over. */
  add(controller: AbortController): () => void {
    if (this.aborted) controller.abort(this.signal.reason);
    this.#underWay.add(controller);
    return () => this.#underWay.delete(controller);
  }

  /** Rejects when the worker stops meanwhile. */
  async wait(ms: number): Promise<void> {
    if (ms === 0) return;
    const waiting = new AbortController();
    const leave = this.add(waiting);
    try {
      await delay(ms, undefined, { signal: waiting.signal });
    } finally {
      leave();
    }
  }
}
