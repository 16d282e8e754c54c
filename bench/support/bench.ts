// What every suite is given.
import type { Stack } from '../../src/program/stack';

export interface Bench {
  /** Stopped when the suite ends, however it ends. */
  stack: Stack;
  /** Short enough to see whether it works and about where it stands. */
  quick: boolean;
  /** How many there are to be, in suites that read records; absent: as many as the suite thinks right. */
  records?: number;
  say: (line: string) => void;
}
