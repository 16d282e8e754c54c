import type { Logger } from 'pino';
import type { Intakes } from '../model/intakes';
import type { Meters } from './meters';
import type { Settings } from './settings';
import type { Stack } from './stack';

/** What every part is given. */
export interface Parts {
  settings: Settings;
  log: Logger;
  stack: Stack;
  /** How long the end waits for tables to be appended to; absent, as long as 90 s allow. */
  flushWithinMs?: number;
  /** Where this process both takes events in and makes attempts: groups of its own take in what it accepts. */
  intakes?: Intakes;
  /** Where this process both makes attempts and answers /metrics. */
  meters?: Meters;
}
