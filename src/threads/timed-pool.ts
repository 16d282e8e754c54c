// Threads for work that may never end by itself, such as a template or a schema of a user: only ending its thread stops it.
import { Piscina } from 'piscina';

/** Longest time that one piece of work may take, in milliseconds. */
export const timeLimitMs = 1000;
const threads = 2;

export class TimeLimitExceeded extends Error {}

/** Of every piece of work: the thread sets it to the time (ms since the epoch) at which it began. */
export interface Timed {
  began: BigInt64Array;
}

/** Call it first in the thread. */
export const noteBegin = ({ began }: Timed): bigint => Atomics.store(began, 0, BigInt(Date.now()));

export interface TimedPool<Task, Result> {
  /** Throws `TimeLimitExceeded` when it takes longer than `timeLimitMs`; waiting for a thread does not count. */
  run(task: Task): Promise<Result>;
  /** Ends the threads. A later `run` starts new ones. */
  close(): Promise<void>;
}

/** `filename`: the compiled module whose default export does the work. */
export function timedPool<Task extends object, Result>(filename: string): TimedPool<Task, Result> {
  let pool: Piscina<Task & Timed, Result> | undefined;
  return {
    async run(task) {
      pool ??= new Piscina({ filename, minThreads: threads, maxThreads: threads });
      const began = new BigInt64Array(new SharedArrayBuffer(8));
      const overdue = new AbortController();
      const stop = watch(began, overdue);
      try {
        return await pool.run({ ...task, began }, { signal: overdue.signal });
      } catch (error) {
        if (overdue.signal.aborted) throw new TimeLimitExceeded('took longer than 1 s', { cause: error });
        throw error;
      } finally {
        stop();
      }
    },
    async close() {
      const closing = pool;
      pool = undefined;
      await closing?.close();
    },
  };
}

/** Aborts when the time limit has passed since the thread began. */
function watch(began: BigInt64Array, overdue: AbortController): () => void {
  let timer: NodeJS.Timeout;
  const look = () => {
    const beganAt = Number(Atomics.load(began, 0));
    const remainingMs = beganAt === 0 ? timeLimitMs : beganAt + timeLimitMs - Date.now();
    if (remainingMs <= 0) overdue.abort();
    else timer = setTimeout(look, remainingMs);
  };
  look();
  return () => clearTimeout(timer);
}
