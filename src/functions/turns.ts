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

let taken = 0;
const waiting = new Set<() => void>();

/**
 * Waits for a turn, and answers how to give it back, once or more often. Throws `functionFailed` when none came within 30 s, or
 * the reason of the signal.
 */
export async function takeTurn(signal: AbortSignal): Promise<() => void> {
  signal.throwIfAborted();
  if (taken < atTheSameTime) taken += 1;
  else await nextTurn(signal);
  const timer = setTimeout(giveBack, longestMs);
  let isHeld = true;
  function giveBack(): void {
    if (!isHeld) return;
    isHeld = false;
    clearTimeout(timer);
    const [next] = waiting;
    if (next) next();
    else taken -= 1;
  }
  return giveBack;
}

/** Waits until another gives its turn back, which goes on to this one. */
function nextTurn(signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = () => {
      waiting.delete(take);
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
    waiting.add(take);
    signal.addEventListener('abort', stop, { once: true });
  });
}
