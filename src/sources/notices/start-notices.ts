import type { Logger } from 'pino';
import { startChore, type Chore } from '../../model/chore';
import { takeNotices, type NoticeDependencies } from './take-notices';

const lookEveryMs = 2000;

/** Any number of processes may do this. */
export const startNotices = (dependencies: NoticeDependencies & { log: Logger }): Chore =>
  startChore({ name: 'take notices', everyMs: lookEveryMs, log: dependencies.log }, () => takeNotices(dependencies));
