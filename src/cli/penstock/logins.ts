// Who is logged in where: a session or a token for each Penstock, in a file that only its owner reads.
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UsageError } from '../usage-error';

/** What a login left: the session's cookie and the token its changes need, or a personal access token. */
export type Login = { cookie: string; csrfToken: string } | { token: string };

type Logins = Record<string, Login>;

/** Undefined where there is no home directory to keep it in. */
function loginsFile({ XDG_CONFIG_HOME, HOME }: NodeJS.ProcessEnv): string | undefined {
  const directory = XDG_CONFIG_HOME || (HOME && join(HOME, '.config'));
  return directory ? join(directory, 'penstock', 'logins.json') : undefined;
}

export async function findLogin(url: string, env: NodeJS.ProcessEnv): Promise<Login | undefined> {
  const file = loginsFile(env);
  return file === undefined ? undefined : (await readLogins(file))[url];
}

/** In the place of the one before; `undefined` takes it away. */
export async function keepLogin(url: string, login: Login | undefined, env: NodeJS.ProcessEnv): Promise<void> {
  const file = loginsFile(env);
  if (file === undefined) throw new UsageError('HOME is not set: there is no place to keep the login in');
  // JSON leaves out what is undefined.
  const text = JSON.stringify({ ...(await readLogins(file)), [url]: login }, null, 2);
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await writeFile(`${file}.${process.pid}`, text, { mode: 0o600 });
    await rename(`${file}.${process.pid}`, file);
  } catch (error) {
    throw new UsageError(`${file} cannot be written: ${(error as Error).message}`);
  }
}

async function readLogins(file: string): Promise<Logins> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Logins;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // One that does not parse is as good as none: it is written anew by the next login.
    if (error instanceof SyntaxError || code === 'ENOENT' || code === 'ENOTDIR') return {};
    throw new UsageError(`${file} cannot be read: ${(error as Error).message}`);
  }
}
