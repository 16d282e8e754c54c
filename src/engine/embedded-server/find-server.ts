// How to come by a `temporal` executable, quickest way first: PATH, Penstock's cache, the SDK's download, a Go build.

import { access } from 'node:fs/promises';
import { constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { PenstockError } from '../../model/errors';
import { runCommand, type Report } from './run-command';
import { sdkDownload } from './sdk-download';
import { cacheDirectory, putInCache } from './server-cache';

/** The release that is downloaded or built when none is installed (Temporal server 1.29.1). */
export const temporalVersion = 'v1.5.1';
const goPackage = `github.com/temporalio/cli/cmd/temporal@${temporalVersion}`;

interface Search {
  env: NodeJS.ProcessEnv;
  report: Report;
  cached: string;
}

/** A way to an executable. It answers a path, or throws why it has none. */
interface Step {
  name: string;
  find: (search: Search) => Promise<string>;
}

const steps: Step[] = [
  { name: 'on PATH', find: onPath },
  { name: 'in the cache', find: ({ cached, env }) => works(cached, env) },
  { name: "by the SDK's download", find: download },
  { name: 'by go install', find: goInstall },
];

/**
 * The path of a `temporal` executable that runs.
 * @throws PenstockError `engineUnavailable` that names every way tried and why it failed.
 */
export async function findServer(report: Report, env: NodeJS.ProcessEnv = process.env): Promise<string> {
  const cached = join(cacheDirectory(env), `temporal-${temporalVersion}`, 'temporal');
  const tell: Report = (line) => report(`temporal: ${line}`);
  const failures: string[] = [];
  for (const { name, find } of steps) {
    try {
      return await find({ env, cached, report: tell });
    } catch (error) {
      const failure = `not ${name}: ${(error as Error).message}`;
      tell(failure);
      failures.push(failure);
    }
  }
  throw new PenstockError(
    'engineUnavailable',
    [
      'no Temporal server could be found or fetched:',
      ...failures.map((failure) => `  - ${failure}`),
      'Set TEMPORAL_ADDRESS to a running server, or install the Temporal CLI (https://docs.temporal.io/cli) or Go.',
    ].join('\n'),
  );
}

async function onPath({ env }: Search): Promise<string> {
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  for (const folder of folders) {
    const path = join(folder, 'temporal');
    if (await isExecutable(path)) return works(path, env);
  }
  throw new Error(`none of its folders has one`);
}

async function works(path: string, env: NodeJS.ProcessEnv): Promise<string> {
  if (!(await isExecutable(path))) throw new Error(`${path} is not there`);
  const answer = await runCommand({ file: path, args: ['--version'], env, signal: AbortSignal.timeout(10_000) });
  if (!answer.startsWith('temporal version')) throw new Error(`${path} --version answered ${answer.slice(0, 80)}`);
  return path;
}

const isExecutable = (path: string): Promise<boolean> =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  );

async function download({ env, cached, report }: Search): Promise<string> {
  report(`asking temporal.download for ${temporalVersion}`);
  await putInCache(cached, async (directory) =>
    works(await sdkDownload({ server: 'dev-server', version: temporalVersion, directory, env, report }), env),
  );
  return cached;
}

async function goInstall({ env, cached, report }: Search): Promise<string> {
  const began = Date.now();
  const say = () =>
    report(`building with go install, about 3 minutes … ${Math.round((Date.now() - began) / 1000)} s so far`);
  await runCommand({ file: 'go', args: ['version'], env });
  say();
  const timer = setInterval(say, 10_000);
  try {
    await putInCache(cached, async (directory) => {
      // GOTOOLCHAIN: an older Go fetches the one that the package asks for.
      const goEnv = { ...env, GOBIN: directory, GOTOOLCHAIN: 'auto' };
      await runCommand({ file: 'go', args: ['install', goPackage], env: goEnv, cwd: directory });
      return works(join(directory, 'temporal'), env);
    });
  } finally {
    clearInterval(timer);
  }
  return cached;
}
