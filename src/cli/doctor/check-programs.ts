// The programs that Penstock is and needs: their versions.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { temporalVersion } from '../../engine/embedded-server/find-server';
import { runCommand } from '../../engine/embedded-server/run-command';
import { cacheDirectory } from '../../engine/embedded-server/server-cache';
import { packageFacts } from '../version';
import { fine, problem, type Check } from './check';

export function checkNode(version = process.versions.node): Check {
  const { nodeRange } = packageFacts();
  const least = nodeRange.replace('>=', '');
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [leastMajor = 0, leastMinor = 0] = least.split('.').map(Number);
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return fine('Node.js', version);
  return problem('Node.js', `${version} is too old`, `Install Node.js ${least} or newer.`);
}

export const checkPenstock = (): Check => fine('Penstock', packageFacts().version);

/** Not having it is no problem: it is fetched when an embedded server is first started. */
export async function checkTemporalCli(env: NodeJS.ProcessEnv): Promise<Check> {
  const name = 'Temporal CLI';
  try {
    const signal = AbortSignal.timeout(10_000);
    return fine(name, (await runCommand({ file: 'temporal', args: ['--version'], env, signal })).trim());
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
      return problem(name, (error as Error).message, 'Install it anew: https://docs.temporal.io/cli');
    }
    const cached = join(cacheDirectory(env), `temporal-${temporalVersion}`, 'temporal');
    if (existsSync(cached)) return fine(name, `${temporalVersion}, in ${cached}`);
    return fine(name, 'not installed; "penstock up" fetches it when TEMPORAL_ADDRESS is not set');
  }
}
