import { compiledPath } from '../model/compiled-path';

/** Starts Penstock as `npm start` and the image do, with the arguments of its command line. */
export const penstockCommand = (...args: string[]): string[] => [
  process.execPath,
  '--max-semi-space-size=32',
  compiledPath('src/cli/main.js'),
  ...args,
];

/** With glibc, each thread has memory of its own, in which what was freed stays: shared by all, it is a tenth less in the end. */
export const penstockEnvironment = { MALLOC_ARENA_MAX: '2' };
