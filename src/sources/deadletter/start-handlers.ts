import type { Logger } from 'pino';
import type { Database } from '../../ledger/ledger';
import { startChore, type Chore } from '../../model/chore';
import type { Accept } from '../accept';
import { createResolveHandled, type Resolve } from './resolve-handled';
import { takeDeadLetters } from './take-dead-letters';

const lookEveryMs = 2000;

export interface DeadLetterDependencies {
  db: Database;
  accept: Accept;
  resolve: Resolve;
  log: Logger;
}

/** Any number of processes may do this. */
export function startDeadLetterHandlers({ db, accept, resolve, log }: DeadLetterDependencies): Chore {
  const resolveHandled = createResolveHandled(db, resolve, log);
  return startChore({ name: 'see to dead letters', everyMs: lookEveryMs, log }, async (stopping) => {
    await takeDeadLetters(db, accept, log);
    await resolveHandled(stopping);
  });
}
