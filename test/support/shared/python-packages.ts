// Packages of PyPI in the cache, in virtual environments of their own.

import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from '../../../src/engine/embedded-server/run-command';
import { cacheDirectory } from '../../../src/engine/embedded-server/server-cache';

export interface PythonPackages {
  /** Of the environment, in the cache. */
  name: string;
  /** As pip takes them. */
  packages: string[];
  /** What is used of the environment: `python`, or a program that a package brings. */
  program: string;
}

const placeOf = ({ name }: PythonPackages, env: NodeJS.ProcessEnv) => join(cacheDirectory(env), name);

/** Path of the program, be it there or not. */
export const programOf = (wanted: PythonPackages, env: NodeJS.ProcessEnv): string =>
  join(placeOf(wanted, env), 'bin', wanted.program);

/** Answers the path of the program; fetches the packages when the cache lacks it, which takes a minute. */
export async function fetchPackages(wanted: PythonPackages, env: NodeJS.ProcessEnv): Promise<string> {
  const [place, program] = [placeOf(wanted, env), programOf(wanted, env)];
  if (existsSync(program)) return program;
  // A virtual environment cannot be moved, so it is made in its place.
  await mkdir(cacheDirectory(env), { recursive: true });
  await rm(place, { recursive: true, force: true });
  try {
    await runCommand({ file: 'python3', args: ['-m', 'venv', place], env });
    const args = ['install', '--quiet', '--disable-pip-version-check', ...wanted.packages];
    await runCommand({ file: join(place, 'bin', 'pip'), args, env });
  } catch (error) {
    await rm(place, { recursive: true, force: true });
    throw error;
  }
  return program;
}
