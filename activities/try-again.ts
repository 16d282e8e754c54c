import { backoffMs } from '../src/model/backoff';
import type { Stopping } from './stopping';

/** Between tries, while the ledger is away. */
const rests = { firstMs: 250, mostMs: 5000 };
/** Then, after some eight seconds, the engine has the activity made again, and shows that it failed. */
const usualTries = 6;

/** Tries again what failed because the ledger is away, until the worker stops. For work that may be done twice. */
export async function tryAgain<T>(stopping: Stopping, work: () => Promise<T>, mostTries = usualTries): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (stopping.aborted || tries >= mostTries) throw error;
      await stopping.wait(backoffMs(tries, rests));
    }
  }
}
