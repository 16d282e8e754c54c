import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { takeNotices, type NoticeDependencies } from './take-notices';

const lookEveryMs = 2000;

export interface Notices {
  stop(): Promise<void>;
}

/** Any number of processes may do this. */
export function startNotices({ log, ...dependencies }: NoticeDependencies & { log: Logger }): Notices {
  const stopping = new AbortController();
  const run = async () => {
    while (!stopping.signal.aborted) {
      await takeNotices({ ...dependencies, log }).catch((error: unknown) => {
        log.debug({ err: error }, 'cannot take notices');
      });
      await delay(lookEveryMs, undefined, { signal: stopping.signal }).catch(() => undefined);
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
