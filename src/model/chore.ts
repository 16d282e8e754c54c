// What a process does now and then for as long as it runs, whatever fails.
import { lastingTrouble, type LastingTroubleSettings } from './lasting-trouble';
import { passed } from './passed';

export interface Chore {
  /** Resolves when what is under way has ended. */
  stop(): Promise<void>;
}

export interface ChoreSettings extends LastingTroubleSettings {
  everyMs: number;
  /** After it failed. Default `everyMs`. */
  tryAgainMs?: number;
}

/** Begins at once. `work` is told to end early by the signal. */
export function startChore(
  { everyMs, tryAgainMs = everyMs, ...told }: ChoreSettings,
  work: (stopping: AbortSignal) => Promise<void>,
): Chore {
  const stopping = new AbortController();
  const { signal } = stopping;
  const trouble = lastingTrouble(told);

  const run = async () => {
    while (!signal.aborted) {
      const waitMs = await work(signal).then(
        () => {
          trouble.succeeded();
          return everyMs;
        },
        (error: unknown) => {
          trouble.failed(error);
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
