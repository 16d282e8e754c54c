// `penstock up`, but that at its end it waits for tables only as many milliseconds as its argument says.
import { createRequire } from 'node:module';
import type { runUntilStopped as Run } from '../../../src/cli/roles/run-until-stopped';
import { compiledPath } from '../../../src/model/compiled-path';
import type { up as Up } from '../../../src/program/up';

// Compiled, as the program is: it starts threads and workers by their compiled files.
const load = createRequire(__filename);
const { runUntilStopped } = load(compiledPath('src/cli/roles/run-until-stopped.js')) as { runUntilStopped: typeof Run };
const { up } = load(compiledPath('src/program/up.js')) as { up: typeof Up };

void runUntilStopped(async (parts) => {
  const { failed } = await up({ ...parts, flushWithinMs: Number(process.argv[2]) }, console.error);
  return { announcement: 'up', failed };
}, process).then((exitCode) => process.exit(exitCode));
