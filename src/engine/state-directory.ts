// The directory of an embedded Penstock: nobody else's to read, held by one process at a time.

import { createHash } from 'node:crypto';
import { chmod, mkdir, open, readdir, readFile, realpath, rename, rm, stat, unlink } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PenstockError } from '../model/errors';

/**
 * Makes the directory with mode 0700, or takes group and others their access to an existing one. Answers its real path.
 * @throws PenstockError `settingInvalid` when it cannot be one.
 */
export async function makeStateDirectory(directory: string): Promise<string> {
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    if ((await stat(directory)).mode & 0o077) await chmod(directory, 0o700);
    return await realpath(directory);
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    const isFile = code === 'EEXIST' || code === 'ENOTDIR';
    const fault = isFile ? 'it, or a part of its path, is a file' : message;
    const advice = 'choose a directory with --state-dir or PENSTOCK_STATE_DIR';
    throw new PenstockError('settingInvalid', `state directory ${directory} cannot be used: ${fault}; ${advice}`, {
      cause,
    });
  }
}

/** The text of a file of mode 0600 in the directory; made, whole or not at all, when it is not there or empty. */
export async function readOrCreate(
  directory: string,
  name: string,
  make: () => string | Promise<string>,
): Promise<string> {
  const path = join(directory, name);
  const existing = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  if (existing !== undefined && existing.trim() !== '') return existing;
  const text = await make();
  const beside = `${path}.${process.pid}`;
  const file = await open(beside, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(beside, path);
  return text;
}

export interface StateLock {
  release(): Promise<void>;
}

/**
 * Holds the directory until `release`, or until this process ends in whatever way: the lock is a bound socket, so none
 * is ever left behind. Whoever connects to it is told the holder's pid.
 * @throws PenstockError `stateDirectoryInUse` when another process holds it.
 */
export async function lockStateDirectory(directory: string, platform = process.platform): Promise<StateLock> {
  const address = await lockAddress(directory, platform);
  // A holder that ends between our attempt to bind and our question leaves the address free: hence the second round.
  for (let round = 1; ; round++) {
    const server = createServer((socket) => socket.on('error', () => undefined).end(String(process.pid)));
    if (await bind(server, address)) {
      server.unref();
      return { release: () => new Promise((resolve) => server.close(() => resolve())) };
    }
    const holder = await askHolder(address);
    if (holder !== undefined || round === 2)
      throw new PenstockError(
        'stateDirectoryInUse',
        `state directory ${directory} is in use by process ${holder ?? 'unknown'}; stop that one, or use another directory`,
      );
    if (!address.startsWith('\0')) await unlink(address).catch(() => undefined);
  }
}

export interface ScratchFolder {
  path: string;
  release(): Promise<void>;
}

/**
 * A folder below the directory for files that need not outlive this process, which alone holds it until `release`: several
 * may share the directory. What an earlier holder left there is gone.
 */
export async function holdScratchFolder(directory: string): Promise<ScratchFolder> {
  for (let number = 1; ; number += 1) {
    const path = join(directory, 'scratch', String(number));
    await mkdir(path, { recursive: true, mode: 0o700 });
    try {
      const lock = await lockStateDirectory(path);
      for (const name of await readdir(path)) await rm(join(path, name), { recursive: true, force: true });
      return { path, release: () => lock.release() };
    } catch (error) {
      if (!(error instanceof PenstockError) || error.code !== 'stateDirectoryInUse') throw error;
    }
  }
}

/**
 * On Linux a name that is no file and vanishes with the process, elsewhere a socket file that may outlive it. It is of the
 * directory, not of its path: bind mounts give one directory several real paths.
 */
async function lockAddress(directory: string, platform: NodeJS.Platform): Promise<string> {
  const { dev, ino } = await stat(directory, { bigint: true });
  const name = `penstock-${createHash('sha256').update(`${dev}:${ino}`).digest('hex').slice(0, 32)}`;
  return platform === 'linux' ? `\0${name}` : join(tmpdir(), `${name}.sock`);
}

/** Whether the server could bind the address; false when someone has it. */
const bind = (server: Server, address: string): Promise<boolean> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(false) : reject(error),
    );
    server.listen(address, () => resolve(true));
  });

/** The pid of the holder, `unknown` when it is too busy to say, nothing when nobody listens. */
const askHolder = (address: string): Promise<string | undefined> =>
  new Promise((resolve) => {
    let answer = '';
    const socket = connect(address);
    socket.setTimeout(2_000, () => socket.destroy());
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.on('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'ECONNREFUSED' ? undefined : 'unknown'),
    );
    socket.on('close', () => resolve(answer || 'unknown'));
  });
