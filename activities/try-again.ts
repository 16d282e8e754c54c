import type { Stopping } from './stopping';

/** Between tries. Then the engine has the activity made again, and shows that it failed. */
const restsMs = [250, 500, 1000, 2000, 4000];

/** Tries again for some seconds what failed because the ledger is away. For work that may be done twice. */
export async function tryAgain<T>(stopping: Stopping, work: () => Promise<T>): Promise<T> {
  for (const restMs of restsMs) {
    try {
      return await work();
    } catch (error) {
      if (stopping.aborted) throw error;
      await stopping.wait(restMs);
    }
  }
  return work();
}
