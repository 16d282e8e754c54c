// A PostgreSQL of the bench's own. Unlike that of the tests it flushes to disk, as one in use does.
import { execFileSync } from 'node:child_process';
import { chown } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from '../../src/engine/embedded-server/ports';
import { spawnTied } from '../../src/engine/embedded-server/tied-process';
import type { Stack } from '../../src/program/stack';
import { postgresFolder } from '../../test/support/shared/start-postgres';
import { until } from '../../test/support/until';
import { Client } from 'pg';
import { temporaryDirectory } from './penstock';

export interface Postgres {
  pid: number;
  url: string;
}

export async function startPostgres(stack: Stack): Promise<Postgres> {
  const directory = await temporaryDirectory(stack);
  const user = userToRunAs();
  if (user) await chown(directory, user.uid, user.gid);
  const data = join(directory, 'data');
  const initdb = ['-D', data, '-U', 'penstock', '-A', 'trust', '-E', 'UTF8', '--locale=C'];
  execFileSync(program('initdb'), initdb, { ...user, cwd: directory, stdio: 'pipe' });

  const port = await freePort();
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200'];
  const command = [program('postgres'), '-D', data, '-p', String(port), ...settings.flatMap((each) => ['-c', each])];
  const server = await spawnTied(command, join(directory, 'log'), { ...user, cwd: directory });
  stack.push('PostgreSQL', () => server.stop());
  const url = `postgres://penstock@127.0.0.1:${port}/postgres`;
  await until('PostgreSQL', () => answers(url));
  return { pid: server.pid, url };
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

/** Undefined when there is no PostgreSQL on this machine. */
export function postgresVersion(): string | undefined {
  if (postgresFolder() === undefined) return undefined;
  return /[\d.]+/.exec(execFileSync(program('postgres'), ['--version'], { encoding: 'utf8' }))?.[0];
}

const program = (name: string): string => join(postgresFolder() ?? '', name);

/** PostgreSQL does not run as root: the user that Debian's package makes is taken instead. */
function userToRunAs(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}
