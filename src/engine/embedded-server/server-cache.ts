// Where a fetched or built executable is kept. It appears there whole or not at all, whoever else is at it.

import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** `~/.cache/penstock`, or the place that XDG_CACHE_HOME names. */
export const cacheDirectory = (env: NodeJS.ProcessEnv): string =>
  join(env.XDG_CACHE_HOME || join(env.HOME || homedir(), '.cache'), 'penstock');

/**
 * Has `make` produce a file or a directory inside a directory of its own, and moves it to `destination` in one step.
 * `make` answers the path of what it made.
 */
export async function putInCache(destination: string, make: (workDirectory: string) => Promise<string>) {
  const parent = join(destination, '..');
  await mkdir(parent, { recursive: true });
  const workDirectory = await mkdtemp(join(parent, '.making-'));
  try {
    const made = await make(workDirectory);
    await rename(made, destination).catch((error: NodeJS.ErrnoException) => {
      // A directory that another process has put there meanwhile is as good as ours.
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(workDirectory, { recursive: true, force: true });
  }
}
