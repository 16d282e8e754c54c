#!/usr/bin/env -S MALLOC_ARENA_MAX=2 node --max-semi-space-size=32
import { run } from './run';

// Whoever reads our output may stop reading, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

void run(process.argv.slice(2), process).then((exitCode) => {
  process.exitCode = exitCode;
});
