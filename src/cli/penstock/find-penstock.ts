// Which Penstock a command talks to, and with which token.
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { findLogin, type Login } from './logins';
import { UsageError } from '../usage-error';

export interface ConnectionOptions {
  url?: string;
  token?: string;
  stateDir?: string;
  project?: string;
}

export interface Found {
  /** Base URL, without a slash at its end. */
  url: string;
  /** Where the URL is from. */
  urlFrom: '--url' | 'PENSTOCK_URL' | 'running.json' | 'default';
  token?: string;
  /** What "penstock login" left for this URL; not there when a token is given. */
  login?: Login;
  stateDirectory: string;
  /** The one that requests are about; without it Penstock says. */
  project?: string;
}

/** What `penstock up` writes about itself. */
export interface RunningFile {
  pid: number;
  api: string;
  temporal: string;
}

const defaultPort = '8585';
// Their names are set in src/program, which is not loaded for a command that only talks to the API.
const runningFile = 'running.json';
const adminTokenFile = 'admin-token';

/** An option wins over the environment, and that over what `penstock up` left in the state directory. */
export async function findPenstock(options: ConnectionOptions, env: NodeJS.ProcessEnv): Promise<Found> {
  const stateDirectory = resolve(options.stateDir ?? (env.PENSTOCK_STATE_DIR || './.penstock'));
  const { url, urlFrom } = await findUrl(options, env, stateDirectory);
  const project = options.project ?? (env.PENSTOCK_PROJECT || undefined);
  const found = { url, urlFrom, stateDirectory, ...(project !== undefined && { project }) };
  const given = options.token ?? (env.PENSTOCK_TOKEN || env.PENSTOCK_ADMIN_TOKEN);
  const login = given === undefined ? await findLogin(url, env) : undefined;
  if (login) return { ...found, login };
  // The token of the Penstock on this machine is not for others to see.
  const isHere = urlFrom === 'running.json' || urlFrom === 'default' || isLoopback(url);
  const token = given ?? (isHere ? await readOptional(join(stateDirectory, adminTokenFile)) : undefined);
  return { ...found, ...(token !== undefined && { token: token.trim() }) };
}

async function findUrl(
  { url }: ConnectionOptions,
  { PENSTOCK_URL, PENSTOCK_PORT }: NodeJS.ProcessEnv,
  stateDirectory: string,
): Promise<Pick<Found, 'url' | 'urlFrom'>> {
  if (url !== undefined) return { url: httpUrl(url, '--url'), urlFrom: '--url' };
  if (PENSTOCK_URL) return { url: httpUrl(PENSTOCK_URL, 'PENSTOCK_URL'), urlFrom: 'PENSTOCK_URL' };
  const running = await readRunningFile(stateDirectory);
  if (running) return { url: running.api, urlFrom: 'running.json' };
  return { url: `http://127.0.0.1:${PENSTOCK_PORT || defaultPort}`, urlFrom: 'default' };
}

export async function readRunningFile(stateDirectory: string): Promise<RunningFile | undefined> {
  const text = await readOptional(join(stateDirectory, runningFile));
  try {
    return text === undefined ? undefined : (JSON.parse(text) as RunningFile);
  } catch {
    // It is being written, or was when the machine went down: as good as none.
    return undefined;
  }
}

function httpUrl(text: string, from: string): string {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) {
    throw new UsageError(`${from}: must be an http:// or https:// URL, got "${text}"`);
  }
  return text.replace(/\/+$/, '');
}

const isLoopback = (url: string): boolean => /^(localhost|127\.[\d.]+|\[::1\])$/.test(new URL(url).hostname);

/** The text of the file; undefined when it is not there. */
export async function readOptional(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new UsageError(`${path} cannot be read: ${(error as Error).message}`);
  }
}
