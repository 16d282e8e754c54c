// The PostgreSQL of a jest run: the one that PENSTOCK_TEST_DATABASE_URL names, or a new one in a temporary directory.

import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { chown, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { freePort } from '../../../src/engine/embedded-server/ports';
import { lastLines } from '../../../src/engine/embedded-server/run-command';
import { spawnTied } from '../../../src/engine/embedded-server/tied-process';
import type { AtEnd } from './global-setup';
import type { Shared } from './shared-servers';

const debianFolder = '/usr/lib/postgresql';

/** The folder of PostgreSQL's programs: on PATH, or where Debian puts them. */
export function postgresFolder(): string | undefined {
  const debian = existsSync(debianFolder) ? readdirSync(debianFolder).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    ...debian.map((version) => join(debianFolder, version, 'bin')),
  ];
  return folders.find((folder) => existsSync(join(folder, 'postgres')) && existsSync(join(folder, 'initdb')));
}

/** Makes new, empty databases, starting a server with the first. */
export function postgresForRun(atEnd: AtEnd): () => Promise<Shared['database']> {
  let started: Promise<string> | undefined;
  return async () => {
    const url = await (started ??= startPostgres(atEnd));
    const name = `penstock_test_${randomBytes(6).toString('hex')}`;
    await query(url, `CREATE DATABASE ${name}`);
    atEnd(() => query(url, `DROP DATABASE ${name} WITH (FORCE)`));
    const database = new URL(url);
    database.pathname = name;
    return { url: database.href };
  };
}

async function startPostgres(atEnd: AtEnd): Promise<string> {
  if (process.env.PENSTOCK_TEST_DATABASE_URL) return process.env.PENSTOCK_TEST_DATABASE_URL;
  const folder = postgresFolder();
  if (folder === undefined) throw new Error(`no PostgreSQL: not on PATH, not in ${debianFolder}/*/bin`);
  const directory = await mkdtemp(join(tmpdir(), 'penstock-postgres-'));
  atEnd(() => rm(directory, { recursive: true }));
  const user = userToRunAs();
  if (user !== undefined) await chown(directory, user.uid, user.gid);

  const data = join(directory, 'data');
  const initdb = ['-D', data, '-U', 'penstock', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
  execFileSync(join(folder, 'initdb'), initdb, { ...user, cwd: directory, stdio: 'pipe' });

  const port = await freePort();
  const log = join(directory, 'postgres.log');
  const command = [join(folder, 'postgres'), '-D', data, '-p', String(port), ...settings];
  const server = await spawnTied(command, log, { ...user, cwd: directory });
  atEnd(() => server.stop());
  const url = `postgres://penstock@127.0.0.1:${port}/postgres`;
  await Promise.race([
    untilAnswers(url),
    server.ended.then(async () => {
      throw new Error(`PostgreSQL did not start: ${lastLines(await readFile(log, 'utf8'), 3)}`);
    }),
  ]);
  return url;
}

const settings = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=200',
  'fsync=off',
  'full_page_writes=off',
].flatMap((setting) => ['-c', setting]);

/** PostgreSQL does not run as root: the user that Debian's package makes is taken instead. */
function userToRunAs(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

async function untilAnswers(url: string): Promise<void> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    try {
      return await query(url, 'SELECT 1');
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await pause(100);
    }
  }
}

async function query(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
