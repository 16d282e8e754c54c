// Turns to start a thread. A start takes tens of milliseconds of a core, so that functions started as fast as they come
// would leave none for the deliveries of others.
import { availableParallelism } from 'node:os';
import { DeliveryError } from '../model/errors';

/** Longest time that one keeps its turn, in milliseconds: a module that waits for something while it loads holds up nobody. */
const longestMs = 1000;

/** Longest wait for a turn, in milliseconds: less than what the engine allows an attempt beyond its time limit. */
const patienceMs = 30_000;

/** Half of the cores are left to others. */
export const atTheSameTime = Math.max(1, Math.floor(availableParallelism() / 2));

/** Chains that somebody means are seldom deeper. */
const deepest = 3;

/** After a start, so many times as long as it took is left to others, where the chain may be one that runs away. */
const restFactor = 5;

class Turns {
  #taken = 0;
  readonly #waiting = new Set<() => void>();

  constructor(
    private readonly places: number,
    private readonly rest: number,
  ) {}

  async take(signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted();
    if (this.#taken < this.places) this.#taken += 1;
    else await this.#next(signal);
    const beganMs = performance.now();
    let isHeld = true;
    const giveBack = () => {
      if (!isHeld) return;
      isHeld = false;
      clearTimeout(timer);
      const restMs = (performance.now() - beganMs) * this.rest;
      if (restMs === 0) this.#pass();
      else setTimeout(() => this.#pass(), restMs).unref();
    };
    const timer = setTimeout(giveBack, longestMs);
    return giveBack;
  }

  #pass(): void {
    const [next] = this.#waiting;
    if (next) next();
    else this.#taken -= 1;
  }

  /** Waits until another gives its turn back, which goes on to this one. */
  #next(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#waiting.delete(take);
        clearTimeout(timer);
        signal.removeEventListener('abort', stop);
      };
      const take = () => {
        leave();
        resolve();
      };
      const stop = () => {
        leave();
        reject(signal.reason as Error);
      };
      const giveUp = () => {
        leave();
        reject(new DeliveryError('functionFailed', 'so many functions start that its turn did not come within 30 s'));
      };
      const timer = setTimeout(giveUp, patienceMs);
      this.#waiting.add(take);
      signal.addEventListener('abort', stop, { once: true });
    });
  }
}

const ofShallow = new Turns(atTheSameTime, 0);
const ofDeep = new Turns(1, restFactor);

/**
 * Waits for a turn of functions so deep in their chains, and answers how to give it back, once or more often. Throws
 * `functionFailed` when none came within 30 s, or the reason of the signal.
 */
export const takeTurn = (signal: AbortSignal, depth: number): Promise<() => void> =>
  (depth > deepest ? ofDeep : ofShallow).take(signal);
