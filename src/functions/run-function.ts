// Runs a function in a thread of its own, because only ending a thread ends a function that loops or fills the memory.
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { compiledPath } from '../model/compiled-path';
import { DeliveryError, isPermanent } from '../model/errors';
import { isTypeScript } from './is-typescript';
import type { CallName, FromThread, ThreadInput, ToThread } from './messages';
import { takeTurn } from './turns';

/** What a function asks of the program, by name; what it throws is thrown in the function. */
export type Calls = Record<CallName, (...args: never[]) => Promise<unknown>>;

export interface Run {
  input: ThreadInput;
  calls: Calls;
  log: (level: string, message: string) => void;
  /** Largest heap of the thread, in megabytes. */
  memoryMb: number;
  /** Keeps the wait for a thread off the clock of whoever ends it. */
  offTheClock: <T>(wait: Promise<T>) => Promise<T>;
  /** Ends the thread. */
  signal: AbortSignal;
}

/**
 * Answers what the function answered. Throws `functionFailed`, `functionRefused` (it threw a PermanentError), or the
 * signal's reason.
 */
export async function runFunction({ input, calls, log, memoryMb, offTheClock, signal }: Run): Promise<unknown> {
  // Kept loaded by the program: it crashes with the second thread that loads it, once the first has unloaded it.
  if (isTypeScript(input.path)) await import('@swc/core');
  const giveTurnBack = await offTheClock(takeTurn(signal, input.event.depth));
  const worker = new Worker(compiledPath('src/functions/thread.js'), {
    workerData: input,
    // The program's own environment holds its keys.
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  });
  const end = endOf(worker, memoryMb);
  worker.on('message', (message: FromThread) => {
    if (message.kind === 'called') giveTurnBack();
    if (message.kind === 'log') log(message.level, message.message);
    if (message.kind === 'call') void answer(worker, calls, message);
  });
  const aborted = new AbortController();
  try {
    return await Promise.race([end, rejectOnAbort(signal, aborted.signal)]);
  } finally {
    aborted.abort();
    await worker.terminate();
    giveTurnBack();
  }
}

async function answer(
  worker: Worker,
  calls: Calls,
  { call, name, args }: FromThread & { kind: 'call' },
): Promise<void> {
  let said: ToThread;
  try {
    said = { call, value: await calls[name](...(args as never[])) };
  } catch (error) {
    said = { call, error: error instanceof Error ? error.message : String(error), isPermanent: isPermanent(error) };
  }
  worker.postMessage(said);
}

function endOf(worker: Worker, memoryMb: number): Promise<unknown> {
  const failed = (message: string, cause?: unknown) => new DeliveryError('functionFailed', message, { cause });
  return new Promise((resolve, reject) => {
    worker.on('message', (message: FromThread) => {
      if (message.kind === 'answered') resolve(message.value);
      if (message.kind === 'threw') {
        reject(new DeliveryError(message.isPermanent ? 'functionRefused' : 'functionFailed', message.message));
      }
    });
    worker.on('error', (error: Error & { code?: string }) => {
      const isFull = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      reject(failed(isFull ? `it took more than ${memoryMb} MB of memory` : `it failed: ${error.message}`, error));
    });
    worker.on('exit', () => reject(failed('it ended without an answer: a promise it waits for can never be settled')));
  });
}

async function rejectOnAbort(signal: AbortSignal, done: AbortSignal): Promise<never> {
  if (!signal.aborted) await once(signal, 'abort', { signal: done });
  throw signal.reason;
}
