// The fuzzer that reads /openapi.json: https://schemathesis.io, from PyPI, in a virtual environment of its own.
import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from '../../../src/engine/embedded-server/run-command';
import { cacheDirectory } from '../../../src/engine/embedded-server/server-cache';

const version = '4.32.5';

const place = (env: NodeJS.ProcessEnv) => join(cacheDirectory(env), `schemathesis-${version}`);
const program = (env: NodeJS.ProcessEnv) => join(place(env), 'bin', 'schemathesis');

/** Answers the path of the program; fetches it when the cache lacks it, which takes a minute. */
export async function fetchSchemathesis(env = process.env): Promise<string> {
  if (existsSync(program(env))) return program(env);
  // A virtual environment cannot be moved, so it is made in its place.
  await mkdir(cacheDirectory(env), { recursive: true });
  await rm(place(env), { recursive: true, force: true });
  try {
    await runCommand({ file: 'python3', args: ['-m', 'venv', place(env)], env });
    const args = ['install', '--quiet', '--disable-pip-version-check', `schemathesis==${version}`];
    await runCommand({ file: join(place(env), 'bin', 'pip'), args, env });
  } catch (error) {
    await rm(place(env), { recursive: true, force: true });
    throw error;
  }
  return program(env);
}

/** Whether the cache has it. */
export const schemathesisIsThere = (env = process.env): boolean => existsSync(program(env));
