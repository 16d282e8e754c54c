// Threads in which templates run, because a template can loop for ever and only ending its thread stops it.
import { Piscina } from 'piscina';
import { compiledPath } from '../model/compiled-path';
import type { TemplateInput, TemplateResult, TemplateTask } from './task';

/** How long a template may run, in milliseconds. */
export const templateTimeLimitMs = 1000;
const threads = 2;

export class TemplateTimeout extends Error {}

let pool: Piscina<TemplateTask, TemplateResult> | undefined;

/** Runs a template in a thread; throws TemplateTimeout when it takes longer than `templateTimeLimitMs`. */
export async function runInPool(template: string, input?: TemplateInput): Promise<TemplateResult> {
  pool ??= new Piscina({ filename: compiledPath('src/jsonnet/worker.js'), minThreads: threads, maxThreads: threads });
  const began = new BigInt64Array(new SharedArrayBuffer(8));
  const overdue = new AbortController();
  const stop = watch(began, overdue);
  try {
    return await pool.run({ template, began, ...(input && { input }) }, { signal: overdue.signal });
  } catch (error) {
    if (overdue.signal.aborted) throw new TemplateTimeout('the template took longer than 1 s', { cause: error });
    throw error;
  } finally {
    stop();
  }
}

/** Ends the threads. A later evaluation starts new ones. */
export async function closeTemplatePool(): Promise<void> {
  const closing = pool;
  pool = undefined;
  await closing?.close();
}

/** Aborts when the time limit has passed since the thread began; waiting for a thread does not count. */
function watch(began: BigInt64Array, overdue: AbortController): () => void {
  let timer: NodeJS.Timeout;
  const look = () => {
    const beganAt = Number(Atomics.load(began, 0));
    const remainingMs = beganAt === 0 ? templateTimeLimitMs : beganAt + templateTimeLimitMs - Date.now();
    if (remainingMs <= 0) overdue.abort();
    else timer = setTimeout(look, remainingMs);
  };
  look();
  return () => clearTimeout(timer);
}
