// Servers of the demos and tests that are Java programs: whether they can run here, and how Maven fetches them.
import { existsSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { runCommand, type Report } from '../../engine/embedded-server/run-command';
import { putInCache } from '../../engine/embedded-server/server-cache';
import { PenstockError } from '../../model/errors';

const oldestJava = 17;
const tellEveryMs = 10_000;
const answerWithinMs = 10_000;

/** Whether PATH has a program of this name. */
export const isOnPath = (program: string, env: NodeJS.ProcessEnv): boolean =>
  (env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));

const missing = (message: string, cause?: unknown): PenstockError =>
  new PenstockError('programMissing', message, { cause });

/** Throws `programMissing` unless `java` runs, and is not too old. */
export async function requireJava(env: NodeJS.ProcessEnv): Promise<void> {
  const needed = `Java ${oldestJava} or newer is needed`;
  const advice = 'install one, on Debian or Ubuntu with: apt-get install default-jre-headless';
  if (!isOnPath('java', env)) throw missing(`${needed}, and there is no "java" on PATH; ${advice}`);
  const signal = AbortSignal.timeout(answerWithinMs);
  const said = await runCommand({ file: 'java', args: ['--version'], env, signal }).catch((cause: Error) => {
    throw missing(`${needed}, and "java --version" fails: ${cause.message}; ${advice}`, cause);
  });
  const version = Number(/^\S+ (\d+)/.exec(said)?.[1]);
  if (!(version >= oldestJava)) throw missing(`${needed}, and "java" is ${said.split('\n')[0]}; ${advice}`);
}

export interface Fetch {
  /** For people: what is fetched, and how large it is. */
  what: string;
  /** Goals and properties. */
  args: string[];
  folder: string;
  env: NodeJS.ProcessEnv;
  report: Report;
  /** Calls it off. */
  signal?: AbortSignal | undefined;
}

/** Throws `programMissing` when there is no Maven, or it did not get at what was asked for. */
export async function fetchByMaven({ what, args, folder, env, report, signal }: Fetch): Promise<void> {
  if (!isOnPath('mvn', env)) {
    throw missing(
      `Maven is needed to fetch ${what}, and there is no "mvn" on PATH; ` +
        'install it, on Debian or Ubuntu with: apt-get install maven',
    );
  }
  const began = Date.now();
  const tell = () => report(`fetching ${what}, with Maven … ${Math.round((Date.now() - began) / 1000)} s so far`);
  tell();
  const timer = setInterval(tell, tellEveryMs);
  try {
    const command = { file: 'mvn', args: ['-q', '-B', ...args], env, cwd: folder };
    await runCommand({ ...command, reasonIn: firstError, ...(signal && { signal }) });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw missing(
      `Maven could not fetch ${what}: ${(cause as Error).message}. ` +
        'It needs a network, or a mirror of Maven Central in ~/.m2/settings.xml',
      cause,
    );
  } finally {
    clearInterval(timer);
  }
}

/** A jar by its Maven coordinates, at `path` in the cache, where it is put first if need be. Throws the same. */
export async function findJar(
  path: string,
  { coordinates, ...fetch }: Omit<Fetch, 'args' | 'folder'> & { coordinates: string },
): Promise<string> {
  if (!existsSync(path)) {
    await putInCache(path, async (folder) => {
      const args = ['dependency:copy', `-Dartifact=${coordinates}`, `-DoutputDirectory=${folder}`];
      await fetchByMaven({ ...fetch, args, folder });
      return join(folder, basename(path));
    });
  }
  return path;
}

/** Maven says what is wrong first, and then at length where to read about it. */
const firstError = (output: string): string | undefined => /\[ERROR\] (.+?)(?: -> \[Help 1\])?$/m.exec(output)?.[1];
