// What the log is told of something that is done again and again: most faults pass by themselves, and those that last
// must be told once to whoever does not look for faults.
import type { Logger } from 'pino';
import { reasonOf } from './reason-of';

const lastingMs = 60_000;

export interface LastingTrouble {
  failed(error: unknown): void;
  succeeded(): void;
}

export interface LastingTroubleSettings {
  /** Such as `take notices`: the log says that it cannot. */
  name: string;
  log: Pick<Logger, 'debug' | 'info' | 'warn'>;
  now?: () => number;
}

export function lastingTrouble({ name, log, now = () => Date.now() }: LastingTroubleSettings): LastingTrouble {
  let failingSinceMs: number | undefined;
  let isTold = false;
  return {
    failed(error) {
      failingSinceMs ??= now();
      const reason = reasonOf(error);
      log.debug({ reason }, `cannot ${name}`);
      if (isTold || now() - failingSinceMs < lastingMs) return;
      isTold = true;
      log.warn({ reason, since: new Date(failingSinceMs).toISOString() }, `cannot ${name}, and goes on trying`);
    },
    succeeded() {
      if (isTold) log.info(`can ${name} again`);
      isTold = false;
      failingSinceMs = undefined;
    },
  };
}
