// What a process does now and then for as long as it runs, whatever fails.
import type { Logger } from 'pino';
import { passed } from './passed';
import { reasonOf } from './reason-of';

/** How long one may fail before the log says so to whoever does not look for faults: most pass by themselves. */
const lastingMs = 60_000;

export interface Chore {
  /** Resolves when what is under way has ended. */
  stop(): Promise<void>;
}

export interface ChoreSettings {
  /** Such as `take notices`: the log says that it cannot. */
  name: string;
  everyMs: number;
  /** After it failed. Default `everyMs`. */
  tryAgainMs?: number;
  log: Pick<Logger, 'debug' | 'info' | 'warn'>;
  now?: () => number;
}

/** Begins at once. `work` is told to end early by the signal. */
export function startChore(
  { name, everyMs, tryAgainMs = everyMs, log, now = Date.now }: ChoreSettings,
  work: (stopping: AbortSignal) => Promise<void>,
): Chore {
  const stopping = new AbortController();
  const { signal } = stopping;
  let failingSinceMs: number | undefined;
  let isTold = false;

  const failed = (error: unknown) => {
    failingSinceMs ??= now();
    const reason = reasonOf(error);
    log.debug({ reason }, `cannot ${name}`);
    if (isTold || now() - failingSinceMs < lastingMs) return;
    isTold = true;
    log.warn({ reason, since: new Date(failingSinceMs).toISOString() }, `cannot ${name}, and goes on trying`);
  };

  const succeeded = () => {
    if (isTold) log.info(`can ${name} again`);
    isTold = false;
    failingSinceMs = undefined;
  };

  const run = async () => {
    while (!signal.aborted) {
      const waitMs = await work(signal).then(
        () => {
          succeeded();
          return everyMs;
        },
        (error: unknown) => {
          failed(error);
          return tryAgainMs;
        },
      );
      await passed(waitMs, signal);
    }
  };
  const running = run();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
