// What every suite is given.
import type { Stack } from '../../src/program/stack';

export interface Bench {
  /** Stopped when the suite ends, however it ends. */
  stack: Stack;
  /** Short enough to see whether it works and about where it stands. */
  quick: boolean;
  say: (line: string) => void;
}
