import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Database } from '../../ledger/ledger';
import type { Accept } from '../accept';
import { resolveHandled, type Resolve } from './resolve-handled';
import { takeDeadLetters } from './take-dead-letters';

const lookEveryMs = 2000;

export interface DeadLetterDependencies {
  db: Database;
  accept: Accept;
  resolve: Resolve;
  log: Pick<Logger, 'debug'>;
}

/** Any number of processes may do this. */
export function startDeadLetterHandlers({ db, accept, resolve, log }: DeadLetterDependencies): {
  stop(): Promise<void>;
} {
  const stopping = new AbortController();
  const run = async () => {
    while (!stopping.signal.aborted) {
      await takeDeadLetters(db, accept)
        .then(() => resolveHandled(db, resolve))
        .catch((error: unknown) => log.debug({ err: error }, 'cannot see to dead letters'));
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
