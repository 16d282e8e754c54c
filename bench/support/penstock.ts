// Penstocks to be measured: the build, in processes of their own, with nothing kept afterwards.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiClient } from '../../src/demo/api-client';
import { freePort } from '../../src/engine/embedded-server/ports';
import { penstockCommand, penstockEnvironment } from '../../src/program/penstock-command';
import type { Stack } from '../../src/program/stack';
import { startLogged } from './logged-process';

export type Role = 'up' | 'gateway' | 'worker' | 'dispatcher';

export interface Penstock {
  pid: number;
  port: number;
  /** host:port */
  temporalAddress: string;
  api: ApiClient;
  stop(): Promise<void>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
}

export interface PenstockOptions {
  role?: Role;
  /** PostgreSQL instead of the embedded ledger. */
  databaseUrl?: string;
  /** host:port of a Temporal server instead of the embedded one. */
  temporalAddress?: string;
  /** Kept when it is given. */
  stateDirectory?: string;
  /** Below which tables on this machine's file system may lie. */
  allowDirectories?: string;
  functionsDirectory?: string;
  /** All are kept unless told. */
  keepEvents?: string;
}

const adminToken = 'bench-admin-token';
const encryptionKey = Buffer.alloc(32, 1).toString('base64');

/** Waits until it is up. It ends with the stack, and with this process. */
export async function startPenstock(stack: Stack, options: PenstockOptions = {}): Promise<Penstock> {
  const role = options.role ?? 'up';
  const directory = await temporaryDirectory(stack);
  const [port, temporalPort] = [await freePort(), await freePort()];
  const env = {
    ...withoutSettings(process.env),
    ...penstockEnvironment,
    PENSTOCK_PORT: String(port),
    PENSTOCK_TEMPORAL_PORT: String(temporalPort),
    PENSTOCK_TEMPORAL_UI_PORT: String(await freePort()),
    PENSTOCK_STATE_DIR: options.stateDirectory ?? directory,
    PENSTOCK_ADMIN_TOKEN: adminToken,
    PENSTOCK_ENCRYPTION_KEY: encryptionKey,
    PENSTOCK_ALLOW_ADDRESSES: '127.0.0.0/8',
    PENSTOCK_LOG_LEVEL: 'error',
    PENSTOCK_MAX_SINKS_PER_SOURCE: '1000',
    PENSTOCK_KEEP_EVENTS: options.keepEvents ?? 'forever',
    ...(options.databaseUrl !== undefined && { PENSTOCK_DATABASE_URL: options.databaseUrl }),
    ...(options.temporalAddress !== undefined && { TEMPORAL_ADDRESS: options.temporalAddress }),
    ...(options.functionsDirectory !== undefined && { PENSTOCK_FUNCTIONS_DIR: options.functionsDirectory }),
    ...(options.allowDirectories !== undefined && { PENSTOCK_ALLOW_DIRECTORIES: options.allowDirectories }),
  };
  const announcement = /^\{("api".*)?\}$/m;
  const {
    pid,
    stop,
    kill: killNow,
    ended,
  } = await startLogged(penstockCommand(role, '--json'), { log: join(directory, 'log'), env, isUp: announcement });
  stack.push(role, stop);
  const temporalAddress = options.temporalAddress ?? `127.0.0.1:${temporalPort}`;
  const api = new ApiClient(`http://127.0.0.1:${port}`, adminToken);
  const kill = async () => {
    killNow();
    await ended;
  };
  return { pid, port, temporalAddress, api, stop, kill };
}

/** Removed with the stack. */
export async function temporaryDirectory(stack: Stack): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'penstock-bench-'));
  stack.push(directory, () => rm(directory, { recursive: true, force: true }));
  return directory;
}

/** So that the run is the same whatever the shell has set. */
const withoutSettings = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !/^(PENSTOCK|TEMPORAL)_/.test(name)));
