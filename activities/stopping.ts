import { setTimeout as delay } from 'node:timers/promises';
import { orAborted } from '../src/model/aborted';

/** A worker's stop: first nothing more is begun, and after a while what is under way is broken off. */
export class Stopping {
  /** One listener for all: each attempt adds itself and leaves. */
  readonly #underWay = new Set<AbortController>();
  #hasBegun = false;

  constructor(readonly signal: AbortSignal) {
    signal.addEventListener('abort', () => {
      for (const one of this.#underWay) one.abort(signal.reason);
    });
  }

  /** What is under way is broken off. */
  get aborted(): boolean {
    return this.signal.aborted;
  }

  /** Nothing more is to be begun. */
  get hasBegun(): boolean {
    return this.#hasBegun || this.aborted;
  }

  begin(): void {
    this.#hasBegun = true;
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

  /** Aborts `controller` when work is broken off, or at once if it is; call the result when its work is over. */
  add(controller: AbortController): () => void {
    if (this.aborted) controller.abort(this.signal.reason);
    this.#underWay.add(controller);
    return () => this.#underWay.delete(controller);
  }

  /** Rejects when work is broken off meanwhile. */
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
